package io.personality.benchmarks.speed;

import io.personality.PlacementRequest;
import io.personality.PlacementResult;
import io.personality.benchmarks.duel.ScanRequest;
import io.personality.benchmarks.report.Figures;
import io.personality.benchmarks.report.Row;
import io.personality.benchmarks.report.Row.Goal;
import io.personality.core.Personality;
import io.personality.model.ProfileId;
import io.personality.model.ProfileRef;
import io.personality.model.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Whole placements a second: decided, claimed, launched in memory and recorded. */
final class PlacementsRow implements Part {
  private static final int PROFILES = 8;
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
      List<ProfileRef> profiles = profiles(stage, engine);
      int warmUp = bench.settings().quick() ? 2_000 : 5_000;
      int counted = bench.settings().quick() ? 5_000 : 20_000;
      bench.say("placing " + (warmUp + counted) + " VMs");
      place(engine, profiles, 0, warmUp);
      long start = System.nanoTime();
      place(engine, profiles, warmUp, counted);
      double seconds = (System.nanoTime() - start) / 1e9;
      String detail =
          String.format(
              "%,d VMs of %d stored profiles and %d sizes in turn, one thread, after %,d others;"
                  + " storage and launcher in memory; %s; peers' decisions a second, without"
                  + " placing: %s",
              counted, PROFILES, VCPUS.length, warmUp, stage.describe(), peers(bench));
      return List.of(Goals.PLACES_PER_SECOND.measured(counted / seconds, detail));
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

  private static void place(Personality engine, List<ProfileRef> profiles, int from, int count) {
    for (int i = from; i < from + count; i++) {
      int vcpus = VCPUS[i / PROFILES % VCPUS.length];
      PlacementResult result =
          engine.place(
              PlacementRequest.of(profiles.get(i % PROFILES))
                  .tenant(TENANT.value())
                  .resources(vcpus, vcpus * 2_048L)
                  .build());
      if (!(result instanceof PlacementResult.Placed)) {
        throw new IllegalStateException("VM " + i + " was not placed: " + result);
      }
    }
  }

  private static String peers(Bench bench) {
    return bench.decisions().entrySet().stream()
        .map(peer -> peer.getKey() + " " + Figures.number(peer.getValue()))
        .collect(Collectors.joining(", "));
  }
}
