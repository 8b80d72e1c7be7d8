package io.personality.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.LaunchException;
import io.personality.MoveTerms;
import io.personality.libvirt.testing.Console;
import io.personality.libvirt.testing.QemuHost;
import io.personality.libvirt.testing.QemuRig;
import io.personality.model.Level;
import io.personality.model.PlacementId;
import io.personality.model.Profile;
import io.personality.model.Resources;
import io.personality.spi.Configuration;
import io.personality.spi.LaunchOrder;
import io.personality.spi.LaunchState;
import io.personality.spi.MovingLauncher;
import io.personality.spi.MovingLauncher.Place;
import io.personality.spi.contract.Samples;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Moves a guest that runs between two real libvirt daemons. */
class QemuMoveIT {
  private static final Profile CALM =
      Profile.builder("Calm").trait("latency_sensitivity", Level.LOW).build();
  private static final Resources SIZE = new Resources(1, 192);

  private static QemuRig rig;
  private static MovingLauncher launcher;

  @BeforeAll
  static void start() throws Exception {
    QemuHost.require();
    rig = new QemuRig(2);
    launcher =
        (MovingLauncher)
            new LibvirtLauncherProvider().create(new Configuration("libvirt", rig.settings()));
  }

  @AfterAll
  static void stop() throws Exception {
    if (launcher != null) {
      launcher.close();
    }
    if (rig != null) {
      rig.close();
    }
  }

  private static LaunchOrder at(PlacementId id, int host) {
    return rig.order(id, host, CALM, SIZE);
  }

  @Test
  void aGuestTicksOnWhileItMoves() throws Exception {
    PlacementId id = Samples.placementId(1);
    LaunchOrder here = at(id, 0);
    LaunchOrder there = at(id, 1);
    launcher.launch(here);
    Console console = rig.console(id);
    assertTrue(console.line("GUEST-READY").length() > 0);
    console.line("GUEST-TICK 1 ");
    assertEquals(Place.TARGET, launcher.move(here.site(), there, MoveTerms.DEFAULT));
    assertEquals(LaunchState.ABSENT, launcher.stateOf(here.site()));
    assertEquals(LaunchState.RUNNING, launcher.stateOf(there.site()));
    int ticks = console.lines("GUEST-TICK").size();
    console.after("GUEST-TICK", ticks + 1);
    assertEquals(1, console.lines("GUEST-READY").size(), "it was booted once");
    // No tick is missing: they are numbered.
    List<String> all = console.lines("GUEST-TICK");
    for (int i = 0; i < all.size(); i++) {
      assertTrue(all.get(i).startsWith("GUEST-TICK " + i + " "), all.get(i));
    }
    assertEquals(Place.TARGET, launcher.move(there.site(), here, MoveTerms.DEFAULT));
    assertEquals(LaunchState.RUNNING, launcher.stateOf(here.site()));
    launcher.withdraw(here.site());
    assertEquals(LaunchState.ABSENT, launcher.stateOf(here.site()));
  }

  @Test
  void aTargetThatIsNotThereLeavesItWhereItWas() throws Exception {
    PlacementId id = Samples.placementId(2);
    LaunchOrder here = at(id, 0);
    launcher.launch(here);
    rig.qemu(1).stopDaemon();
    assertThrows(
        LaunchException.class, () -> launcher.move(here.site(), at(id, 1), MoveTerms.DEFAULT));
    assertEquals(LaunchState.RUNNING, launcher.stateOf(here.site()));
    rig.qemu(1).startDaemon();
    Console.until(
        () -> launcher.settle(here.site(), at(id, 1).site()) == Place.SOURCE,
        "the launcher says that it stayed");
    launcher.withdraw(here.site());
    assertEquals(Place.NEITHER, launcher.settle(here.site(), at(id, 1).site()));
  }
}
