package io.personality.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.personality.model.Asked;
import io.personality.model.Availability;
import io.personality.model.Capacity;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.Host;
import io.personality.model.HostId;
import io.personality.model.Origin;
import io.personality.model.Preference;
import io.personality.model.Profile;
import io.personality.model.Provenance;
import io.personality.model.Reading;
import io.personality.model.Resources;
import io.personality.model.Value;
import io.personality.spi.Configuration;
import io.personality.spi.MovingLauncher;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LikelyObstaclesTest {
  private static final Profile PLAIN =
      Profile.builder("Plain").metric("memory_bandwidth", 1).build();
  private static final Map<String, String> MIGRATABLE =
      Map.of("virtualization", "kvm", "migratable", "true");

  private static Host host(String name, Map<FeatureName, Reading> readings, String address) {
    return new Host(
        Fingerprint.of(new HostId(name), Capacity.of(4, 4_096), readings),
        1,
        Availability.OPEN,
        new Host.Settings(
            Resources.NONE, 1, address.isEmpty() ? Optional.empty() : Optional.of(address)));
  }

  private static Host host(String name, String architecture, String... flags) {
    Map<FeatureName, Reading> readings = new HashMap<>();
    readings.put(
        new FeatureName("processor_architecture"),
        Reading.of(architecture, Provenance.DECLARED, "test"));
    if (flags.length > 0) {
      readings.put(
          new FeatureName("processor_flags"),
          Reading.of(
              new Value.Names(new TreeSet<>(List.of(flags))),
              Origin.of(Provenance.DECLARED, "test")));
    }
    return host(name, readings, "qemu+ssh://" + name + "/system");
  }

  private static String obstacle(Map<String, String> settings, Profile profile, Host to) {
    Host from = host("from", "x86_64", "avx", "avx2");
    try (MovingLauncher launcher =
        (MovingLauncher)
            new LibvirtLauncherProvider().create(new Configuration("libvirt", settings))) {
      return launcher.obstacle(profile, from, to).orElse("none");
    }
  }

  @Test
  void aProcessorThatHasAllInstructionsIsNoObstacle() {
    Host more = host("more", "x86_64", "avx", "avx2", "avx512f");
    assertEquals("none", obstacle(MIGRATABLE, PLAIN, more));
    assertEquals(
        "its processor lacks instructions that the VM's host has",
        obstacle(MIGRATABLE, PLAIN, host("less", "x86_64", "avx")));
    assertEquals("none", obstacle(MIGRATABLE, PLAIN, host("unknown", "x86_64")));
  }

  @Test
  void aProcessorThatIsPassedThroughMovesNowhere() {
    Host same = host("same", "x86_64", "avx", "avx2");
    assertEquals(
        "the VM has the processor of its host, passed through (the launcher is not set to"
            + " migratable=true)",
        obstacle(Map.of(), PLAIN, same));
  }

  @Test
  void anEmulatedProcessorMovesWithinItsArchitecture() {
    Map<String, String> emulated = Map.of("virtualization", "qemu");
    assertEquals("none", obstacle(emulated, PLAIN, host("less", "x86_64", "sse2")));
    assertEquals(
        "its processor is of another architecture",
        obstacle(emulated, PLAIN, host("arm", "aarch64")));
  }

  @Test
  void devicesAndMissingAddressesAreObstacles() {
    Asked.DeviceRequest gpu =
        new Asked.DeviceRequest("NVIDIA A100", 1, "", true, Optional.empty(), true);
    Profile withDevice =
        Profile.builder("Device")
            .prefer(Preference.of(FeatureName.ACCELERATORS, new Asked.Devices(List.of(gpu))))
            .build();
    assertEquals(
        "the VM has devices of its host",
        obstacle(MIGRATABLE, withDevice, host("same", "x86_64", "avx", "avx2")));
    Host homeless = host("homeless", Map.of(), "");
    assertEquals("it has no launcher address", obstacle(MIGRATABLE, PLAIN, homeless));
    Map<String, String> central = Map.of("virtualization", "qemu", "uri", "test:///default");
    assertEquals("none", obstacle(central, PLAIN, homeless));
  }
}
