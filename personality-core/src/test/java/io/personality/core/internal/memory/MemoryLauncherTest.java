package io.personality.core.internal.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.ConfigurationException;
import io.personality.LaunchException;
import io.personality.model.Host;
import io.personality.spi.Configuration;
import io.personality.spi.HypervisorLauncher;
import io.personality.spi.LaunchOrder;
import io.personality.spi.LaunchState;
import io.personality.spi.contract.LauncherContract;
import io.personality.spi.contract.Samples;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MemoryLauncherTest extends LauncherContract {
  private final MemoryLauncher launcher = new MemoryLauncher();

  @Override
  protected HypervisorLauncher open() {
    return launcher;
  }

  @Override
  protected HypervisorLauncher reopen() {
    return launcher;
  }

  @Override
  protected int running() {
    return launcher.running().size();
  }

  private static HypervisorLauncher configured(String key, String value) {
    return new MemoryLauncherProvider()
        .create(new Configuration("launcher \"memory\"", Map.of(key, value)));
  }

  @Test
  void isSimulated() {
    assertTrue(launcher.isSimulated());
  }

  @Test
  void failsOnTheHostsItIsToldTo() {
    HypervisorLauncher failing = configured("fail-hosts", " rack/host-0001, rack/host-0003,");
    for (int host = 0; host < 5; host++) {
      LaunchOrder order = Samples.order(host, Samples.host(host));
      if (host == 1 || host == 3) {
        assertThrows(LaunchException.class, () -> failing.launch(order));
        assertEquals(LaunchState.ABSENT, failing.stateOf(order.site()));
      } else {
        assertEquals(LaunchState.RUNNING, failing.launch(order));
      }
    }
  }

  @Test
  void startsOnAnUnreachableHostWithoutSayingSo() {
    HypervisorLauncher silent = configured("unreachable-hosts", "rack/host-0001");
    LaunchOrder order = Samples.order(1, Samples.host(1));
    assertEquals(LaunchState.UNKNOWN, silent.launch(order));
    assertEquals(LaunchState.UNKNOWN, silent.stateOf(order.site()));
    assertThrows(LaunchException.class, () -> silent.withdraw(order.site()));
  }

  @Test
  void refusesHostIdsThatAreNone() {
    ConfigurationException refused =
        assertThrows(ConfigurationException.class, () -> configured("fail-hosts", "x".repeat(201)));
    assertTrue(refused.getMessage().contains("fail-hosts"));
  }

  @Test
  void runsAPlacementOnOneHostOnly() {
    Host other = Samples.host(2);
    launcher.launch(order(1));
    assertThrows(LaunchException.class, () -> launcher.launch(Samples.order(1, other)));
    assertEquals(LaunchState.ABSENT, launcher.stateOf(Samples.order(1, other).site()));
    launcher.withdraw(Samples.order(1, other).site());
    assertEquals(LaunchState.RUNNING, launcher.stateOf(order(1).site()));
    launcher.withdraw(order(1).site());
    assertEquals(LaunchState.RUNNING, launcher.launch(Samples.order(1, other)));
    launcher.withdraw(Samples.order(1, other).site());
  }

  @Test
  void remembersThatAVmEndedUntilItIsWithdrawn() {
    launcher.launch(order(1));
    launcher.end(Samples.placementId(1));
    assertEquals(LaunchState.ENDED, launcher.stateOf(order(1).site()));
    launcher.withdraw(order(1).site());
    assertEquals(LaunchState.ABSENT, launcher.stateOf(order(1).site()));
    assertEquals(1, launcher.starts());
  }
}
