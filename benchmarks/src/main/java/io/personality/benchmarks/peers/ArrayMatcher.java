package io.personality.benchmarks.peers;

import io.personality.benchmarks.duel.Contender;
import io.personality.benchmarks.duel.ScanRequest;
import io.personality.benchmarks.fleet.FleetTable;
import io.personality.benchmarks.fleet.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** What one writes next: an array of values for each host, and a heap of the best so far. */
public final class ArrayMatcher implements Contender {
  /** How it is called. */
  public static final String NAME = "array per host";

  private static final Comparator<Scored> WORST_FIRST =
      Comparator.comparingDouble(Scored::score)
          .thenComparing(Comparator.comparingInt(Scored::number).reversed());

  private final Schema schema;
  private final List<ArrayHost> hosts = new ArrayList<>();

  /** A host; a plain class, since its array is shared by nobody. */
  private static final class ArrayHost {
    final int number;
    final int freeVcpus;
    final int freeMemoryMib;
    final int flags;
    final double[] values;

    ArrayHost(FleetTable table, int number) {
      this.number = number;
      freeVcpus = table.freeVcpus(number);
      freeMemoryMib = table.freeMemoryMib(number);
      flags = table.flags(number);
      values = new double[table.schema().size()];
      for (int column = 0; column < values.length; column++) {
        values[column] = table.value(number, column);
      }
    }
  }

  private record Scored(int number, double score) {}

  /** Takes the hosts of a table. */
  public ArrayMatcher(FleetTable table) {
    schema = table.schema();
    for (int host = 0; host < table.hosts(); host++) {
      hosts.add(new ArrayHost(table, host));
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String configuration() {
    return "a double[] for each host, a PriorityQueue of k";
  }

  @Override
  public Promise promise() {
    return Promise.EXACT;
  }

  @Override
  public Turn bind(ScanRequest request) {
    double[] weights = request.weights();
    return answer -> {
      PriorityQueue<Scored> best = new PriorityQueue<>(request.k(), WORST_FIRST);
      for (ArrayHost host : hosts) {
        if (isFeasible(host, request)) {
          offer(best, host.number, score(host.values, weights, request), request.k());
        }
      }
      answer.clear();
      best.stream()
          .sorted(WORST_FIRST.reversed())
          .forEach(scored -> answer.add(scored.number(), scored.score()));
    };
  }

  private static boolean isFeasible(ArrayHost host, ScanRequest request) {
    return host.freeVcpus >= request.room().vcpus()
        && host.freeMemoryMib >= request.room().memoryMib()
        && (host.flags >> request.flag() & 1) == 1;
  }

  private static void offer(PriorityQueue<Scored> best, int number, double score, int k) {
    if (best.size() < k) {
      best.add(new Scored(number, score));
    } else if (score > best.element().score()) {
      // Hosts come in the order of their numbers, so that an equal one later is never better.
      best.remove();
      best.add(new Scored(number, score));
    }
  }

  private double score(double[] values, double[] weights, ScanRequest request) {
    double sum = 0;
    int column = 0;
    for (; column < schema.nominal(); column++) {
      sum += values[column] == request.category(column) ? weights[column] : 0;
    }
    for (; column < weights.length; column++) {
      sum += weights[column] * values[column];
    }
    return sum / request.totalWeight();
  }
}
