package io.personality.benchmarks.speed;

import com.sun.management.ThreadMXBean;
import io.personality.benchmarks.duel.ScanRequest;
import io.personality.benchmarks.report.Row;
import io.personality.benchmarks.report.Row.Goal;
import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.match.Search;
import java.lang.management.ManagementFactory;
import java.util.List;

/** What a search allocates once it is bound, by the JVM's own count for the thread. */
final class AllocationRow implements Part {
  private static final int WARM_UP = 200;
  private static final int QUERIES = 500;

  @Override
  public List<Goal> goals() {
    return List.of(Goals.SCAN_ALLOCATION);
  }

  @Override
  public List<Row> measure(Bench bench) throws Exception {
    Stage stage = bench.stage(Bench.Kind.REALISTIC, bench.sizes().medium());
    FleetSnapshot snapshot = stage.snapshot();
    EngineScan engine = new EngineScan(snapshot, true);
    List<ScanRequest> requests = stage.requests().make(Sizes.REQUESTS, Sizes.K);
    List<Search> searches = requests.stream().map(engine::search).toList();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    run(searches, WARM_UP);
    // Asking for the count allocates as well; that much is found out first and taken off.
    long idle = threads.getCurrentThreadAllocatedBytes();
    idle = threads.getCurrentThreadAllocatedBytes() - idle;
    long before = threads.getCurrentThreadAllocatedBytes();
    run(searches, QUERIES);
    long bytes = threads.getCurrentThreadAllocatedBytes() - before - idle;
    String detail =
        String.format(
            "%,d B in %d bound searches (listing the result aside); %s; by the thread's allocation"
                + " counter",
            bytes, QUERIES, stage.describe());
    return List.of(Goals.SCAN_ALLOCATION.measured((double) bytes / QUERIES, detail));
  }

  private static void run(List<Search> searches, int times) {
    for (int i = 0; i < times; i++) {
      searches.get(i % searches.size()).search();
    }
  }
}
