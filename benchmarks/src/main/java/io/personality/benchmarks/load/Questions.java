package io.personality.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** What clients ask: profiles whose weights differ from one question to the next. */
final class Questions {
  private static final List<String> METRICS =
      List.of(
          "memory_bandwidth",
          "memory_latency",
          "floating_point_performance",
          "integer_performance");

  private Questions() {}

  /** A profile document. */
  static String profile(RandomGenerator random) {
    StringBuilder metrics = new StringBuilder();
    for (String metric : METRICS) {
      metrics
          .append(metrics.length() == 0 ? "" : ", ")
          .append(String.format(Locale.ROOT, "\"%s\": %.3f", metric, 0.1 + random.nextDouble()));
    }
    return "{\"name\": \"Load\", \"behavioral_traits\": {\"latency_sensitivity\": \"high\"},"
        + " \"weighted_metrics\": {"
        + metrics
        + "}}";
  }

  /** A VM asked for, for a dry run or a launch. */
  static byte[] vm(String profile) {
    return ("{\"profile\": " + profile + ", \"vcpus\": 1, \"memory_mib\": 256}")
        .getBytes(StandardCharsets.UTF_8);
  }
}
