package io.personality.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.personality.MoveTerms;
import io.personality.PlacementRequest;
import io.personality.PlacementResult.Placed;
import io.personality.core.internal.memory.MemoryLauncher;
import io.personality.core.internal.memory.MemoryStorage;
import io.personality.model.Capacity;
import io.personality.model.ExclusiveUnit;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.HostId;
import io.personality.model.Level;
import io.personality.model.PagePool;
import io.personality.model.Placement;
import io.personality.model.Profile;
import io.personality.model.Provenance;
import io.personality.model.Reading;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who is given huge pages of a host, and that nobody else has them. */
class HugePagesTest {
  private static final long MIB_2 = 2_048;
  private static final long GIB_1 = 1_048_576;

  private static Personality engine() {
    return Personality.builder()
        .storage(new MemoryStorage())
        .launcher(new MemoryLauncher())
        .reconcileEvery(Duration.ZERO)
        .build();
  }

  /** Hosts of two cells with four threads each; the first reported is the fastest. */
  private static Personality with(List<List<PagePool>> hosts) {
    Personality engine = engine();
    for (int host = 0; host < hosts.size(); host++) {
      engine
          .fleet()
          .report(
              Fingerprint.of(
                  new HostId("host-" + host),
                  new Capacity(8, 16_384, List.of(), hosts.get(host)),
                  Map.of(
                      new FeatureName("numa_cells"),
                      Reading.of(2, Provenance.MEASURED, "test"),
                      new FeatureName("memory_bandwidth"),
                      Reading.of(100 - host, Provenance.MEASURED, "test"))));
    }
    return engine;
  }

  private static Placement place(Personality engine, Level latency, long mib) {
    Profile profile =
        Profile.builder("Latency " + latency.label())
            .metric("memory_bandwidth", 1)
            .trait("latency_sensitivity", latency)
            .build();
    PlacementRequest request = PlacementRequest.of(profile).resources(1, mib).build();
    return assertInstanceOf(Placed.class, engine.place(request)).placement();
  }

  private static Optional<PagePool> pages(Placement placement) {
    return placement.units().stream()
        .filter(ExclusiveUnit.Pages.class::isInstance)
        .map(unit -> ((ExclusiveUnit.Pages) unit).pages())
        .findFirst();
  }

  @Test
  void thoseSensitiveToLatencyHaveThemWhileThereAreAny() {
    try (Personality engine = with(List.of(List.of(new PagePool(0, MIB_2, 1_024))))) {
      Optional<PagePool> half = Optional.of(new PagePool(0, MIB_2, 512));
      Placement first = place(engine, Level.HIGH, 1_024);
      assertEquals(half, pages(first));
      assertEquals(Optional.empty(), pages(place(engine, Level.LOW, 1_024)));
      assertEquals(half, pages(place(engine, Level.HIGH, 1_024)), "as many, and others");
      assertEquals(Optional.empty(), pages(place(engine, Level.HIGH, 1_024)), "none are left");
      engine.release(first.id());
      assertEquals(half, pages(place(engine, Level.HIGH, 1_024)));
    }
  }

  @Test
  void theLargestThatHoldAllMemoryAreTaken() {
    PagePool small = new PagePool(0, MIB_2, 4_096);
    PagePool large = new PagePool(0, GIB_1, 2);
    try (Personality engine = with(List.of(List.of(small, large)))) {
      assertEquals(
          Optional.of(new PagePool(0, MIB_2, 768)), pages(place(engine, Level.HIGH, 1_536)));
      assertEquals(Optional.of(large), pages(place(engine, Level.HIGH, 2_048)));
      assertEquals(
          Optional.of(new PagePool(0, MIB_2, 1_024)), pages(place(engine, Level.HIGH, 2_048)));
      assertEquals(Optional.empty(), pages(place(engine, Level.HIGH, 1_023)), "no whole pages");
    }
  }

  @Test
  void pagesAwayFromTheThreadsAreLeft() {
    try (Personality engine = with(List.of(List.of(new PagePool(1, MIB_2, 1_024))))) {
      assertEquals(
          Optional.empty(), pages(place(engine, Level.HIGH, 1_024)), "its thread is in cell 0");
    }
  }

  @Test
  void aVmThatMovesLeavesItsOwnAndHasOthers() {
    PagePool here = new PagePool(0, MIB_2, 512);
    PagePool there = new PagePool(0, GIB_1, 1);
    try (Personality engine = with(List.of(List.of(here), List.of(there)))) {
      Placement placed = place(engine, Level.HIGH, 1_024);
      assertEquals(Optional.of(here), pages(placed));
      Placed moved = assertInstanceOf(Placed.class, engine.move(placed.id(), MoveTerms.DEFAULT));
      assertEquals(Optional.of(there), pages(moved.placement()));
      assertEquals(Optional.of(here), pages(place(engine, Level.HIGH, 1_024)));
    }
  }
}
