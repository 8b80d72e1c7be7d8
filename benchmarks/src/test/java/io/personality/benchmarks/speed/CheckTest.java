package io.personality.benchmarks.speed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.benchmarks.Experiment.Settings;
import io.personality.benchmarks.Progress;
import io.personality.benchmarks.duel.Check;
import io.personality.benchmarks.duel.Contender;
import io.personality.benchmarks.duel.ScanRequest;
import io.personality.benchmarks.peers.ArrayMatcher;
import io.personality.benchmarks.peers.CloudSimPeer;
import io.personality.benchmarks.peers.FenzoPeer;
import io.personality.benchmarks.peers.FloatPass;
import io.personality.benchmarks.peers.JVectorPeer;
import io.personality.benchmarks.peers.LuceneFunctionPeer;
import io.personality.benchmarks.peers.LuceneVectorPeer;
import io.personality.benchmarks.peers.MapMatcher;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CheckTest {
  private static final int HOSTS = 1_500;

  private static Bench bench() throws Exception {
    PrintStream silent =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    return new Bench(new Settings(true, 11, Path.of("absent")), new Progress(silent));
  }

  @ParameterizedTest
  @EnumSource(Bench.Kind.class)
  void everyPromiseIsKept(Bench.Kind kind) throws Exception {
    Stage stage = bench().stage(kind, HOSTS);
    try (Contender fenzo = new FenzoPeer(stage.table());
        Contender function = new LuceneFunctionPeer(stage.table());
        Contender vectors = new LuceneVectorPeer(stage.table())) {
      List<Contender> all =
          List.of(
              new EngineScan(stage.snapshot(), false),
              new EngineScan(stage.snapshot(), true),
              new MapMatcher(stage.table()),
              new ArrayMatcher(stage.table()),
              new CloudSimPeer(stage.table()),
              new JVectorPeer(stage.table()),
              new FloatPass(stage.table()),
              fenzo,
              function,
              vectors);
      List<ScanRequest> requests = stage.requests().toCheck(3, Sizes.K);
      assertEquals(Optional.empty(), Check.firstFault(stage.table(), all, requests));
    }
  }

  @Test
  void aWrongAnswerIsFound() throws Exception {
    Bench bench = bench();
    Stage stage = bench.stage(Bench.Kind.REALISTIC, HOSTS);
    Stage fewer = bench.stage(Bench.Kind.REALISTIC, HOSTS / 2);
    Contender blind = new ArrayMatcher(fewer.table());
    Optional<String> fault =
        Check.firstFault(stage.table(), List.of(blind), stage.requests().make(5, Sizes.K));
    assertTrue(fault.orElse("").startsWith("array per host answers request "));
  }

  @Test
  void rememberedRankingsAreRightAndFound() throws Exception {
    Stage stage = bench().stage(Bench.Kind.REALISTIC, HOSTS);
    List<ScanRequest> requests = stage.requests().make(3, Sizes.K);
    HotScan hot = HotScan.over("hot", stage.columns(false));
    hot.warm(requests);
    long before = hot.hot().answers();
    assertEquals(Optional.empty(), Check.firstFault(stage.table(), List.of(hot), requests));
    assertEquals(before + requests.size(), hot.hot().answers());
  }

  @Test
  void everyGoalIsMeasuredByOnePart() {
    assertEquals(
        Goals.ALL.stream().map(goal -> goal.name()).sorted().toList(),
        SpeedExperiment.PARTS.stream()
            .flatMap(part -> part.goals().stream())
            .map(goal -> goal.name())
            .sorted()
            .toList());
  }
}
