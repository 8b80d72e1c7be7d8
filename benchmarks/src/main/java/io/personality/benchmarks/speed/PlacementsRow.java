package io.personality.benchmarks.speed;

import io.personality.PlacementRequest;
import io.personality.PlacementResult;
import io.personality.benchmarks.duel.ScanRequest;
import io.personality.benchmarks.report.Figures;
import io.personality.benchmarks.report.Row;
import io.personality.benchmarks.report.Row.Goal;
import io.personality.core.Personality;
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
  private static final int AT_ONCE = 5_000;
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
      int most = bench.settings().quick() ? 10_000 : 30_000;
      long seconds = bench.settings().quick() ? 5 : 15;
      bench.say("placing VMs");
      int warmUp = asking.warmUp(seconds);
      long start = System.nanoTime();
      int counted = asking.place(most, seconds);
      double taken = (System.nanoTime() - start) / 1e9;
      String detail =
          String.format(
              "%,d VMs of %d stored profiles and %d sizes in turn, one thread, after %,d others that are gone;"
                  + " storage and launcher in memory; %s; peers' decisions a second, without"
                  + " placing: %s",
              counted, PROFILES, VCPUS.length, warmUp, stage.describe(), peers(bench));
      return List.of(Goals.PLACES_PER_SECOND.measured(counted / taken, detail));
    }
  }

  private static List<ProfileRef> profiles(Stage stage, Personality engine) {
    List<ProfileRef> profiles = new ArrayList<>();
    for (ScanRequest request : stage.requests().make(PROFILES, Sizes.K)) {
      ProfileId id = new ProfileId("bench-" + request.number());
      profiles.add(engine.profiles().create(id, TENANT, request.profile()));
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

    /** Places VMs until there are so many or the time is over; returns how many there are. */
    int place(int most, long seconds) {
      long end = System.nanoTime() + seconds * 1_000_000_000;
      int placed = 0;
      while (placed < most && System.nanoTime() - end < 0) {
        placeNext();
        placed++;
      }
      return placed;
    }

    /** Places VMs and releases them again for some time. */
    int warmUp(long seconds) {
      long end = System.nanoTime() + seconds * 1_000_000_000;
      int placed = 0;
      while (System.nanoTime() - end < 0) {
        List<PlacementId> ids = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
          ids.add(placeNext());
        }
        ids.forEach(engine::release);
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
