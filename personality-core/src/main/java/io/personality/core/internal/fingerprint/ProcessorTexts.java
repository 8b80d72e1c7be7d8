package io.personality.core.internal.fingerprint;

import io.personality.core.internal.catalogue.ProcessorReading;
import io.personality.core.internal.catalogue.ProcessorReading.Board;
import io.personality.core.internal.catalogue.ProcessorReading.Signature;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What lscpu, {@code /proc/cpuinfo} and dmidecode together say of the processor.
 *
 * <p><i>Immutable.</i>
 */
record ProcessorTexts(Parsed<Lscpu> lscpu, Parsed<Cpuinfo> cpuinfo, Parsed<Dmi> dmi) {

  ProcessorFacts facts(HostFacts.Board board) {
    return lscpu instanceof Parsed.Ok<Lscpu> ok ? ofLscpu(ok.value(), board) : ofCpuinfo(board);
  }

  private ProcessorFacts ofLscpu(Lscpu seen, HostFacts.Board board) {
    ProcessorReading reading =
        new ProcessorReading(
            Texts.clean(seen.text("Architecture")),
            Texts.clean(seen.text("Model name")),
            new Signature(
                Texts.clean(seen.text("Vendor ID")),
                number(seen.text("CPU family")),
                number(seen.text("Model")),
                number(seen.text("Stepping")),
                hex("CPU implementer"),
                hex("CPU part")),
            new Board(
                board.manufacturer(),
                board.product(),
                onBoard(Texts.clean(seen.text("BIOS Model name")))));
    return new ProcessorFacts(
        reading,
        seen.flags(),
        seen.vulnerabilities(),
        microcode(),
        clocks(seen.number("CPU max MHz").orElse(0)),
        "lscpu");
  }

  private ProcessorFacts ofCpuinfo(HostFacts.Board board) {
    Cpuinfo seen = cpuinfo.orElse(new Cpuinfo(new TreeMap<>(), 1));
    ProcessorReading reading =
        new ProcessorReading(
            architecture(seen),
            seen.text("model name"),
            new Signature(
                seen.text("vendor_id"),
                number(seen.text("cpu family")),
                number(seen.text("model")),
                number(seen.text("stepping")),
                seen.hex("CPU implementer"),
                seen.hex("CPU part")),
            new Board(board.manufacturer(), board.product(), onBoard("")));
    TreeSet<String> flags = new TreeSet<>(List.of(seen.flags().split(" ", -1)));
    flags.remove("");
    return new ProcessorFacts(
        reading, flags, new TreeMap<>(), microcode(), clocks(0), "/proc/cpuinfo");
  }

  /** Fields of x86 and of ARM differ, so that they tell which it is. */
  private static String architecture(Cpuinfo seen) {
    if (!seen.text("CPU implementer").isEmpty()) {
      return "aarch64";
    }
    return seen.text("vendor_id").isEmpty() ? "" : "x86_64";
  }

  private String microcode() {
    return cpuinfo instanceof Parsed.Ok<Cpuinfo> ok ? ok.value().text("microcode") : "";
  }

  private ProcessorFacts.Clocks clocks(double max) {
    double firmwareMax = 0;
    double firmwareCurrent = 0;
    for (Dmi.Processor processor : dmi.orElse(Dmi.NONE).processors()) {
      firmwareMax = Math.max(firmwareMax, processor.maxMhz());
      firmwareCurrent = Math.max(firmwareCurrent, processor.currentMhz());
    }
    return new ProcessorFacts.Clocks(0, max, firmwareMax, firmwareCurrent);
  }

  private String onBoard(String otherwise) {
    return dmi.orElse(Dmi.NONE).processors().stream()
        .map(Dmi.Processor::version)
        .filter(version -> !version.isEmpty())
        .findFirst()
        .orElse(otherwise);
  }

  private int hex(String field) {
    return cpuinfo instanceof Parsed.Ok<Cpuinfo> ok ? ok.value().hex(field) : -1;
  }

  /** ARM's stepping is {@code r0p1} and no number. */
  private static int number(String text) {
    return (int) Texts.number(text).orElse(ProcessorReading.UNKNOWN);
  }
}
