package io.personality.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import io.personality.spi.LaunchOrder;
import io.personality.spi.LaunchState;
import io.personality.spi.ObservingLauncher;
import io.personality.spi.WorkloadSample;
import io.personality.spi.WorkloadSample.Counter;
import io.personality.spi.contract.Samples;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a real QEMU counts of guests that boot and tick. */
class QemuObserveIT {
  private static final Profile CALM =
      Profile.builder("Calm").trait("latency_sensitivity", Level.LOW).build();

  private static QemuRig rig;
  private static ObservingLauncher launcher;

  @BeforeAll
  static void start() throws Exception {
    QemuHost.require();
    rig = new QemuRig(1);
    launcher =
        (ObservingLauncher)
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

  private static LaunchOrder order(long number) {
    return rig.order(Samples.placementId(number), 0, CALM, new Resources(2, 192));
  }

  private static WorkloadSample sample(LaunchOrder order) {
    List<WorkloadSample> samples = launcher.samples(List.of(order.site()));
    assertEquals(1, samples.size());
    return samples.get(0);
  }

  @Test
  void aGuestThatBootsIsCounted() throws Exception {
    LaunchOrder order = order(1);
    assertEquals(LaunchState.RUNNING, launcher.launch(order));
    WorkloadSample before = sample(order);
    Console.until(
        () -> grown(before, sample(order), Counter.VCPU_NANOS) > 1_000_000_000,
        "its vCPUs ran for a second");
    rig.console(order.claim().placement()).line("GUEST-READY");
    WorkloadSample ready = sample(order);
    assertEquals(OptionalInt.of(2), ready.vcpus());
    assertTrue(ready.counters().get(Counter.STEAL_NANOS) > 0, ready::toString);
    assertTrue(ready.counters().get(Counter.DISK_READ_BYTES) > 0, ready::toString);
    assertTrue(ready.counters().containsKey(Counter.DISK_WRITTEN_BYTES), ready::toString);
    // The emulator's own network is counted by nobody.
    assertFalse(ready.counters().containsKey(Counter.SENT_PACKETS), ready::toString);
    assertTrue(ready.memory().residentMib().orElseThrow() > 32, ready::toString);
    assertEquals(192, ready.memory().balloonMib().orElseThrow(), 1);
    launcher.withdraw(order.site());
  }

  private static long grown(WorkloadSample before, WorkloadSample now, Counter counter) {
    return now.counters().get(counter) - before.counters().get(counter);
  }

  @Test
  void theDirtyRateIsToldOnceItIsMeasured() throws Exception {
    LaunchOrder order = order(2);
    assertEquals(LaunchState.RUNNING, launcher.launch(order));
    Console.until(
        () -> sample(order).memory().dirtyMibPerSecond().isPresent(), "a dirty rate is told");
    assertTrue(sample(order).memory().dirtyMibPerSecond().isEmpty(), "and once only");
    launcher.withdraw(order.site());
  }

  @Test
  void aGuestThatWasKilledIsNotSampled() throws Exception {
    LaunchOrder order = order(3);
    assertEquals(LaunchState.RUNNING, launcher.launch(order));
    sample(order);
    rig.qemu(0).qemu(order.claim().placement().toString()).orElseThrow().destroyForcibly();
    Console.until(() -> isGone(order), "it is sampled no more");
    launcher.withdraw(order.site());
  }

  private static boolean isGone(LaunchOrder order) {
    try {
      return launcher.samples(List.of(order.site())).isEmpty();
    } catch (LaunchException e) { // libvirt met the end of QEMU in the middle of the call
      return false;
    }
  }

  @Test
  void aGuestThatStandsStillDoesNotKeepOthersFromBeingSampled() throws Exception {
    Map<String, String> settings = rig.settings();
    settings.put("timeout-seconds", "10");
    LaunchOrder still = order(5);
    LaunchOrder other = order(6);
    try (ObservingLauncher hurried =
        (ObservingLauncher)
            new LibvirtLauncherProvider().create(new Configuration("libvirt", settings))) {
      assertEquals(LaunchState.RUNNING, hurried.launch(still));
      assertEquals(LaunchState.RUNNING, hurried.launch(other));
      ProcessHandle qemu = rig.qemu(0).qemu(still.claim().placement().toString()).orElseThrow();
      signal(qemu, "STOP");
      try {
        Console.until(() -> hasBoth(hurried, still, other), "both are sampled");
        assertTrue(hasBoth(hurried, still, other), "and again at once");
      } finally {
        signal(qemu, "CONT");
      }
      hurried.withdraw(still.site());
      hurried.withdraw(other.site());
    }
  }

  private static boolean hasBoth(ObservingLauncher launcher, LaunchOrder one, LaunchOrder other) {
    try {
      return launcher.samples(List.of(one.site(), other.site())).size() == 2;
    } catch (LaunchException e) { // the first question, which QEMU does not answer
      return false;
    }
  }

  private static void signal(ProcessHandle process, String name) throws Exception {
    assertEquals(0, new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor());
  }

  @Test
  void aDaemonThatIsAwayIsSaidSo() throws Exception {
    LaunchOrder order = order(4);
    assertEquals(LaunchState.RUNNING, launcher.launch(order));
    rig.qemu(0).stopDaemon();
    assertThrows(LaunchException.class, () -> launcher.samples(List.of(order.site())));
    rig.qemu(0).startDaemon();
    Console.until(
        () -> launcher.stateOf(order.site()) == LaunchState.RUNNING, "the daemon is met again");
    sample(order);
    launcher.withdraw(order.site());
  }
}
