package io.personality.core.internal.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.core.internal.claim.Interference.Crash;
import io.personality.model.PlacementState;
import io.personality.spi.contract.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Kills an engine before and after each of its calls, on its way and during the repair, while
 * another engine wants the same hosts; whatever is left must become true again.
 */
class CrashTest {
  private static final Duration LEASE_LAPSES = Duration.ofMinutes(3);
  private static final Duration LAUNCH_IS_OVER = Duration.ofMinutes(16);

  /** The first host fails its launch, so that the road goes on to the second. */
  private static World world() {
    return new World(Set.of(Samples.hostId(1)));
  }

  /** Dies at the given half call of a placement; false if it got through before that. */
  private static boolean crashes(World world, int halfCall) {
    Interference crash = Interference.crash(halfCall);
    try {
      world.engine(crash).place(1, 1, 2);
    } catch (Crash e) {
      return true;
    }
    assertFalse(crash.happened());
    return false;
  }

  /** Runs the repair, dying in it at the given half call first; false if it got through. */
  private static boolean crashesRepairing(World world, int halfCall) {
    try {
      world.engine(Interference.crash(halfCall)).reconcile();
      return false;
    } catch (Crash e) {
      return true;
    }
  }

  @Test
  void placesWhereNothingInterferes() {
    World world = world();
    assertTrue(world.engine().place(1, 1, 2));
    world.checkSettled();
    assertFalse(world.engine().place(2, 2), "the host is full");
    world.checkSettled();
    assertEquals(Reconciliation.NOTHING, world.engine().reconcile());
  }

  @Test
  void settlesAfterACrashAnywhere() {
    int crashes = 0;
    for (int halfCall = 0; ; halfCall++) {
      World world = world();
      if (!crashes(world, halfCall)) {
        break;
      }
      crashes++;
      world.checkRooms();
      for (Duration wait : List.of(Duration.ZERO, LEASE_LAPSES, LAUNCH_IS_OVER)) {
        world.clock.advance(wait);
        world.engine().place(100 + wait.toMinutes(), 2);
        world.checkRooms();
        world.engine().reconcile();
        world.checkRooms();
      }
      world.checkSettled();
      world.engine().place(200, 2, 3);
      world.checkSettled();
      assertEquals(Reconciliation.NOTHING, world.engine().reconcile(), "nothing is left to do");
    }
    assertTrue(crashes > 20, "only " + crashes + " places to crash at");
  }

  @Test
  void settlesAfterACrashAnywhereAndAnotherInTheRepair() {
    int repairs = 0;
    for (int halfCall = 0; crashes(world(), halfCall); halfCall++) {
      for (Duration wait : List.of(LEASE_LAPSES, LAUNCH_IS_OVER)) {
        boolean more = true;
        for (int second = 0; more; second++) {
          World world = world();
          crashes(world, halfCall);
          world.clock.advance(wait);
          more = crashesRepairing(world, second);
          world.checkRooms();
          world.engine().place(100, 2);
          world.checkRooms();
          world.clock.advance(LAUNCH_IS_OVER);
          world.engine().reconcile();
          world.checkSettled();
          repairs++;
        }
      }
    }
    assertTrue(repairs > 200, "only " + repairs + " repairs");
  }

  @Test
  void leavesAPlacementAloneWhileSomebodyMayBeAtWorkOnIt() {
    for (int halfCall = 0; ; halfCall++) {
      World world = world();
      Interference meanwhile =
          new Interference(
              halfCall,
              () -> {
                world.clock.advance(Duration.ofSeconds(119));
                assertEquals(Reconciliation.NOTHING, world.engine().reconcile());
              });
      assertTrue(world.engine(meanwhile).place(1, 1, 2));
      world.checkSettled();
      if (!meanwhile.happened()) {
        break;
      }
    }
  }

  /** A thread that stands still for longer than any launch, and then goes on as if nothing was. */
  @Test
  void settlesAfterAnEngineThatComesBackTooLate() {
    List<PlacementState> ends = new ArrayList<>();
    for (int halfCall = 0; ; halfCall++) {
      World world = world();
      Interference pause =
          new Interference(
              halfCall,
              () -> {
                world.clock.advance(LAUNCH_IS_OVER);
                world.engine().reconcile();
                world.engine().place(2, 2, 3);
              });
      world.engine(pause).place(1, 1, 2);
      world.clock.advance(LAUNCH_IS_OVER);
      world.engine().reconcile();
      world.checkSettled();
      if (!pause.happened()) {
        break;
      }
      world.storage.placements().find(Samples.placementId(1)).ifPresent(p -> ends.add(p.state()));
    }
    assertEquals(
        Set.of(PlacementState.RUNNING, PlacementState.FAILED), Set.copyOf(ends), "both ends occur");
  }

  @Test
  void isKilledWhereTheTestsSaySo() {
    assertThrows(Crash.class, () -> world().engine(Interference.crash(0)).place(1, 1, 2));
  }
}
