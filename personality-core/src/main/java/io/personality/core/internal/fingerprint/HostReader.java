package io.personality.core.internal.fingerprint;

import io.personality.core.internal.catalogue.ProcessorIdentity;
import io.personality.core.internal.catalogue.ProcessorReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads all tools and files of one host and puts what they say side by side: where two tell the
 * same, the one that knows it first-hand. <i>Confined to one thread.</i>
 */
final class HostReader {
  private final HostFiles files;
  private final Parsed<Lscpu> lscpu;
  private final Parsed<Lshw> lshw;
  private final Parsed<Dmi> dmi;
  private final Parsed<Cpuinfo> cpuinfo;

  HostReader(HostFiles files) {
    this.files = files;
    lscpu = files.output(Tool.LSCPU).then(new LscpuReader()::read);
    cpuinfo = files.text("proc/cpuinfo").then(Cpuinfo::read);
    dmi = files.output(Tool.DMIDECODE).then(new DmidecodeReader()::read);
    lshw = files.output(Tool.LSHW).then(new LshwReader()::read);
  }

  HostFacts read(Function<ProcessorReading, Optional<ProcessorIdentity>> catalogue) {
    HostFacts.Board board = board();
    ProcessorFacts processor = new ProcessorTexts(lscpu, cpuinfo, dmi).facts(board);
    Caches caches = caches();
    return new HostFacts(
        processor,
        catalogue.apply(processor.reading()),
        topology(),
        caches,
        lscpu.isOk() || files.hasKernelView() ? "no such cache is reported" : lscpu.reason(),
        platform(processor, board),
        memory(),
        board,
        new HostFacts.Devices(disks(), networks(), gpus(), pci(), kvm()));
  }

  private HostFacts.Board board() {
    Dmi tables = dmi.orElse(Dmi.NONE);
    if (!tables.system().product().isEmpty()) {
      return new HostFacts.Board(
          tables.firmware(),
          tables.system().manufacturer(),
          tables.system().product(),
          "dmidecode",
          "the firmware does not say");
    }
    String folder = "sys/class/dmi/id/";
    String product = Texts.told(files.value(folder + "product_name"));
    if (!product.isEmpty()) {
      Dmi.Firmware firmware =
          new Dmi.Firmware(
              Texts.told(files.value(folder + "bios_vendor")),
              Texts.told(files.value(folder + "bios_version")),
              Texts.told(files.value(folder + "bios_date")),
              false);
      String maker = Texts.told(files.value(folder + "sys_vendor"));
      return new HostFacts.Board(
          firmware, maker, product, "/" + folder, "the firmware does not say");
    }
    String missing = dmi.isOk() ? "the firmware does not say" : dmi.reason();
    String maker = lshw instanceof Parsed.Ok<Lshw> ok ? ok.value().manufacturer() : "";
    String name = lshw instanceof Parsed.Ok<Lshw> ok ? ok.value().product() : "";
    return new HostFacts.Board(tables.firmware(), maker, name, "lshw", missing);
  }

  private Platform platform(ProcessorFacts processor, HostFacts.Board board) {
    String hypervisor =
        lscpu instanceof Parsed.Ok<Lscpu> ok ? ok.value().text("Hypervisor vendor") : "";
    return Platform.of(
        new Platform.Clues(
            processor.reading().architecture(),
            processor.flags(),
            hypervisor,
            board.firmware().virtual(),
            board.manufacturer(),
            board.product()));
  }

  private Topology topology() {
    if (lscpu instanceof Parsed.Ok<Lscpu> ok) {
      return ok.value().topology();
    }
    Topology seen = SysTopology.read(files);
    if (seen.threads() > 0) {
      return seen;
    }
    int threads = cpuinfo instanceof Parsed.Ok<Cpuinfo> ok ? ok.value().processors() : 0;
    return new Topology(0, 0, threads, 0, "/proc/cpuinfo");
  }

  private Caches caches() {
    Caches seen = SysCaches.read(files);
    if (seen.isReported() || !(lscpu instanceof Parsed.Ok<Lscpu> ok)) {
      return seen;
    }
    return ok.value().caches();
  }

  private MemoryFacts memory() {
    Parsed<Meminfo> meminfo = files.text("proc/meminfo").then(Meminfo::read);
    return new MemoryFacts(
        meminfo instanceof Parsed.Ok<Meminfo> ok ? ok.value().totalKib() / 1024 : 0,
        lshw instanceof Parsed.Ok<Lshw> ok ? ok.value().memoryBytes() >> 20 : 0,
        dmi,
        files.output(Tool.DECODE_DIMMS).then(new DecodeDimmsReader()::read),
        SysDevices.correctedErrors(files).isPresent());
  }

  /** lsblk and the kernel know the disks; lshw knows the model at the controller. */
  private Sourced<List<Disk>> disks() {
    Parsed<List<Disk>> listed = files.output(Tool.LSBLK).then(new LsblkReader()::read);
    String source = "lsblk";
    if (!listed.isOk() && files.hasKernelView()) {
      listed = SysDevices.disks(files);
      source = "/sys/block";
    }
    List<Disk> other = lshw instanceof Parsed.Ok<Lshw> ok ? ok.value().disks() : List.of();
    if (!listed.isOk()) {
      return new Sourced<>(lshw.isOk() ? Parsed.ok(other) : listed, "lshw");
    }
    List<Disk> merged = new ArrayList<>();
    for (Disk disk : listed.orElse(List.of())) {
      merged.add(
          other.stream()
              .filter(o -> o.name().equals(disk.name()))
              .findFirst()
              .map(disk::filledFrom)
              .orElse(disk));
    }
    return new Sourced<>(Parsed.ok(merged), source);
  }

  private Sourced<List<NetworkPort>> networks() {
    Parsed<List<NetworkPort>> seen = SysDevices.networks(files);
    boolean told = seen.orElse(List.of()).stream().anyMatch(port -> port.bitsPerSecond() > 0);
    return told || (files.hasKernelView() && !lshw.isOk())
        ? new Sourced<>(seen, "/sys/class/net")
        : new Sourced<>(lshw.then(found -> Parsed.ok(found.networks())), "lshw");
  }

  private Parsed<List<Gpu>> gpus() {
    return files.output(Tool.NVIDIA_SMI).then(new NvidiaSmiReader()::read);
  }

  private Sourced<List<PciDevice>> pci() {
    Parsed<List<PciDevice>> seen = SysDevices.devices(files);
    return seen.isOk() || (files.hasKernelView() && !lshw.isOk())
        ? new Sourced<>(seen, "/sys/bus/pci")
        : new Sourced<>(lshw.then(found -> Parsed.ok(found.devices())), "lshw");
  }

  /** kvm-ok's answer, where one was captured. */
  private Optional<Boolean> kvm() {
    if (files.hasKernelView()) {
      List<String> names = files.names("dev");
      return names.isEmpty() ? Optional.empty() : Optional.of(names.contains("kvm"));
    }
    return files
        .output(Tool.KVM_OK)
        .then(text -> ToolJson.parse(Tool.KVM_OK, text))
        .orElse(ForeignJson.NOTHING)
        .at("kvm")
        .flag();
  }
}
