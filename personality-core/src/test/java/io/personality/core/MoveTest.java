package io.personality.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.LaunchException;
import io.personality.MoveTerms;
import io.personality.PlacementRequest;
import io.personality.PlacementRequest.Affinity;
import io.personality.PlacementRequest.Group;
import io.personality.PlacementResult.NotPlaced;
import io.personality.PlacementResult.Placed;
import io.personality.PlacementResult.Reason;
import io.personality.core.internal.memory.MemoryLauncher;
import io.personality.core.internal.memory.MemoryStorage;
import io.personality.core.internal.memory.PassingLauncher;
import io.personality.model.Capacity;
import io.personality.model.Claim;
import io.personality.model.ExclusiveUnit;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.HostId;
import io.personality.model.Level;
import io.personality.model.Placement;
import io.personality.model.PlacementId;
import io.personality.model.PlacementState;
import io.personality.model.Profile;
import io.personality.model.Provenance;
import io.personality.model.Quota;
import io.personality.model.Reading;
import io.personality.model.Resources;
import io.personality.model.TenantId;
import io.personality.spi.AdjustingLauncher;
import io.personality.spi.HypervisorLauncher;
import io.personality.spi.LaunchOrder;
import io.personality.spi.MovingLauncher;
import io.personality.spi.VmSite;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Placements that are moved and adjusted, and what becomes of those that were cut off. */
class MoveTest {
  private static final HostId FAST = new HostId("fast");
  private static final HostId MIDDLE = new HostId("middle");
  private static final HostId SLOW = new HostId("slow");
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final Profile FAST_MEMORY =
      Profile.builder("Fast memory").metric("memory_bandwidth", 1).build();

  private final MemoryStorage storage = new MemoryStorage();
  private final MemoryLauncher vms = new MemoryLauncher();

  private Personality engine(HypervisorLauncher launcher, Instant now) {
    return Personality.builder()
        .storage(storage)
        .launcher(launcher)
        .clock(Clock.fixed(now, ZoneOffset.UTC))
        .reconcileEvery(Duration.ZERO)
        .keepDecisions(true)
        .build();
  }

  private Personality filled(HypervisorLauncher launcher) {
    Personality engine = engine(launcher, NOW);
    Map.of(FAST, 40.0, MIDDLE, 30.0, SLOW, 20.0)
        .forEach(
            (host, bandwidth) ->
                engine
                    .fleet()
                    .report(
                        Fingerprint.of(
                            host,
                            Capacity.of(8, 8_192),
                            Map.of(
                                new FeatureName("memory_bandwidth"),
                                Reading.of(bandwidth, Provenance.MEASURED, "test")))));
    return engine;
  }

  private static Placement place(Personality engine, PlacementRequest.Builder request) {
    return assertInstanceOf(Placed.class, engine.place(request.build())).placement();
  }

  private static PlacementRequest.Builder request() {
    return PlacementRequest.of(FAST_MEMORY).resources(2, 2_048);
  }

  private void assertTrueState(Personality engine, PlacementId id, HostId host) {
    Placement placement = engine.placement(id).orElseThrow();
    assertEquals(PlacementState.RUNNING, placement.state());
    assertEquals(host, placement.decision().host());
    assertEquals(Map.of(id, host), vms.running());
    List<Claim> claims = storage.claims().list();
    assertEquals(1, claims.size(), claims::toString);
    assertEquals(id, claims.get(0).placement());
    assertEquals(host, claims.get(0).host());
    assertEquals(placement.resources(), claims.get(0).resources());
    assertEquals(placement.units(), claims.get(0).units());
    assertTrue(claims.get(0).isPermanent());
  }

  @Test
  void movesToTheBestOtherHost() {
    try (Personality engine = filled(vms)) {
      PlacementId id = place(engine, request()).id();
      Placed moved = assertInstanceOf(Placed.class, engine.move(id, MoveTerms.DEFAULT));
      assertEquals(MIDDLE, moved.placement().decision().host());
      assertTrueState(engine, id, MIDDLE);
      assertEquals(
          moved.explanation().similarity(),
          engine.similarity(id).current().orElseThrow().similarity());
      assertInstanceOf(Placed.class, engine.move(id, MoveTerms.DEFAULT.to(SLOW)));
      assertTrueState(engine, id, SLOW);
      // The room it left is free again.
      place(engine, request().resources(8, 8_192));
    }
  }

