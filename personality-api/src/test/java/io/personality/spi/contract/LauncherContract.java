package io.personality.spi.contract;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.personality.model.Host;
import io.personality.spi.HypervisorLauncher;
import io.personality.spi.LaunchOrder;
import io.personality.spi.LaunchState;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link HypervisorLauncher} promises. */
public abstract class LauncherContract {
  private HypervisorLauncher launcher;

  /** A launcher that reaches {@link #host()}, on which no VM of a sample placement runs yet. */
  protected abstract HypervisorLauncher open();

  /** How many VMs of sample placements run, by the hypervisor itself rather than the launcher. */
  protected abstract int running();

  /** The host that the tests launch on. */
  protected Host host() {
    return Samples.host(1);
  }

  /** The order to start the placement of that number; override it to add an image. */
  protected LaunchOrder order(long placement) {
    return Samples.order(placement, host());
  }

  /** The launcher under test. */
  final HypervisorLauncher launcher() {
    return launcher;
  }

  @BeforeEach
  final void openLauncher() {
    launcher = open();
  }

  @AfterEach
  final void withdrawAll() {
    for (long placement = 0; placement < Race.THREADS; placement++) {
      launcher.withdraw(order(placement).site());
    }
    launcher.close();
  }

  @Test
  void knowsNothingOfAPlacementThatWasNeverLaunched() {
    assertEquals(LaunchState.ABSENT, launcher.stateOf(order(1).site()));
    assertDoesNotThrow(() -> launcher.withdraw(order(1).site()));
    assertEquals(LaunchState.ABSENT, launcher.stateOf(order(1).site()));
    assertEquals(0, running());
  }

  @Test
  void launches() {
    assertEquals(LaunchState.RUNNING, launcher.launch(order(1)));
    assertEquals(LaunchState.RUNNING, launcher.stateOf(order(1).site()));
    assertEquals(LaunchState.ABSENT, launcher.stateOf(order(2).site()));
    assertEquals(1, running());
  }

  @Test
  void launchesTheSamePlacementOnce() {
    launcher.launch(order(1));
    assertEquals(LaunchState.RUNNING, launcher.launch(order(1)));
    assertEquals(1, running());
  }

  @Test
  void withdrawsOnceAndOnlyWhatItIsTold() {
    launcher.launch(order(1));
    launcher.launch(order(2));
    launcher.withdraw(order(1).site());
    launcher.withdraw(order(1).site());
    assertEquals(LaunchState.ABSENT, launcher.stateOf(order(1).site()));
    assertEquals(LaunchState.RUNNING, launcher.stateOf(order(2).site()));
    assertEquals(1, running());
  }

  @Test
  void launchesAnewAfterAWithdrawal() {
    launcher.launch(order(1));
    launcher.withdraw(order(1).site());
    assertEquals(LaunchState.RUNNING, launcher.launch(order(1)));
    assertEquals(LaunchState.RUNNING, launcher.stateOf(order(1).site()));
    assertEquals(1, running());
  }

  @Test
  void startsOneHoweverManyAsk() {
    for (int round = 0; round < 3; round++) {
      List<LaunchState> states = Race.of(thread -> launcher.launch(order(1)));
      assertEquals(Race.THREADS, Collections.frequency(states, LaunchState.RUNNING));
      assertEquals(1, running());
      launcher.withdraw(order(1).site());
      assertEquals(0, running());
    }
  }

  @Test
  void launchesAndWithdrawsManyAtOnce() {
    Race.of(thread -> launcher.launch(order(thread)));
    assertEquals(Race.THREADS, running());
    Race.of(
        thread -> {
          launcher.withdraw(order(thread - thread % 2).site());
          return thread;
        });
    assertEquals(Race.THREADS / 2, running());
    for (int placement = 0; placement < Race.THREADS; placement++) {
      assertEquals(
          placement % 2 == 0 ? LaunchState.ABSENT : LaunchState.RUNNING,
          launcher.stateOf(order(placement).site()));
    }
  }

  @Test
  void saysWhatIsTrueAfterLaunchesAndWithdrawalsMet() {
    for (int round = 0; round < 3; round++) {
      Race.of(
          thread -> {
            if (thread % 2 == 0) {
              launcher.launch(order(1));
            } else {
              launcher.withdraw(order(1).site());
            }
            return thread;
          });
      LaunchState expected = running() == 1 ? LaunchState.RUNNING : LaunchState.ABSENT;
      assertEquals(expected, launcher.stateOf(order(1).site()));
    }
  }

  @Test
  void leavesVmsAloneWhenItCloses() {
    launcher.launch(order(1));
    launcher.close();
    assertEquals(1, running());
    launcher = reopen();
    assertEquals(LaunchState.RUNNING, launcher.stateOf(order(1).site()));
    assertEquals(LaunchState.RUNNING, launcher.launch(order(1)));
    assertEquals(1, running());
  }

  /** A launcher for the same hypervisor, as after a restart of the engine. */
  protected abstract HypervisorLauncher reopen();
}
