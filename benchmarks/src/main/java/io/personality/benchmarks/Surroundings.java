package io.personality.benchmarks;

import io.personality.benchmarks.report.Figures;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the figures were taken on. */
final class Surroundings {
  private static final Path CPUINFO = Path.of("/proc/cpuinfo");

  private Surroundings() {}

  /** In sentences. */
  static List<String> describe() {
    Runtime runtime = Runtime.getRuntime();
    return List.of(
        String.format(
            "Processor: %s, %d threads visible", processor(), runtime.availableProcessors()),
        String.format(
            "Java: %s, %s, heap at most %d MiB",
            System.getProperty("java.vm.name"),
            System.getProperty("java.runtime.version"),
            runtime.maxMemory() >> 20),
        "Flags: " + flags(ManagementFactory.getRuntimeMXBean().getInputArguments()),
        String.format(
            "Load average at the start: %s",
            Figures.number(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage())));
  }

  /** What is said to the JVM; properties hold paths, which are nobody's business. */
  private static String flags(List<String> arguments) {
    return arguments.stream()
        .filter(argument -> !argument.startsWith("-D"))
        .collect(Collectors.joining(" "));
  }

  private static String processor() {
    try (Stream<String> lines = Files.lines(CPUINFO, StandardCharsets.UTF_8)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch") + " (" + CPUINFO + " cannot be read)";
    }
  }
}