  @Test
  void staysWhereNoOtherHostCan() {
    MemoryLauncher failing = new MemoryLauncher(Set.of(MIDDLE, SLOW), Set.of());
    try (Personality engine = filled(failing)) {
      PlacementId id = place(engine, request()).id();
      NotPlaced stays = assertInstanceOf(NotPlaced.class, engine.move(id, MoveTerms.DEFAULT));
      assertEquals(Reason.NOT_MOVED, stays.reason());
      assertTrue(stays.detail().contains("is set to fail"), stays::detail);
      assertEquals(Map.of(id, FAST), failing.running());
      assertEquals(PlacementState.RUNNING, engine.placement(id).orElseThrow().state());
      assertEquals(FAST, storage.claims().list().get(0).host());
      assertEquals(1, storage.claims().list().size());
    }
  }

  @Test
  void keepsToTheGroupsItWasPlacedWith() {
    Group apart = new Group("db", Affinity.APART, "");
    try (Personality engine = filled(vms)) {
      PlacementId first = place(engine, request().group(apart)).id();
      place(engine, request().group(apart));
      Placed moved = assertInstanceOf(Placed.class, engine.move(first, MoveTerms.DEFAULT));
      assertEquals(SLOW, moved.placement().decision().host());
      NotPlaced refused =
          assertInstanceOf(NotPlaced.class, engine.move(first, MoveTerms.DEFAULT.to(MIDDLE)));
      assertEquals(Reason.NOT_MOVED, refused.reason());
    }
  }

  @Test
  void aMoveDoesNotCountTwiceAgainstAQuota() {
    try (Personality engine = filled(vms)) {
      engine.quotas().set(new TenantId("default"), new Quota(1, 2, 2_048, 0));
      PlacementId id = place(engine, request()).id();
      assertInstanceOf(Placed.class, engine.move(id, MoveTerms.DEFAULT));
      assertEquals(1, engine.quotas().used(new TenantId("default")).placements());
      assertTrueState(engine, id, MIDDLE);
    }
  }

  /** Where an engine is cut off. */
  private enum Cut {
    BEFORE_THE_MOVE,
    AFTER_THE_MOVE,
    LOST
  }

  /** A launcher whose engine dies while it moves a VM. */
  private final class DyingLauncher extends PassingLauncher implements MovingLauncher {
    private final Cut cut;

    DyingLauncher(Cut cut) {
      super(MoveTest.this.vms);
      this.cut = cut;
    }

    @Override
    public Place move(VmSite from, LaunchOrder to, MoveTerms terms) {
      if (cut == Cut.AFTER_THE_MOVE) {
        vms.move(from, to, terms);
      }
      if (cut == Cut.LOST) {
        vms.withdraw(from);
      }
      throw new IllegalStateException("the engine dies here");
    }

