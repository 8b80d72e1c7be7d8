package io.personality.benchmarks.speed;

import io.personality.benchmarks.jmh.ScanBenchmark;
import io.personality.benchmarks.report.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks of JMH, in JVMs of their own, and sums them up. */
final class JmhCheck {
  private JmhCheck() {}

  /** The medians, by name, and their ratio, in words. */
  static String run(Bench bench) throws RunnerException, IOException {
    bench.say("running JMH");
    Path log = Files.createTempFile("jmh", ".log");
    try {
      Collection<RunResult> results =
          new Runner(
                  new OptionsBuilder()
                      .include(ScanBenchmark.class.getName())
                      .jvmArgs("-Xms6g", "-Xmx6g", "-Xmn512m", "-XX:-UseTransparentHugePages")
                      .param("hosts", String.valueOf(bench.sizes().large()))
                      .param("seed", String.valueOf(bench.settings().seed()))
                      .param("fleet", bench.settings().fleet().toString())
                      .shouldFailOnError(true)
                      .output(log.toString())
                      .build())
              .run();
      Map<String, Double> nanos = new TreeMap<>();
      for (RunResult result : results) {
        nanos.put(
            result.getPrimaryResult().getLabel(),
            result.getPrimaryResult().getStatistics().getPercentile(50) * 1_000);
      }
      List<Double> both = List.copyOf(nanos.values());
      return String.format(
          "JMH SampleTime, medians: %s %s, %s %s, ratio %sx",
          "engine",
          Figures.duration(both.get(0)),
          "float pass",
          Figures.duration(both.get(1)),
          Figures.number(both.get(0) / both.get(1)));
    } finally {
      Files.delete(log);
    }
  }
}
