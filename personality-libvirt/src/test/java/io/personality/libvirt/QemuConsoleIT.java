package io.personality.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.LaunchException;
import io.personality.libvirt.testing.Console;
import io.personality.libvirt.testing.QemuHost;
import io.personality.libvirt.testing.QemuRig;
import io.personality.model.Level;
import io.personality.model.Profile;
import io.personality.model.Resources;
import io.personality.spi.Configuration;
import io.personality.spi.ConsoleLauncher;
import io.personality.spi.LaunchOrder;
import io.personality.spi.LaunchState;
import io.personality.spi.VmSite;
import io.personality.spi.contract.Samples;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The serial console of a real guest, as it is seen while it speaks. */
@Timeout(180)
class QemuConsoleIT {
  private static final Profile CALM =
      Profile.builder("Calm").trait("latency_sensitivity", Level.LOW).build();

  private static QemuRig rig;
  private static ConsoleLauncher launcher;

  @BeforeAll
  static void start() throws Exception {
    QemuHost.require();
    rig = new QemuRig(1);
    launcher =
        (ConsoleLauncher)
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

  private static VmSite launched(long number) {
    LaunchOrder order = rig.order(Samples.placementId(number), 0, CALM, new Resources(1, 192));
    assertEquals(LaunchState.RUNNING, launcher.launch(order));
    return order.site();
  }

  private static BufferedReader lines(InputStream console) {
    return new BufferedReader(new InputStreamReader(console, StandardCharsets.UTF_8));
  }

  private static void awaitLine(BufferedReader lines, String start) throws IOException {
    String line = lines.readLine();
    while (line != null && !line.startsWith(start)) {
      line = lines.readLine();
    }
    assertTrue(line != null, "the console ended before the guest said " + start);
  }

  @Test
  void whatAGuestSaysIsSeenAndKeptUntilItEnds() throws Exception {
    VmSite site = launched(1);
    try (BufferedReader lines = lines(launcher.console(site))) {
      awaitLine(lines, "GUEST-READY");
      awaitLine(lines, "GUEST-TICK 1 ");
      rig.console(site.placement()).line("GUEST-TICK 1 ");
      launcher.withdraw(site);
      String line = lines.readLine();
      while (line != null) {
        line = lines.readLine();
      }
    }
  }

  @Test
  void oneAtATimeReadsAConsole() throws Exception {
    VmSite site = launched(2);
    try (BufferedReader lines = lines(launcher.console(site))) {
      awaitLine(lines, "GUEST-");
      LaunchException taken = assertThrows(LaunchException.class, () -> launcher.console(site));
      assertTrue(String.valueOf(taken.getMessage()).contains("cannot be read"), taken::toString);
    }
    Console.until(() -> canBeRead(site), "the console is free again");
    launcher.withdraw(site);
    assertThrows(LaunchException.class, () -> launcher.console(site));
  }

  private static boolean canBeRead(VmSite site) {
    try (InputStream console = launcher.console(site)) {
      return console.read() >= 0;
    } catch (LaunchException e) {
      return false;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aReadThatWaitsEndsWhenTheConsoleIsClosed() throws Exception {
    VmSite site = launched(3);
    InputStream console = launcher.console(site);
    CompletableFuture<Integer> ended =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                byte[] buffer = new byte[4_096];
                int count = 0;
                while (count >= 0) {
                  count = console.read(buffer);
                }
                return count;
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
    rig.console(site.placement()).line("GUEST-READY");
    console.close();
    assertEquals(-1, ended.get(60, TimeUnit.SECONDS));
    launcher.withdraw(site);
  }

  @Test
  void aConsoleBreaksOffWithTheDaemonAndTheGuestGoesOn() throws Exception {
    VmSite site = launched(4);
    try (BufferedReader lines = lines(launcher.console(site))) {
      awaitLine(lines, "GUEST-READY");
      rig.qemu(0).stopDaemon();
      assertThrows(
          IOException.class,
          () -> {
            String line = lines.readLine();
            while (line != null) {
              line = lines.readLine();
            }
          });
    }
    int ticks = rig.console(site.placement()).lines("GUEST-TICK").size();
    rig.console(site.placement()).after("GUEST-TICK", ticks + 1);
    rig.qemu(0).startDaemon();
    Console.until(() -> launcher.stateOf(site) == LaunchState.RUNNING, "the daemon is met again");
    launcher.withdraw(site);
  }
}
