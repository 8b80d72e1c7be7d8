package io.personality.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.ConfigurationException;
import io.personality.LaunchException;
import io.personality.libvirt.testing.TestDriver;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.Reading;
import io.personality.model.Value;
import io.personality.spi.Configuration;
import io.personality.spi.Fingerprinter;
import io.personality.spi.FingerprinterProvider;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class LibvirtFingerprinterProviderTest {
  private static Fingerprinter fingerprinter(Map<String, String> settings) {
    return ServiceLoader.load(FingerprinterProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> provider.name().equals("libvirt"))
        .findFirst()
        .orElseThrow()
        .create(new Configuration("fingerprinter \"libvirt\"", settings));
  }

  @Test
  void settingsThatCannotBeUsedAreRefused() {
    for (Map<String, String> settings :
        List.of(
            Map.<String, String>of(),
            Map.of("uri", "http://host/"),
            Map.of("uri", "qemu+ssh://host/system?command=/bin/sh"),
            Map.of("uri", TestDriver.URI, "host", " "),
            Map.of("uri", TestDriver.URI, "images", "/srv"),
            Map.of("uri", TestDriver.URI, "virtualization", "xen"),
            Map.of("uri", TestDriver.URI, "pci-ids", "/nonexistent/pci.ids"),
            Map.of("uri", TestDriver.URI, "pci-ids", "a\u0000b"),
            Map.of("uri", TestDriver.URI, "timeout-seconds", "0"))) {
      assertThrows(ConfigurationException.class, () -> fingerprinter(settings), settings::toString);
    }
  }

  @Test
  void aHostOfTheTestDriverIsRead() {
    TestDriver.require();
    Fingerprint taken = fingerprinter(Map.of("uri", TestDriver.URI)).fingerprint(true);
    assertFalse(taken.host().value().isBlank());
    assertTrue(
        taken.probe().matches("personality libvirt [0-9]+\\.[0-9]+\\.[0-9]+"), taken.probe());
    assertEquals(16, taken.capacity().vcpus());
    assertEquals(6_144, taken.capacity().memoryMib());
    assertEquals(
        new Value.Text("LENOVO G4ETA1WW (2.61 ) 05/07/2014"), known(taken, "firmware_version"));
    assertEquals(new Value.Number(2), known(taken, "numa_cells"));
    assertTrue(
        taken.reading(new FeatureName("memory_bandwidth")) instanceof Reading.Unknown unknown
            && unknown.reason().contains("cannot be measured"));
    assertEquals(
        "rack1",
        fingerprinter(Map.of("uri", TestDriver.URI, "host", "rack1"))
            .fingerprint(false)
            .host()
            .value());
  }

  private static Value known(Fingerprint taken, String feature) {
    return ((Reading.Known) taken.reading(new FeatureName(feature))).value();
  }

  @Test
  void aHostWithoutKvmIsRefusedWhereThatIsAskedFor() {
    TestDriver.require();
    Fingerprinter choosy = fingerprinter(Map.of("uri", TestDriver.URI, "virtualization", "kvm"));
    LaunchException refusal = assertThrows(LaunchException.class, () -> choosy.fingerprint(false));
    assertTrue(String.valueOf(refusal.getMessage()).contains("runs no guest by its processor"));
    assertEquals(
        16,
        fingerprinter(Map.of("uri", TestDriver.URI, "virtualization", "qemu"))
            .fingerprint(false)
            .capacity()
            .vcpus());
  }

  @Test
  void aDaemonThatCannotBeReachedIsSaid() {
    TestDriver.require();
    String uri = "qemu+unix:///system?socket=/nonexistent/libvirt-sock";
    LaunchException refusal =
        assertThrows(
            LaunchException.class, () -> fingerprinter(Map.of("uri", uri)).fingerprint(false));
    assertTrue(String.valueOf(refusal.getMessage()).contains("cannot connect to " + uri));
  }
}
