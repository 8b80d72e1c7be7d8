package io.personality.benchmarks.speed;

import io.personality.benchmarks.Experiment.Settings;
import io.personality.benchmarks.Progress;
import io.personality.benchmarks.duel.Contender;
import io.personality.benchmarks.duel.ScanRequest;
import io.personality.benchmarks.peers.FloatPass;
import java.io.IOException;
import java.util.List;

/**
 * The engine's search and the float pass over one realistic fleet, each bound to the same requests.
 *
 * @param searches the engine's
 * @param passes the float pass's
 */
public record ScanPair(List<Contender.Turn> searches, List<Contender.Turn> passes) {
  /** Hosts asked for. */
  public static final int K = Sizes.K;

  /** Copies the lists. */
  public ScanPair {
    searches = List.copyOf(searches);
    passes = List.copyOf(passes);
  }

  /** Makes the fleet and binds the requests. */
  public static ScanPair make(Settings settings, Progress progress, int hosts) throws IOException {
    Stage stage = new Bench(settings, progress).stage(Bench.Kind.REALISTIC, hosts);
    List<ScanRequest> requests = stage.requests().make(Sizes.REQUESTS, K);
    Contender engine = new EngineScan(stage.snapshot(), false);
    Contender pass = new FloatPass(stage.table());
    return new ScanPair(
        requests.stream().map(engine::bind).toList(), requests.stream().map(pass::bind).toList());
  }
}
