package io.personality.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.ConfigurationException;
import io.personality.LaunchException;
import io.personality.spi.Configuration;
import io.personality.spi.HypervisorLauncher;
import io.personality.spi.LaunchState;
import io.personality.spi.LauncherProvider;
import io.personality.spi.contract.ProviderContract;
import io.personality.spi.contract.Samples;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LibvirtLauncherProviderTest extends ProviderContract<LauncherProvider> {
  @Override
  protected Class<LauncherProvider> kind() {
    return LauncherProvider.class;
  }

  @Override
  protected String name() {
    return "libvirt";
  }

  private static HypervisorLauncher launcher(Map<String, String> settings) {
    return new LibvirtLauncherProvider().create(new Configuration("libvirt", settings));
  }

  @ParameterizedTest
  @CsvSource({
    "uri, http://host, qemu:///system",
    "uri, qemu+ext:///system, qemu:///system",
    "virtualization, xen, 'auto, kvm or qemu'",
    "volumes, relative, absolute",
    "volumes, /a/../b, absolute",
    "images, ../x, absolute",
    "storage, local, shared or pool:NAME",
    "storage, pool:a/b, shared or pool:NAME",
    "network, eth0, bridge:DEVICE",
    "network, bridge:a/b, bridge:DEVICE",
    "strict, maybe, true or false",
    "timeout-seconds, 0, 1 to 3600"
  })
  void aSettingThatCannotBeIsRefusedWithWhatWouldBeRight(String key, String value, String right) {
    ConfigurationException refused =
        assertThrows(ConfigurationException.class, () -> launcher(Map.of(key, value)));
    assertTrue(refused.getMessage().contains(right), refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"images", "volumes", "open-volumes"})
  void aPoolOfEachHostHasNoSharedFolderBesideIt(String key) {
    ConfigurationException refused =
        assertThrows(
            ConfigurationException.class,
            () -> launcher(Map.of("storage", "pool:guests", key, "/srv/x")));
    assertTrue(refused.getMessage().contains(key + " says how"), refused.getMessage());
  }

  @Test
  void aHostWithoutAddressIsRefusedWithTheNextStep() {
    try (HypervisorLauncher launcher = launcher(Map.of())) {
      LaunchException refused =
          assertThrows(
              LaunchException.class, () -> launcher.launch(Samples.order(1, Samples.host(1))));
      assertTrue(refused.getMessage().contains("register the host"), refused.getMessage());
      assertEquals(LaunchState.UNKNOWN, launcher.stateOf(Samples.order(1, Samples.host(1)).site()));
    }
  }
}
