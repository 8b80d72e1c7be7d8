package io.personality.core.internal.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.core.internal.memory.MemoryStorage;
import io.personality.model.HostId;
import io.personality.model.Placement;
import io.personality.model.PlacementId;
import io.personality.model.PlacementState;
import io.personality.model.WorkloadObservation;
import io.personality.spi.contract.Samples;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SamplerTest {
  private static final HostId ONE = Samples.hostId(1);
  private static final HostId TWO = Samples.hostId(2);

  private final MemoryStorage storage = new MemoryStorage();
  private final CountingLauncher launcher = new CountingLauncher();
  private final List<WorkloadObservation> told = new ArrayList<>();
  private final Sampler sampler = sampler(Runnable::run);

  private Sampler sampler(Executor threads) {
    return new Sampler(
        storage.placements(),
        launcher,
        host -> Optional.empty(),
        Clock.fixed(Samples.START, ZoneOffset.UTC),
        threads,
        told::add);
  }

  private Placement running(long number, int host) {
    Placement placement = storage.placements().open(Samples.placement(number, host));
    return step(step(placement, PlacementState.LAUNCHING), PlacementState.RUNNING);
  }

  private Placement step(Placement placement, PlacementState state) {
    Placement next = Samples.then(placement, state);
    assertTrue(storage.placements().advance(next, placement.state()));
    return next;
  }

  private Set<PlacementId> told() {
    return told.stream().map(WorkloadObservation::placement).collect(Collectors.toSet());
  }

  @Test
  void asksOnceForAllVmsOfAHost() {
    running(1, 1);
    running(2, 1);
    running(3, 2);
    storage.placements().open(Samples.placement(4, 2)); // which is only claimed
    sampler.round();
    assertEquals(Set.of(ONE, TWO), Set.copyOf(launcher.asked));
    assertEquals(2, launcher.asked.size());
    assertEquals(
        Set.of(Samples.placementId(1), Samples.placementId(2), Samples.placementId(3)), told());
  }

  @Test
  void tellsSharesFromTheSecondRoundOn() {
    running(1, 1);
    sampler.round();
    assertEquals(OptionalDouble.empty(), told.get(0).processor().busy());
    sampler.round();
    assertEquals(OptionalDouble.of(0.5), told.get(1).processor().busy());
    assertEquals(Duration.ofSeconds(1), told.get(1).interval());
    assertEquals(Samples.START, told.get(1).at());
    assertEquals(ONE, told.get(1).host());
    assertEquals(Optional.of(told.get(1)), sampler.newest(Samples.placementId(1)));
  }

  @Test
  void goesOnWhereAHostCannotBeAskedOrTheLauncherIsBroken() {
    running(1, 1);
    running(2, 2);
    launcher.faults.put(ONE, CountingLauncher.unreachable());
    sampler.round();
    assertEquals(Set.of(Samples.placementId(2)), told());
    launcher.faults.put(ONE, new IllegalStateException("as intended"));
    sampler.round();
    assertEquals(Set.of(Samples.placementId(2)), told());
    launcher.faults.clear();
    sampler.round();
    assertEquals(Set.of(Samples.placementId(1), Samples.placementId(2)), told());
  }

  @Test
  void ignoresVmsThatItDidNotAskFor() {
    running(1, 1);
    launcher.strangers.add(Samples.placementId(9));
    sampler.round();
    assertEquals(Set.of(Samples.placementId(1)), told());
    assertEquals(Optional.empty(), sampler.newest(Samples.placementId(9)));
  }

  @Test
  void passesOverAHostThatHasNotAnswered() {
    running(1, 1);
    running(2, 2);
    List<Runnable> waiting = new ArrayList<>();
    Sampler held = sampler(waiting::add);
    held.round();
    held.round();
    assertEquals(2, waiting.size());
    waiting.remove(0).run();
    held.round();
    assertEquals(2, waiting.size(), "only the one that has answered is asked again");
  }

  @Test
  void forgetsWhatHasEnded() {
    Placement placement = running(1, 1);
    sampler.round();
    assertTrue(sampler.newest(placement.id()).isPresent());
    step(placement, PlacementState.FAILED);
    sampler.round();
    assertEquals(Optional.empty(), sampler.newest(placement.id()));
    assertEquals(1, launcher.asked.size());
  }

  @Test
  void makesNoRatesAcrossAMove() {
    Placement placement = running(1, 1);
    sampler.round();
    Placement.Decision there = Samples.placement(1, 2).decision();
    step(
        step(placement, PlacementState.MIGRATING).decided(there, placement.units()),
        PlacementState.RUNNING);
    sampler.round();
    assertEquals(TWO, told.get(1).host());
    assertEquals(Duration.ZERO, told.get(1).interval());
    sampler.round();
    assertEquals(Duration.ofSeconds(1), told.get(2).interval());
  }

  @Test
  void comesToNoHarmWhileTheEngineCloses() {
    running(1, 1);
    sampler(
            task -> {
              throw new RejectedExecutionException();
            })
        .round();
    assertEquals(List.of(), told);
  }
}
