package io.personality.benchmarks.peers;

import com.netflix.fenzo.ConstraintEvaluator;
import com.netflix.fenzo.TaskScheduler;
import com.netflix.fenzo.VMAssignmentResult;
import com.netflix.fenzo.VirtualMachineLease;
import io.personality.benchmarks.duel.Contender;
import io.personality.benchmarks.duel.ScanRequest;
import io.personality.benchmarks.fleet.FleetTable;
import java.util.ArrayList;
import java.util.List;

/**
 * Netflix Fenzo, as its wiki describes: hosts are leases, the similarity is a fitness calculator,
 * the flag a hard constraint, and the default "good enough" function looks at every host. The lease
 * that an answer uses up is added again with the next call, as its documentation asks of callers
 * that do not launch. It finds one host, keeps track of resources, and uses all cores.
 */
public final class FenzoPeer implements Contender {
  /** How it is called. */
  public static final String NAME = "Fenzo";

  private static final long NEVER_SECONDS = 1_000_000;

  private final FleetTable table;
  private final double[][] values;
  private final TaskScheduler scheduler;
  private final List<VirtualMachineLease> returned = new ArrayList<>();
  private long leases;
  private long tasks;
  // What the task being scheduled asks for; read by the scheduler's threads within scheduleOnce.
  private volatile Weighing current = (host, hostValues) -> 0;

  /** The score of a host. */
  @FunctionalInterface
  private interface Weighing {
    double score(int host, double[] values);
  }

  /** Takes the hosts of a table. */
  public FenzoPeer(FleetTable table) {
    this.table = table;
    values = new double[table.hosts()][table.schema().size()];
    for (int host = 0; host < table.hosts(); host++) {
      for (int column = 0; column < values[host].length; column++) {
        values[host][column] = table.value(host, column);
      }
      returned.add(lease(host));
    }
    scheduler =
        new TaskScheduler.Builder()
            .withLeaseOfferExpirySecs(NEVER_SECONDS)
            .withLeaseRejectAction(lease -> {})
            .withFitnessCalculator(
                new FenzoParts.Fitness(
                    hostname -> {
                      int host = number(hostname);
                      return current.score(host, values[host]);
                    }))
            .build();
    scheduler.scheduleOnce(List.of(), takeReturned());
  }

  private VirtualMachineLease lease(int host) {
    return new FenzoParts.Lease(
        "lease" + leases++, "h" + host, table.freeVcpus(host), table.freeMemoryMib(host));
  }

  private static int number(String hostname) {
    return Integer.parseInt(hostname, 1, hostname.length(), 10);
  }

  private List<VirtualMachineLease> takeReturned() {
    List<VirtualMachineLease> taken = List.copyOf(returned);
    returned.clear();
    return taken;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String configuration() {
    return "Netflix Fenzo 1.0.1, scheduleOnce of one task over standing leases, fitness calculator"
        + " and hard constraint, all cores, best host only";
  }

  @Override
  public Promise promise() {
    return Promise.BEST_HOST;
  }

  @Override
  public Turn bind(ScanRequest request) {
    double[] weights = request.weights();
    int nominal = table.schema().nominal();
    Weighing weighing =
        (host, hostValues) -> {
          double sum = 0;
          for (int column = 0; column < weights.length; column++) {
            double value = hostValues[column];
            double credit = column < nominal ? value == request.category(column) ? 1 : 0 : value;
            sum += weights[column] * credit;
          }
          return sum / request.totalWeight();
        };
    ConstraintEvaluator flag =
        new FenzoParts.Constraint(
            hostname -> (table.flags(number(hostname)) >> request.flag() & 1) == 1);
    return answer -> {
      current = weighing;
      FenzoParts.Task task =
          new FenzoParts.Task(
              "task" + tasks++, request.room().vcpus(), request.room().memoryMib(), flag);
      answer.clear();
      for (VMAssignmentResult chosen :
          scheduler.scheduleOnce(List.of(task), takeReturned()).getResultMap().values()) {
        int host = number(chosen.getHostname());
        answer.add(host, weighing.score(host, values[host]));
        returned.add(lease(host));
      }
    };
  }

  @Override
  public void close() {
    scheduler.shutdown();
  }
}
