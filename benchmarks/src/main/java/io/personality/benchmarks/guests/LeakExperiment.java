package io.personality.benchmarks.guests;

import io.personality.benchmarks.Experiment;
import io.personality.benchmarks.Progress;
import io.personality.benchmarks.report.Bound;
import io.personality.benchmarks.report.Row.Goal;
import io.personality.libvirt.internal.bind.Connection;
import io.personality.libvirt.internal.bind.Connections;
import io.personality.libvirt.testing.QemuHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Statistics sampled and connections opened again and again, while memory is watched. */
public final class LeakExperiment implements Experiment {
  private static final Goal GROWTH = new Goal("rss_growth_mib", "MiB", Bound.atMost(16));
  private static final int SAMPLES = 10_000;
  private static final int CYCLES = 1_000;
  private static final double KIB_A_MIB = 1_024;

  @Override
  public String name() {
    return "leak";
  }

  @Override
  public Outcome run(Settings settings, Progress progress) {
    int divisor = settings.quick() ? 10 : 1;
    try (QemuHost host = QemuHost.start(QemuHost.shortFolder())) {
      // As many first: classes, compiled code and libvirt's own tables come with the first uses,
      // and the heap is touched as far as it will be.
      round(host, SAMPLES / divisor, CYCLES / divisor);
      double before = residentMib();
      progress.say(String.format(Locale.ROOT, "%.1f MiB after warming up", before));
      round(host, SAMPLES / divisor, CYCLES / divisor);
      double after = residentMib();
      return new Outcome(
          List.of(
              GROWTH.measured(
                  after - before,
                  String.format(
                      Locale.ROOT,
                      "%,d samples of statistics and %,d connections: %.1f -> %.1f MiB resident",
                      SAMPLES / divisor,
                      CYCLES / divisor,
                      before,
                      after))),
          List.of());
    } catch (IOException e) {
      return new Outcome(List.of(GROWTH.missing("could not be measured: " + e)), List.of());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome(List.of(GROWTH.missing("interrupted")), List.of());
    }
  }

  private static void round(QemuHost host, int samples, int cycles) {
    try (Connections connections = new Connections(Duration.ofSeconds(60), (uri, event) -> {})) {
      long seen = 0;
      for (int i = 0; i < samples; i++) {
        seen += connections.call(host.uri(), connection -> connection.statistics(0)).size();
      }
      if (seen < 0) {
        throw new IllegalStateException("a count went below 0");
      }
    }
    for (int i = 0; i < cycles; i++) {
      try (Connection connection = Connection.open(host.uri(), event -> {})) {
        if (!connection.isAlive()) {
          throw new IllegalStateException("a new connection is dead");
        }
      }
    }
  }

  /** What the kernel says, after the garbage of Java is gone. */
  private static double residentMib() throws IOException {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
            .sum()
        / KIB_A_MIB;
  }
}
