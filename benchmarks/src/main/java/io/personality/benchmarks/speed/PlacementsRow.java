package io.personality.benchmarks.speed;

import io.personality.PlacementRequest;
import io.personality.PlacementResult;
import io.personality.benchmarks.duel.ScanRequest;
import io.personality.benchmarks.report.Figures;
import io.personality.benchmarks.report.Row;
import io.personality.benchmarks.report.Row.Goal;
import io.personality.core.Personality;
import io.personality.core.ProfileLibrary;
import io.personality.model.Actor;
import io.personality.model.PlacementId;
import io.personality.model.ProfileId;
import io.personality.model.ProfileRef;
import io.personality.model.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Whole placements a second: decided, claimed, launched in memory and recorded. */
final class PlacementsRow implements Part {
  private static final int PROFILES = 8;
  private static final int AT_ONCE = 10_000;
  private static final int[] VCPUS = {1, 2, 4, 8};
  private static final TenantId TENANT = new TenantId("bench");

  @Override
  public List<Goal> goals() {
    return List.of(Goals.PLACES_PER_SECOND);
  }

  @Override
  public List<Row> measure(Bench bench) throws Exception {
    Stage stage = bench.stage(Bench.Kind.REALISTIC, Sizes.SMALL);
    try (EngineAtWork work = EngineAtWork.over(stage)) {
      Personality engine = work.engine();
      Asking asking = new Asking(engine, profiles(stage, engine));
      int rounds = bench.settings().quick() ? 3 : 11;
      long seconds = 5;
      bench.say("placing VMs");
      int warmUp = asking.warmUp(seconds);
      double[] perSecond = new double[rounds];
      for (int round = 0; round < rounds; round++) {
        perSecond[round] = asking.round();
      }
      String detail =
          String.format(
              "median of %d rounds of %,d VMs of %d stored profiles and %d sizes in turn, which are"
                  + " released after each round, one thread, after %,d others;"
                  + " storage and launcher in memory; %s; peers' decisions a second, without"
                  + " placing: %s",
              rounds, AT_ONCE, PROFILES, VCPUS.length, warmUp, stage.describe(), peers(bench));
      return List.of(Goals.PLACES_PER_SECOND.measured(Figures.median(perSecond), detail));
    }
  }

  private static List<ProfileRef> profiles(Stage stage, Personality engine) {
    ProfileLibrary library = engine.library(Actor.user(TENANT.value(), "bench"));
    List<ProfileRef> profiles = new ArrayList<>();
    for (ScanRequest request : stage.requests().make(PROFILES, Sizes.K)) {
      ProfileId id = new ProfileId("bench-" + request.number());
      profiles.add(library.create(id, request.profile()));
    }
    return profiles;
  }

  /** Asks for one VM after the other. */
  private static final class Asking {
    private final Personality engine;
    private final List<ProfileRef> profiles;
    private int next;

    Asking(Personality engine, List<ProfileRef> profiles) {
      this.engine = engine;
      this.profiles = profiles;
    }

    /** Places some VMs, says how many a second, and releases them again. */
    double round() {
      List<PlacementId> ids = new ArrayList<>(AT_ONCE);
      long start = System.nanoTime();
      for (int i = 0; i < AT_ONCE; i++) {
        ids.add(placeNext());
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      ids.forEach(engine::release);
      return AT_ONCE / seconds;
    }

    /** Places VMs and releases them again for some time. */
    int warmUp(long seconds) {
      long end = System.nanoTime() + seconds * 1_000_000_000;
      int placed = 0;
      while (System.nanoTime() - end < 0) {
        round();
        placed += AT_ONCE;
      }
      return placed;
    }

    private PlacementId placeNext() {
      int vcpus = VCPUS[next / PROFILES % VCPUS.length];
      PlacementResult result =
          engine.place(
              PlacementRequest.of(profiles.get(next % PROFILES))
                  .tenant(TENANT.value())
                  .resources(vcpus, vcpus * 2_048L)
                  .build());
      next++;
      if (result instanceof PlacementResult.Placed done) {
        return done.placement().id();
      }
      throw new IllegalStateException("VM " + next + " was not placed: " + result);
    }
  }

  private static String peers(Bench bench) {
    return bench.decisions().entrySet().stream()
        .map(peer -> peer.getKey() + " " + Figures.number(peer.getValue()))
        .collect(Collectors.joining(", "));
  }
}