    @Override
    public Place settle(VmSite from, VmSite to) {
      return vms.settle(from, to);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aMoveThatWasCutOffIsBroughtToOneTruePlace(Cut cut) {
    PlacementId id;
    try (Personality engine = filled(new DyingLauncher(cut))) {
      id = place(engine, request()).id();
      assertThrows(IllegalStateException.class, () -> engine.move(id, MoveTerms.DEFAULT));
    }
    assertEquals(2, storage.claims().list().size());
    // Somebody may still be at it.
    try (Personality soon = engine(vms, NOW.plusSeconds(60))) {
      assertEquals(PlacementState.MIGRATING, soon.placement(id).orElseThrow().state());
      assertThrows(LaunchException.class, () -> soon.release(id));
      assertEquals(2, storage.claims().list().size());
    }
    try (Personality later = engine(vms, NOW.plus(Duration.ofHours(1)))) {
      if (cut == Cut.LOST) {
        assertEquals(PlacementState.FAILED, later.placement(id).orElseThrow().state());
        later.reconcile();
        assertEquals(List.of(), storage.claims().list());
      } else {
        later.reconcile();
        assertTrueState(later, id, cut == Cut.AFTER_THE_MOVE ? MIDDLE : FAST);
      }
    }
  }

  @Test
  void adjustsWithinTheRoomThereIs() {
    try (Personality engine = filled(vms)) {
      PlacementId id = place(engine, request()).id();
      Placed more = assertInstanceOf(Placed.class, engine.adjust(id, new Resources(6, 1_024)));
      assertEquals(new Resources(6, 1_024), more.placement().resources());
      assertTrueState(engine, id, FAST);
      NotPlaced refused =
          assertInstanceOf(NotPlaced.class, engine.adjust(id, new Resources(9, 1_024)));
      assertEquals(Reason.NOT_ADJUSTED, refused.reason());
      assertTrue(refused.detail().contains("keeps 6 vCPUs and 1024 MiB"), refused::detail);
      assertTrueState(engine, id, FAST);
      assertInstanceOf(Placed.class, engine.adjust(id, new Resources(1, 1)));
      assertTrueState(engine, id, FAST);
      place(engine, request().resources(7, 8_191));
    }
  }

  @Test
  void hasAThreadForEachVcpuBeforeAndAfter() {
    Profile sensitive =
        Profile.builder("Sensitive")
            .metric("memory_bandwidth", 1)
            .trait("latency_sensitivity", Level.HIGH)
            .build();
    try (Personality engine = filled(vms)) {
      Placement placed = place(engine, PlacementRequest.of(sensitive).resources(2, 64));
      assertEquals(2, placed.units().size());
      engine.adjust(placed.id(), new Resources(5, 64));
      assertTrueState(engine, placed.id(), placed.decision().host());
      Set<ExclusiveUnit> five = engine.placement(placed.id()).orElseThrow().units();
      assertEquals(5, five.size());
      assertTrue(five.containsAll(placed.units()));
      engine.adjust(placed.id(), new Resources(1, 64));
      assertEquals(1, engine.placement(placed.id()).orElseThrow().units().size());
      assertTrueState(engine, placed.id(), placed.decision().host());
    }
  }

  /** A launcher that refuses to give more than so many vCPUs. */
  private class Stingy extends PassingLauncher implements AdjustingLauncher {
    private final int most;

    Stingy(int most) {
      super(MoveTest.this.vms);
      this.most = most;
    }

    @Override
    public void adjust(LaunchOrder order) {
      if (order.claim().resources().vcpus() > most) {
        throw new LaunchException("at most " + most + " vCPUs");
      }
      vms.adjust(order);
    }
  }

  @Test
  void bringsTheVmToWhatIsRecordedWhereNothingIsToChange() {
    List<Claim> asked = new ArrayList<>();
    Stingy listening =
        new Stingy(2) {
          @Override
          public void adjust(LaunchOrder order) {
            super.adjust(order);
            asked.add(order.claim());
          }
        };
    try (Personality engine = filled(listening)) {
      Placement placed = place(engine, request());
      assertInstanceOf(Placed.class, engine.adjust(placed.id(), placed.resources()));
      assertEquals(List.of(placed.resources()), asked.stream().map(Claim::resources).toList());
      assertEquals(placed, engine.placement(placed.id()).orElseThrow());
    }
  }

  @Test
  void whatTheLauncherRefusesIsTakenBack() {
    try (Personality engine = filled(new Stingy(2))) {
      PlacementId id = place(engine, request()).id();
      NotPlaced refused =
          assertInstanceOf(NotPlaced.class, engine.adjust(id, new Resources(4, 2_048)));
      assertTrue(refused.detail().contains("at most 2 vCPUs"), refused::detail);
      assertTrueState(engine, id, FAST);
      assertThrows(LaunchException.class, () -> engine.move(id, MoveTerms.DEFAULT));
      assertTrueState(engine, id, FAST);
    }
  }
}
