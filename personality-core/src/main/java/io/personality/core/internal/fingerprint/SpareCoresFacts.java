package io.personality.core.internal.fingerprint;

import io.personality.core.internal.catalogue.ProcessorIdentity;
import io.personality.core.internal.catalogue.ProcessorReading;
import io.personality.core.internal.catalogue.ProcessorReading.Board;
import io.personality.core.internal.catalogue.ProcessorReading.Signature;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Turns one record of the Spare Cores fleet into the facts that the host's own tools told, since
 * the record was made of their outputs. <i>Immutable.</i>
 */
final class SpareCoresFacts {
  private static final String NOT_KEPT = "the record does not keep it";
  private static final int MAX_MODULES = 4_096;
  private static final int MAX_COUNT = 1_000_000;
  private static final double MAX_BYTES = 1e18;

  private SpareCoresFacts() {}

  static HostFacts of(
      ForeignJson entry, Function<ProcessorReading, Optional<ProcessorIdentity>> catalogue) {
    ForeignJson cpu = entry.at("cpu");
    ForeignJson system = entry.at("system");
    String maker = Texts.told(system.at("manufacturer").text());
    String product = Texts.told(system.at("product").text());
    ProcessorFacts processor = processor(cpu, maker, product);
    Platform platform =
        Platform.of(
            new Platform.Clues(
                processor.reading().architecture(),
                processor.flags(),
                cpu.at("hypervisor").text(),
                false,
                maker,
                product));
    Dmi.Firmware firmware = new Dmi.Firmware("", "", "", false);
    return new HostFacts(
        processor,
        catalogue.apply(processor.reading()),
        topology(cpu),
        caches(cpu),
        "lscpu reports no such cache",
        platform,
        memory(entry.at("memory")),
        new HostFacts.Board(firmware, maker, product, "dmidecode", NOT_KEPT),
        devices(entry));
  }

  private static ProcessorFacts processor(ForeignJson cpu, String maker, String product) {
    String onBoard = Texts.told(cpu.at("dmi_version").text());
    Signature signature =
        new Signature(
            cpu.at("vendor_id").text(),
            number(cpu.at("family")),
            number(cpu.at("model")),
            number(cpu.at("stepping")),
            ProcessorReading.UNKNOWN,
            ProcessorReading.UNKNOWN);
    ProcessorReading reading =
        new ProcessorReading(
            cpu.at("architecture").text(),
            cpu.at("model_name").text(),
            signature,
            new Board(
                maker, product, onBoard.isEmpty() ? cpu.at("bios_model_name").text() : onBoard));
    TreeSet<String> flags = new TreeSet<>();
    cpu.at("flags").items().forEach(flag -> flags.add(flag.text()));
    flags.remove("");
    ProcessorFacts.Clocks clocks =
        new ProcessorFacts.Clocks(
            cpu.at("base_mhz").number().orElse(0),
            cpu.at("max_mhz").number().orElse(0),
            cpu.at("dmi_max_mhz").number().orElse(0),
            cpu.at("dmi_current_mhz").number().orElse(0));
    return new ProcessorFacts(reading, flags, vulnerable(cpu), "", clocks, "lscpu");
  }

  /**
   * The record keeps only those that are not mitigated, and the list is there where any are told.
   */
  private static SortedMap<String, String> vulnerable(ForeignJson cpu) {
    TreeMap<String, String> states = new TreeMap<>();
    if (cpu.at("vulnerabilities").isArray()) {
      states.put("told", "");
    }
    for (ForeignJson name : cpu.at("vulnerabilities").items()) {
      states.put(Texts.lower(name.text()).replace(' ', '_'), "Vulnerable");
    }
    return states;
  }

  private static int number(ForeignJson tree) {
    return tree.value() instanceof Number ? count(tree) : ProcessorReading.UNKNOWN;
  }

  static int count(ForeignJson tree) {
    double value = tree.number().orElse(0);
    return value > 0 && value <= MAX_COUNT ? (int) value : 0;
  }

  static long bytes(ForeignJson tree) {
    double value = tree.number().orElse(0);
    return value > 0 && value <= MAX_BYTES ? (long) value : 0;
  }

  private static Topology topology(ForeignJson cpu) {
    return new Topology(
        count(cpu.at("sockets")),
        count(cpu.at("cores")),
        count(cpu.at("threads")),
        count(cpu.at("numa_nodes")),
        "lscpu");
  }

  private static Caches caches(ForeignJson cpu) {
    return new Caches(
        cache(cpu, "l1d"), cache(cpu, "l1i"), cache(cpu, "l2"), cache(cpu, "l3"), "lscpu");
  }

  private static CacheLevel cache(ForeignJson cpu, String level) {
    return CacheLevel.ofSum(bytes(cpu.at(level + "_bytes")), count(cpu.at(level + "_instances")));
  }

  /** Modules are alike in the record, which keeps their number and sum. */
  private static MemoryFacts memory(ForeignJson memory) {
    int count = Math.min(Math.max(1, count(memory.at("devices"))), MAX_MODULES);
    long installed = bytes(memory.at("dmi_bytes"));
    Dmi.Module module =
        new Dmi.Module(
            installed / count,
            Texts.told(memory.at("type").text()),
            count(memory.at("rated_speed_mts")),
            count(memory.at("speed_mts")),
            0,
            0);
    String correction = memory.at("ecc_raw").text();
    Dmi dmi =
        new Dmi(
            Dmi.NONE.firmware(),
            Dmi.NONE.system(),
            List.of(),
            correction.isEmpty() || correction.equals("Unknown") ? List.of() : List.of(correction),
            installed > 0 ? Collections.nCopies(count, module) : List.of());
    return new MemoryFacts(
        bytes(memory.at("os_mib")),
        bytes(memory.at("lshw_bytes")) >> 20,
        Parsed.ok(dmi),
        Parsed.refused("decode-dimms was not run"),
        false);
  }

  private static HostFacts.Devices devices(ForeignJson entry) {
    List<Disk> disks = new ArrayList<>();
    for (ForeignJson disk : entry.at("storage").at("devices").items()) {
      disks.add(disk(disk));
    }
    List<NetworkPort> ports = new ArrayList<>();
    for (ForeignJson port : entry.at("network").at("interfaces").items()) {
      double speed = port.at("speed_bps").number().orElse(0);
      double most = port.at("capacity_bps").number().orElse(0);
      ports.add(new NetworkPort(port.at("driver").text(), Math.max(0, speed > 0 ? speed : most)));
    }
    boolean byLshw = entry.at("storage").at("devices_from").text().equals("lshw");
    return new HostFacts.Devices(
        new Sourced<>(Parsed.ok(disks), byLshw ? "lshw" : "lsblk"),
        new Sourced<>(Parsed.ok(ports), "lshw"),
        Parsed.refused("read apart"),
        new Sourced<>(Parsed.refused("read apart"), "lshw"),
        entry.at("nested_kvm").flag());
  }

  static Disk disk(ForeignJson disk) {
    String description = disk.at("description").text();
    String model = disk.at("model").text();
    String product = disk.at("product").text();
    String transport = Texts.lower(disk.at("transport").text());
    return new Disk(
        "",
        bytes(disk.at("size_bytes")),
        disk.at("rotational").flag(),
        transport.isEmpty() && description.startsWith("NVMe") ? "nvme" : transport,
        model.isEmpty() ? product : model);
  }
}
