package io.personality.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.LaunchException;
import io.personality.PlacementRequest;
import io.personality.libvirt.internal.bind.Connections;
import io.personality.libvirt.internal.bind.Domain;
import io.personality.libvirt.testing.Console;
import io.personality.libvirt.testing.QemuHost;
import io.personality.libvirt.testing.QemuRig;
import io.personality.model.Condition;
import io.personality.model.ExclusiveUnit;
import io.personality.model.Level;
import io.personality.model.PlacementId;
import io.personality.model.Profile;
import io.personality.model.Resources;
import io.personality.model.TraitName;
import io.personality.model.Tuning;
import io.personality.spi.AdjustingLauncher;
import io.personality.spi.Configuration;
import io.personality.spi.HypervisorLauncher;
import io.personality.spi.LaunchOrder;
import io.personality.spi.LaunchState;
import io.personality.spi.contract.Samples;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Launches on a real libvirt daemon and a real QEMU; what the guest sees, the guest says. */
class QemuLaunchIT {
  private static final TraitName LATENCY = new TraitName("latency_sensitivity");

  private static QemuRig rig;
  private static HypervisorLauncher launcher;

  @BeforeAll
  static void start() throws Exception {
    QemuHost.require();
    rig = new QemuRig(1);
    launcher = launcher(Map.of());
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

  private static HypervisorLauncher launcher(Map<String, String> more) {
    Map<String, String> settings = rig.settings();
    settings.putAll(more);
    return new LibvirtLauncherProvider().create(new Configuration("libvirt", settings));
  }

  private static LaunchOrder order(long number, Profile profile, ExclusiveUnit... units) {
    return rig.order(Samples.placementId(number), 0, profile, new Resources(2, 256), units);
  }

  private static Console console(LaunchOrder order) {
    return rig.console(order.claim().placement());
  }

  private static String xml(LaunchOrder order) {
    try (Connections connections = new Connections(Duration.ofSeconds(30), (uri, event) -> {})) {
      return connections
          .call(
              rig.qemu(0).uri(),
              connection -> connection.with(order.claim().placement().toString(), Domain::xml))
          .orElseThrow();
    }
  }

  @Test
  void aGuestThatIsSensitiveToLatencyIsPinnedAndAnotherFloats() throws Exception {
    Profile sensitive = Profile.builder("Sensitive").trait(LATENCY.value(), Level.HIGH).build();
    Profile calm = Profile.builder("Calm").trait(LATENCY.value(), Level.LOW).build();
    LaunchOrder pinned = order(1, sensitive, new ExclusiveUnit.Core(0), new ExclusiveUnit.Core(1));
    LaunchOrder floating = order(2, calm);
    assertEquals(LaunchState.RUNNING, launcher.launch(pinned));
    assertEquals(LaunchState.RUNNING, launcher.launch(floating));

    Console seen = console(pinned);
    assertTrue(seen.line("GUEST-CPU ").length() > "GUEST-CPU ".length());
    assertEquals("GUEST-SEED instance-id: " + pinned.claim().placement(), seen.line("GUEST-SEED"));
    assertTrue(seen.line("GUEST-TICK").contains(" cpus=2 "));
    assertTrue(console(floating).line("GUEST-TICK").contains(" cpus=2 "));

    String of = xml(pinned);
    assertTrue(of.contains("<vcpupin vcpu='0' cpuset='0'/>"), of);
    assertTrue(of.contains("<vcpupin vcpu='1' cpuset='1'/>"), of);
    assertTrue(of.contains("<memballoon model='none'/>"), of);
    assertFalse(xml(floating).contains("<vcpupin"), xml(floating));
    // What the kernel says of the threads, not what libvirt believes.
    assertEquals(Set.of("0", "1"), rig.qemu(0).vcpuAffinity(pinned.claim().placement().toString()));

    List<Tuning> tunings = launcher.tunings(pinned.site());
    Tuning pin =
        tunings.stream().filter(one -> one.element().contains("vcpupin")).findFirst().orElseThrow();
    assertTrue(pin.choice().contains("latency_sensitivity=high"), pin::toString);

    launcher.withdraw(pinned.site());
    launcher.withdraw(floating.site());
    assertEquals(LaunchState.ABSENT, launcher.stateOf(pinned.site()));
    assertFalse(Files.exists(rig.folder(pinned.claim().placement())));
  }

  @Test
  void aGuestSeesTheNumaCellsItIsGiven() throws Exception {
    Profile calm = Profile.builder("Calm").trait(LATENCY.value(), Level.LOW).build();
    try (HypervisorLauncher inCells = launcher(Map.of("guest-cells", "2"))) {
      LaunchOrder order = order(8, calm);
      assertEquals(LaunchState.RUNNING, inCells.launch(order));
      assertEquals("GUEST-NODES 2", console(order).line("GUEST-NODES"));
      assertTrue(
          inCells.tunings(order.site()).stream()
              .anyMatch(one -> one.element().equals("cpu/numa/cell[1]")),
          inCells.tunings(order.site())::toString);
      inCells.withdraw(order.site());
    }
  }

  @Test
  void whatTheHostLacksIsRefusedBeforeLaunch() {
    Profile wide =
        Profile.builder("Wide")
            .require("processor_flags", new Condition.HasAll(List.of("avx512f")))
            .build();
    LaunchOrder order = order(3, wide);
    LaunchException refused = assertThrows(LaunchException.class, () -> launcher.launch(order));
    assertTrue(refused.getMessage().contains("refused before launch"), refused.getMessage());
    assertTrue(refused.getMessage().contains("avx512f"), refused.getMessage());
    assertEquals(LaunchState.ABSENT, launcher.stateOf(order.site()));
    assertFalse(Files.exists(rig.folder(order.claim().placement())));
  }

  @Test
  void aDaemonThatIsAwayForAWhileIsMetAgain() throws Exception {
    LaunchOrder order = order(4, Profile.builder("Any").trait(LATENCY.value(), Level.LOW).build());
    assertEquals(LaunchState.RUNNING, launcher.launch(order));
    rig.qemu(0).stopDaemon();
    assertEquals(LaunchState.UNKNOWN, launcher.stateOf(order.site()));
    assertThrows(LaunchException.class, () -> launcher.withdraw(order.site()));
    CountDownLatch heard = new CountDownLatch(1);
    launcher.listen(heard::countDown);
    rig.qemu(0).startDaemon();
    Console.until(
        () -> launcher.stateOf(order.site()) == LaunchState.RUNNING, "the daemon is met again");
    assertTrue(heard.await(60, TimeUnit.SECONDS), "what may have ended meanwhile is looked at");
    launcher.withdraw(order.site());
    assertEquals(LaunchState.ABSENT, launcher.stateOf(order.site()));
  }

  @Test
  void aKilledGuestIsHeardOf() throws Exception {
    LaunchOrder order = order(7, Profile.builder("Any").trait(LATENCY.value(), Level.LOW).build());
    assertEquals(LaunchState.RUNNING, launcher.launch(order));
    CountDownLatch heard = new CountDownLatch(1);
    launcher.listen(heard::countDown);
    rig.qemu(0).qemu(order.claim().placement().toString()).orElseThrow().destroyForcibly();
    Console.until(
        () -> launcher.stateOf(order.site()) == LaunchState.ENDED, "the end of QEMU is seen");
    assertTrue(heard.await(60, TimeUnit.SECONDS));
    launcher.withdraw(order.site());
    assertEquals(LaunchState.ABSENT, launcher.stateOf(order.site()));
  }

  @Test
  void aRunningGuestIsGivenMoreAndLess() throws Exception {
    Profile calm = Profile.builder("Calm").trait(LATENCY.value(), Level.LOW).build();
    try (HypervisorLauncher growing = launcher(Map.of("most-vcpus", "4"))) {
      PlacementId id = Samples.placementId(6);
      LaunchOrder order = rig.order(id, 0, calm, new Resources(1, 256));
      growing.launch(order);
      Console console = rig.console(id);
      String first = console.line("GUEST-TICK");
      assertTrue(first.contains(" cpus=1 "), first);
      AdjustingLauncher adjusting = (AdjustingLauncher) growing;
      adjusting.adjust(rig.order(id, 0, calm, new Resources(2, 192)));
      console.until("GUEST-TICK", " cpus=2 ");
      console.untilMemory(kib(first) - 48 * 1_024);
      // Threads of its own from now on.
      adjusting.adjust(
          rig.order(
              id,
              0,
              calm,
              new Resources(2, 256),
              new ExclusiveUnit.Core(0),
              new ExclusiveUnit.Core(1)));
      assertEquals(Set.of("0", "1"), rig.qemu(0).vcpuAffinity(id.toString()));
      LaunchException refused =
          assertThrows(
              LaunchException.class,
              () -> adjusting.adjust(rig.order(id, 0, calm, new Resources(5, 256))));
      assertTrue(refused.getMessage().contains("at most 4 vCPUs"), refused.getMessage());
      growing.withdraw(order.site());
    }
  }

  private static long kib(String tick) {
    return Long.parseLong(tick.replaceAll(".* kib=([0-9]+) .*", "$1"));
  }

  @Test
  void nobodySharesAThreadThatAGuestHasForItself() throws Exception {
    int last = Runtime.getRuntime().availableProcessors() - 1;
    Profile sensitive = Profile.builder("Sensitive").trait(LATENCY.value(), Level.HIGH).build();
    Profile calm = Profile.builder("Calm").trait(LATENCY.value(), Level.LOW).build();
    Resources one = new Resources(1, 192);
    LaunchOrder sharing = rig.order(Samples.placementId(61), 0, calm, one);
    LaunchOrder owning =
        rig.order(Samples.placementId(62), 0, sensitive, one, new ExclusiveUnit.Core(last));
    launcher.launch(sharing);
    assertEquals(last, last(sharing), "it floats over all");
    launcher.launch(owning);
    assertEquals(Set.of(String.valueOf(last)), affinity(owning));
    // Where one thread is left the other stays on all of them, since it would not float on one.
    boolean fenced = last >= 2;
    assertEquals(fenced ? last - 1 : last, last(sharing));
    LaunchOrder late = rig.order(Samples.placementId(63), 0, calm, one);
    launcher.launch(late);
    assertEquals(fenced ? last - 1 : last, last(late));
    launcher.withdraw(owning.site());
    assertEquals(last, last(sharing), "what was given back is shared again");
    launcher.withdraw(sharing.site());
    launcher.withdraw(late.site());
  }

  private static Set<String> affinity(LaunchOrder order) throws Exception {
    return rig.qemu(0).vcpuAffinity(order.claim().placement().toString());
  }

  /** The last hardware thread that a guest may run on. */
  private static int last(LaunchOrder order) throws Exception {
    String list = affinity(order).iterator().next();
    return Integer.parseInt(list.replaceAll(".*[-,]", ""));
  }

  @Test
  void anImageIsNoPath() {
    Profile any = Profile.builder("Any").trait(LATENCY.value(), Level.LOW).build();
    try (HypervisorLauncher images = launcher(Map.of("images", rig.volumes().toString()))) {
      for (String name : List.of("../etc/passwd", "/etc/passwd", "a b", "absent.qcow2", "x\0y")) {
        LaunchOrder plain = order(5, any);
        LaunchOrder order =
            new LaunchOrder(
                plain.claim(),
                plain.host(),
                plain.profile(),
                new PlacementRequest.Guest("", name, List.of(), List.of()));
        assertThrows(LaunchException.class, () -> images.launch(order));
        assertEquals(LaunchState.ABSENT, images.stateOf(order.site()));
        assertFalse(Files.exists(rig.folder(order.claim().placement())));
      }
    }
  }
}
