package io.personality.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.LoggedDecision;
import io.personality.PlacementRequest;
import io.personality.PlacementRequest.Affinity;
import io.personality.PlacementRequest.Group;
import io.personality.PlacementRequest.Terms;
import io.personality.PlacementResult.Placed;
import io.personality.Replay;
import io.personality.core.internal.memory.MemoryStorage;
import io.personality.model.Availability;
import io.personality.model.Capacity;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.Host;
import io.personality.model.HostId;
import io.personality.model.OperatorTerm;
import io.personality.model.OperatorTerms;
import io.personality.model.Placement;
import io.personality.model.PlacementId;
import io.personality.model.Profile;
import io.personality.model.Provenance;
import io.personality.model.RankBy;
import io.personality.model.Reading;
import io.personality.model.Resources;
import io.personality.model.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Law: whatever happens to the fleet afterwards, a decision comes out the same bit for bit. */
class ReplayProperties {
  private static final int HOSTS = 12;
  private static final List<String> METRICS =
      List.of("memory_bandwidth", "floating_point_performance", "integer_performance");

  /** Does one thing after the other to an engine, as a seed says. */
  private static final class Play {
    private final Personality engine;
    private final Random random;

    Play(Personality engine, long seed) {
      this.engine = engine;
      random = new Random(seed);
    }

    private HostId host() {
      return new HostId("host-" + random.nextInt(HOSTS));
    }

    void step() {
      switch (random.nextInt(8)) {
        case 0, 1 -> report();
        case 2 -> setAvailability();
        case 3 -> release();
        case 4 ->
            engine
                .fleet()
                .register(
                    host(),
                    new Host.Settings(
                        new Resources(random.nextInt(3), 1_024), 1.5, Optional.of("test:///x")));
        default -> engine.place(request());
      }
    }

    void report() {
      Map<FeatureName, Reading> features = new TreeMap<>();
      for (String metric : METRICS) {
        if (random.nextInt(4) > 0) {
          double value = random.nextInt(5) * 17.3 + 1;
          features.put(new FeatureName(metric), Reading.of(value, Provenance.MEASURED, "test"));
        }
      }
      engine.fleet().report(Fingerprint.of(host(), Capacity.of(8, 16_384), features));
    }

    private void setAvailability() {
      HostId host = host();
      if (engine.fleet().registered(host).isPresent()) {
        if (random.nextInt(4) == 0) {
          engine.fleet().remove(host);
        } else {
          Availability[] all = Availability.values();
          engine.fleet().setAvailability(host, all[random.nextInt(all.length)]);
        }
      }
    }

    private void release() {
      List<Placement> live =
          engine.placements().stream().filter(one -> !one.state().isFinal()).toList();
      if (!live.isEmpty()) {
        engine.release(live.get(random.nextInt(live.size())).id());
      }
    }

    private PlacementRequest request() {
      Profile.Builder profile = Profile.builder("Any");
      METRICS.forEach(metric -> profile.metric(metric, (1 + random.nextInt(4)) / 7.0));
      PlacementRequest.Builder request =
          PlacementRequest.of(profile.build())
              .resources(1 + random.nextInt(6), 1_024)
              .terms(
                  new Terms(
                      random.nextBoolean() ? Selection.SIMILARITY : Selection.WEIGHTED_METRICS,
                      random.nextBoolean() ? RankBy.EXPECTED : RankBy.LOWER,
                      random.nextInt(3) * 0.3,
                      1 + random.nextInt(8)));
      if (random.nextBoolean()) {
        Affinity[] all = Affinity.values();
        request.group(new Group("group-" + random.nextInt(3), all[random.nextInt(3)], ""));
      }
      return request.build();
    }
  }

  private static Personality engine(MemoryStorage storage, boolean packs) {
    return Personality.builder()
        .storage(storage)
        .launcher("memory", Map.of())
        .keepDecisions(true)
        .operator(
            packs
                ? OperatorTerms.builder().wish(OperatorTerm.PACK).tolerance(0.2).build()
                : OperatorTerms.NONE)
        .build();
  }

  @Property(tries = 60)
  void everyDecisionComesOutTheSame(@ForAll long seed, @ForAll boolean packs) {
    MemoryStorage storage = new MemoryStorage(10_000);
    try (Personality engine = engine(storage, packs)) {
      Play play = new Play(engine, seed);
      IntStream.range(0, 2 * HOSTS).forEach(i -> play.report());
      IntStream.range(0, 60).forEach(i -> play.step());
      assertAllTheSame(engine);
    }
    // An engine of other terms goes by those of the decision.
    try (Personality other = engine(storage, !packs)) {
      assertAllTheSame(other);
    }
  }

  /** Threads hold snapshots that others have left behind. */
  @Property(tries = 5)
  void decisionsOfManyThreadsComeOutTheSame(@ForAll long seed) throws Exception {
    try (Personality engine = engine(new MemoryStorage(10_000), false)) {
      Play first = new Play(engine, seed);
      IntStream.range(0, 2 * HOSTS).forEach(i -> first.report());
      List<Future<?>> played = new ArrayList<>();
      ExecutorService threads = Executors.newFixedThreadPool(4);
      for (int thread = 0; thread < 4; thread++) {
        Play play = new Play(engine, seed + thread);
        played.add(
            threads.submit(
                () ->
                    IntStream.range(0, 40)
                        .forEach(
                            i -> {
                              if (i % 3 == 0) {
                                play.report();
                              } else {
                                engine.place(play.request());
                              }
                            })));
      }
      threads.shutdown();
      for (Future<?> each : played) {
        each.get(60, TimeUnit.SECONDS);
      }
      assertAllTheSame(engine);
    }
  }

  private static void assertAllTheSame(Personality engine) {
    for (LoggedDecision decision : engine.decisions(1_000)) {
      Replay replay = engine.replay(decision.id());
      assertEquals(decision, replay.decision());
      assertTrue(replay.isSame(), () -> replay.differences().toString());
      assertEquals(List.of(), replay.differences());
    }
    for (Placement placement : engine.placements()) {
      LoggedDecision decision = engine.replay(placement.id()).decision();
      PlacementId id = decision.id();
      assertEquals(placement.id(), id);
      assertTrue(
          decision.outcome().candidates().stream()
              .anyMatch(one -> one.host().equals(placement.decision().host())));
    }
  }

  /** What runs has its decision on record, and so has what was refused. */
  @Property(tries = 5)
  void everyDecisionIsOnRecord(@ForAll long seed) {
    try (Personality engine = engine(new MemoryStorage(), false)) {
      PlacementRequest request = new Play(engine, seed).request();
      engine.place(request);
      assertEquals(1, engine.decisions(10).size());
      assertEquals(List.of(), engine.decisions(1).get(0).outcome().candidates());
      Play play = new Play(engine, seed);
      IntStream.range(0, 2 * HOSTS).forEach(i -> play.report());
      PlacementRequest easy =
          PlacementRequest.of(Profile.builder("Easy").metric("memory_bandwidth", 1).build())
              .build();
      Placed placed = (Placed) engine.place(easy);
      assertEquals(placed.placement().id(), engine.decisions(1).get(0).id());
      engine.place(easy); // decides nothing
      assertEquals(2, engine.decisions(10).size());
    }
  }
}
