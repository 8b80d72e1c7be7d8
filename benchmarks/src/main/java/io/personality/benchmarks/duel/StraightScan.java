package io.personality.benchmarks.duel;

import io.personality.benchmarks.fleet.FleetTable;
import io.personality.benchmarks.fleet.Schema;

/**
 * The straightforward scan in doubles, host after host and column after column, as the engine's
 * contract defines it: what every other answer is checked against.
 */
public final class StraightScan implements Contender {
  private final FleetTable table;

  /** Scans a table. */
  public StraightScan(FleetTable table) {
    this.table = table;
  }

  @Override
  public String name() {
    return "straight scan";
  }

  @Override
  public String configuration() {
    return "scalar, doubles, one host after the other";
  }

  @Override
  public Promise promise() {
    return Promise.EXACT;
  }

  @Override
  public Turn bind(ScanRequest request) {
    double[] weights = request.weights();
    return answer -> {
      answer.clear();
      for (int host = 0; host < table.hosts(); host++) {
        if (isFeasible(table, host, request)) {
          answer.offer(host, score(host, weights, request));
        }
      }
    };
  }

  /** Whether a host passes what the request filters by. */
  public static boolean isFeasible(FleetTable table, int host, ScanRequest request) {
    return table.freeVcpus(host) >= request.room().vcpus()
        && table.freeMemoryMib(host) >= request.room().memoryMib()
        && (table.flags(host) >> request.flag() & 1) == 1;
  }

  private double score(int host, double[] weights, ScanRequest request) {
    Schema schema = table.schema();
    double sum = 0;
    for (int column = 0; column < weights.length; column++) {
      double value = table.value(host, column);
      double credit = schema.isNominal(column) ? value == request.category(column) ? 1 : 0 : value;
      sum += weights[column] * credit;
    }
    return sum / request.totalWeight();
  }
}
