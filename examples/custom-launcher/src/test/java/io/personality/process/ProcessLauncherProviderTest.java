package io.personality.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.ConfigurationException;
import io.personality.LaunchException;
import io.personality.PlacementRequest;
import io.personality.PlacementResult.Placed;
import io.personality.core.Personality;
import io.personality.model.Capacity;
import io.personality.model.Fingerprint;
import io.personality.model.HostId;
import io.personality.model.PlacementState;
import io.personality.model.Profile;
import io.personality.spi.Configuration;
import io.personality.spi.HypervisorLauncher;
import io.personality.spi.LauncherProvider;
import io.personality.spi.contract.ProviderContract;
import io.personality.spi.contract.Samples;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLauncherProviderTest extends ProviderContract<LauncherProvider> {
  @TempDir private Path folder;

  @Override
  protected Class<LauncherProvider> kind() {
    return LauncherProvider.class;
  }

  @Override
  protected String name() {
    return "process";
  }

  @Test
  void anEngineLaunchesByIt() {
    try (Personality engine =
        Personality.builder()
            .storage("memory", Map.of())
            .launcher("process", Map.of("command", "sleep 600", "folder", folder.toString()))
            .build()) {
      engine.fleet().report(Fingerprint.of(new HostId("here"), Capacity.of(4, 8_192), Map.of()));
      Profile profile = Profile.builder("Any").metric("memory_bandwidth", 1).build();
      Placed placed = (Placed) engine.place(PlacementRequest.of(profile).build());
      assertEquals(PlacementState.RUNNING, placed.placement().state());
      engine.release(placed.placement().id());
    }
  }

  @Test
  void aCommandThatIsNotThereFailsTheLaunch() {
    try (HypervisorLauncher launcher =
        new ProcessLauncherProvider()
            .create(
                new Configuration(
                    "process",
                    Map.of("command", "/nonexistent/vmm {vcpus}", "folder", folder.toString())))) {
      assertThrows(LaunchException.class, () -> launcher.launch(Samples.order(1, Samples.host(1))));
    }
  }

  @Test
  void whatIsMissingIsNamed() {
    ConfigurationException refused =
        assertThrows(
            ConfigurationException.class,
            () ->
                new ProcessLauncherProvider()
                    .create(new Configuration("process", Map.of("folder", folder.toString()))));
    assertTrue(refused.getMessage().contains("command"), refused.getMessage());
  }
}
