package io.personality.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ControlGroupsTest {
  @Test
  void knowsTheVersionOfThisMachineAndTakesOthersForNewer() {
    assertEquals(1_024, ControlGroups.usualShares("qemu:///system", false));
    assertEquals(1_024, ControlGroups.usualShares("qemu+unix:///system?socket=/run/s", false));
    assertEquals(100, ControlGroups.usualShares("qemu:///system", true));
    assertEquals(100, ControlGroups.usualShares("qemu+ssh://other/system", false));
  }

  @Test
  void sessionsSetNoShares() {
    assertEquals(OptionalInt.empty(), HostView.permissions("qemu:///session").defaultShares());
    assertEquals(
        OptionalInt.of(100), HostView.permissions("qemu+tls://host/system").defaultShares());
  }
}
