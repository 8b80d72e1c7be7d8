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
import io.personality.libvirt.testing.Guest;
import io.personality.libvirt.testing.QemuHost;
import io.personality.model.Claim;
import io.personality.model.Condition;
import io.personality.model.ExclusiveUnit;
import io.personality.model.Host;
import io.personality.model.Level;
import io.personality.model.Profile;
import io.personality.model.Resources;
import io.personality.model.TraitName;
import io.personality.model.Tuning;
import io.personality.spi.Configuration;
import io.personality.spi.HypervisorLauncher;
import io.personality.spi.LaunchOrder;
import io.personality.spi.LaunchState;
import io.personality.spi.contract.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Launches on a real libvirt daemon and a real QEMU; what the guest sees, the guest says. */
class QemuLaunchIT {
  private static final TraitName LATENCY = new TraitName("latency_sensitivity");

  private static QemuHost qemu;
  private static Guest guest;
  private static HypervisorLauncher launcher;

  @BeforeAll
  static void start() throws Exception {
    QemuHost.require();
    guest = Guest.make();
    qemu = QemuHost.start(QemuHost.shortFolder());
    launcher = launcher(Map.of());
  }

  @AfterAll
  static void stop() throws Exception {
    if (launcher != null) {
      launcher.close();
    }
    if (qemu != null) {
      qemu.close();
    }
  }

  private static HypervisorLauncher launcher(Map<String, String> more) {
    Map<String, String> settings =
        new HashMap<>(
            Map.of(
                "virtualization", "qemu",
                "volumes", qemu.vms().toString(),
                "open-volumes", "true",
                "kernel", guest.kernel().toString(),
                "initrd", guest.initrd().toString(),
                "command-line", Guest.commandLine(),
                "network", "user"));
    settings.putAll(more);
    return new LibvirtLauncherProvider().create(new Configuration("libvirt", settings));
  }

  private static Host host() {
    Host sample = Samples.host(1);
    return new Host(
        sample.fingerprint(),
        1,
        sample.availability(),
        new Host.Settings(Resources.NONE, 1, Optional.of(qemu.uri())));
  }

  private static LaunchOrder order(long number, Profile profile, ExclusiveUnit... units) {
    Claim claim =
        new Claim(
            Samples.placementId(number),
            host().id(),
            new Resources(2, 256),
            Set.of(units),
            Instant.MAX);
    return new LaunchOrder(
        claim,
        host(),
        profile,
        new PlacementRequest.Guest(
            "calc <&> node", "", List.of(new PlacementRequest.Disk("", 64)), List.of()));
  }

  private static Console console(LaunchOrder order) {
    return new Console(qemu.vms().resolve(order.claim().placement() + "/console.log"));
  }

  private static String xml(LaunchOrder order) {
    try (Connections connections = new Connections(Duration.ofSeconds(30), (uri, event) -> {})) {
      return connections
          .call(
              qemu.uri(),
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
    assertEquals(Set.of("0", "1"), qemu.vcpuAffinity(pinned.claim().placement().toString()));

    List<Tuning> tunings = launcher.tunings(pinned.site());
    Tuning pin =
        tunings.stream().filter(one -> one.element().contains("vcpupin")).findFirst().orElseThrow();
    assertTrue(pin.choice().contains("latency_sensitivity=high"), pin::toString);

    launcher.withdraw(pinned.site());
    launcher.withdraw(floating.site());
    assertEquals(LaunchState.ABSENT, launcher.stateOf(pinned.site()));
    assertFalse(Files.exists(qemu.vms().resolve(pinned.claim().placement().toString())));
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
    assertFalse(Files.exists(qemu.vms().resolve(order.claim().placement().toString())));
  }

  @Test
  void aDaemonThatIsAwayForAWhileIsMetAgain() throws Exception {
    LaunchOrder order = order(4, Profile.builder("Any").trait(LATENCY.value(), Level.LOW).build());
    assertEquals(LaunchState.RUNNING, launcher.launch(order));
    qemu.stopDaemon();
    assertEquals(LaunchState.UNKNOWN, launcher.stateOf(order.site()));
    assertThrows(LaunchException.class, () -> launcher.withdraw(order.site()));
    qemu.startDaemon();
    Console.until(
        () -> launcher.stateOf(order.site()) == LaunchState.RUNNING, "the daemon is met again");
    // QEMU killed from outside: the VM is over.
    qemu.qemu(order.claim().placement().toString()).orElseThrow().destroyForcibly();
    Console.until(
        () -> launcher.stateOf(order.site()) == LaunchState.ENDED, "the end of QEMU is seen");
    launcher.withdraw(order.site());
    assertEquals(LaunchState.ABSENT, launcher.stateOf(order.site()));
  }

  @Test
  void anImageIsNoPath() {
    Profile any = Profile.builder("Any").trait(LATENCY.value(), Level.LOW).build();
    try (HypervisorLauncher images = launcher(Map.of("images", qemu.vms().toString()))) {
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
        assertFalse(Files.exists(Path.of(qemu.vms() + "/" + order.claim().placement())));
      }
    }
  }
}
