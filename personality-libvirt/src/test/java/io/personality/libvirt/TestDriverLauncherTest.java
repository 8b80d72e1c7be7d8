package io.personality.libvirt;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.LaunchException;
import io.personality.libvirt.internal.bind.Connection;
import io.personality.libvirt.internal.bind.Connections;
import io.personality.libvirt.testing.TestDriver;
import io.personality.spi.Configuration;
import io.personality.spi.ConsoleLauncher;
import io.personality.spi.HypervisorLauncher;
import io.personality.spi.contract.ObservingLauncherContract;
import io.personality.spi.contract.Samples;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract on libvirt's test driver, which takes every definition and starts nothing. */
class TestDriverLauncherTest extends ObservingLauncherContract {
  private static final int SAMPLES = 64;

  @TempDir private Path folder;
  private final Connections hypervisor =
      new Connections(Duration.ofSeconds(30), (uri, event) -> {});

  @BeforeAll
  static void libraryIsThere() {
    TestDriver.require();
  }

  @AfterEach
  void closeHypervisor() {
    hypervisor.close();
  }

  @Override
  protected HypervisorLauncher open() {
    hypervisor.call(TestDriver.URI, Connection::hostname); // with its last connection it is gone
    return new LibvirtLauncherProvider()
        .create(
            new Configuration(
                "libvirt",
                Map.of("uri", TestDriver.URI, "volumes", folder.resolve("volumes").toString())));
  }

  @Override
  protected HypervisorLauncher reopen() {
    return open();
  }

  @Override
  protected int running() {
    Set<String> running =
        new HashSet<>(hypervisor.call(TestDriver.URI, Connection::runningDomains));
    Set<String> ours = new HashSet<>();
    for (long number = 0; number < SAMPLES; number++) {
      ours.add(Samples.placementId(number).toString());
    }
    running.retainAll(ours);
    return running.size();
  }

  @Test
  void aDriverWithoutConsolesSaysSo() {
    try (HypervisorLauncher launcher = open()) {
      launcher.launch(order(1));
      LaunchException cannot =
          assertThrows(
              LaunchException.class, () -> ((ConsoleLauncher) launcher).console(order(1).site()));
      assertTrue(String.valueOf(cannot.getMessage()).contains("cannot be read"), cannot::toString);
      assertThrows(
          LaunchException.class, () -> ((ConsoleLauncher) launcher).console(order(2).site()));
    }
  }
}
