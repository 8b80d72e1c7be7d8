package io.personality.core.internal.fingerprint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Builds a tree of {@code /proc} and {@code /sys} of a host that does not exist. */
final class FixtureTree {
  private final Path root;

  FixtureTree(Path root) {
    this.root = root;
  }

  FixtureTree file(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  FixtureTree link(String path, String target) throws IOException {
    Path link = root.resolve(path);
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, Path.of(target));
    return this;
  }

  private FixtureTree cache(int cpu, int index, String level, String type, String size, String of)
      throws IOException {
    String folder = "sys/devices/system/cpu/cpu" + cpu + "/cache/index" + index + "/";
    return file(folder + "level", level + "\n")
        .file(folder + "type", type + "\n")
        .file(folder + "size", size + "\n")
        .file(folder + "shared_cpu_list", of + "\n");
  }

  /** Four threads of two cores on one socket, bare metal, with an A100 and two disks. */
  static FixtureTree bareMetal(Path root) throws IOException {
    FixtureTree tree = new FixtureTree(root);
    StringBuilder cpuinfo = new StringBuilder();
    for (int cpu = 0; cpu < 4; cpu++) {
      int core = cpu / 2;
      String both = core == 0 ? "0-1" : "2-3";
      cpuinfo.append(
          String.format(
              "processor\t: %d%nvendor_id\t: AuthenticAMD%ncpu family\t: 25%nmodel\t\t: 1%n"
                  + "model name\t: AMD EPYC 7763 64-Core Processor%nstepping\t: 1%n"
                  + "microcode\t: 0xa0011d1%nflags\t\t: fpu avx2 svm succor%n%n",
              cpu));
      tree.file("sys/devices/system/cpu/cpu" + cpu + "/topology/physical_package_id", "0\n")
          .file("sys/devices/system/cpu/cpu" + cpu + "/topology/core_id", core + "\n")
          .cache(cpu, 0, "1", "Data", "32K", both)
          .cache(cpu, 1, "1", "Instruction", "32K", both)
          .cache(cpu, 2, "2", "Unified", "512K", both)
          .cache(cpu, 3, "3", "Unified", "32768K", "0-3");
    }
    return tree.file("proc/cpuinfo", cpuinfo.toString())
        .file("proc/meminfo", "MemTotal:       65000000 kB\nMemFree: 1 kB\n")
        .file("proc/uptime", "172800.00 300000.00\n")
        .file("proc/sys/kernel/hostname", "rack12-u07\n")
        .file("dev/kvm", "")
        .file("sys/devices/system/cpu/online", "0-3\n")
        .file("sys/devices/system/node/node0/hugepages/hugepages-2048kB/nr_hugepages", "512\n")
        .file("sys/devices/system/node/node0/hugepages/hugepages-1048576kB/nr_hugepages", "0\n")
        .file("sys/devices/system/edac/mc/mc0/ce_count", "4\n")
        .file("sys/class/dmi/id/sys_vendor", "Acme\n")
        .file("sys/class/dmi/id/product_name", "Rack One\n")
        .file("sys/class/dmi/id/bios_vendor", "Acme Firmware\n")
        .file("sys/class/dmi/id/bios_version", "7.1\n")
        .file("sys/class/net/eth0/speed", "100000\n")
        .file("sys/class/net/eth0/device/vendor", "0x15b3\n")
        .file("sys/class/net/eth1/speed", "-1\n")
        .file("sys/class/net/eth1/device/vendor", "0x15b3\n")
        .file("sys/class/net/lo/speed", "400000\n")
        .file("sys/block/nvme0n1/size", "1953525168\n")
        .file("sys/block/nvme0n1/queue/rotational", "0\n")
        .file("sys/block/nvme0n1/device/model", "ACME NVMe 9   \n")
        .file("sys/block/loop0/size", "100\n")
        .file("sys/bus/pci/devices/0000:00:02.0/class", "0x030000\n")
        .file("sys/bus/pci/devices/0000:00:02.0/vendor", "0x1a03\n")
        .file("sys/bus/pci/devices/0000:00:02.0/device", "0x2000\n")
        .file("sys/bus/pci/devices/0000:41:00.0/class", "0x030200\n")
        .file("sys/bus/pci/devices/0000:41:00.0/vendor", "0x10de\n")
        .file("sys/bus/pci/devices/0000:41:00.0/device", "0x20f1\n")
        .file("sys/bus/pci/devices/0000:42:00.0/class", "0x020000\n")
        .file(
            "usr/share/misc/pci.ids",
            """
            # names
            10de  NVIDIA Corporation
            \t20f1  GA100 [A100 PCIe 40GB]
            \t\t10de 145f  subsystem
            1a03  ASPEED Technology, Inc.
            \t2000  ASPEED Graphics Family
            """);
  }
}
