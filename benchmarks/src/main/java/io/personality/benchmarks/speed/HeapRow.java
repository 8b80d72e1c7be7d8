package io.personality.benchmarks.speed;

import io.personality.benchmarks.report.Figures;
import io.personality.benchmarks.report.Row;
import io.personality.benchmarks.report.Row.Goal;
import java.util.Arrays;
import java.util.List;

/**
 * How much heap a host takes, in a JVM of its own whose heap is 4 GiB for ten million hosts, or in
 * proportion for fewer.
 */
final class HeapRow implements Part {
  private static final long BYTES_AT_MOST = 4L << 30;
  private static final long HOSTS = 10_000_000;

  // What does not grow with the fleet would weigh too much on a small one.
  private static final long FIXED_MIB = 256;

  @Override
  public List<Goal> goals() {
    return List.of(Goals.BYTES_PER_HOST);
  }

  @Override
  public List<Row> measure(Bench bench) throws Exception {
    int hosts = bench.sizes().largest();
    long heapMib = (BYTES_AT_MOST * hosts / HOSTS) >> 20;
    if (hosts < HOSTS) {
      heapMib += FIXED_MIB;
    }
    bench.say("filling " + Figures.hosts(hosts) + " hosts into a heap of " + heapMib + " MiB");
    String found =
        Child.run(
                List.of("-Xmx" + heapMib + "m"),
                HeapProbe.class,
                List.of(
                    String.valueOf(hosts),
                    String.valueOf(bench.settings().seed()),
                    bench.settings().fleet().toString()))
            .strip();
    double[] bytes = Arrays.stream(found.split(" ")).mapToDouble(Double::parseDouble).toArray();
    String detail =
        String.format(
            "%s hosts, D=%d, realistic, filled one by one and searched in a JVM with -Xmx%dm; columns"
                + " with slots and free room; the ids take %s B a host more, their index %s B",
            Figures.hosts(hosts),
            Sizes.COLUMNS,
            heapMib,
            Figures.number(bytes[1]),
            Figures.number(bytes[2]));
    return List.of(Goals.BYTES_PER_HOST.measured(bytes[0], detail));
  }
}
