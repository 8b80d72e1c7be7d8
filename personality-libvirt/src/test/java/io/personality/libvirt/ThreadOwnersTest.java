package io.personality.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.personality.libvirt.internal.tune.HostTopology;
import io.personality.libvirt.internal.tune.Hosts;
import io.personality.libvirt.internal.xml.DomainXml;
import io.personality.libvirt.internal.xml.LiveDomain;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ThreadOwnersTest {
  /** Cell 0 has the threads 0, 1, 4, 5 and cell 1 has 2, 3, 6, 7. */
  private static final HostTopology HOST = Hosts.topology(2, 2, 8_192);

  private static LiveDomain guest(String uuid, boolean own, String... pins) {
    StringBuilder cputune = new StringBuilder();
    for (int vcpu = 0; vcpu < pins.length; vcpu++) {
      cputune.append("<vcpupin vcpu='" + vcpu + "' cpuset='" + pins[vcpu] + "'/>");
    }
    return LiveDomain.read(
        "<domain type='kvm'><uuid>"
            + uuid
            + "</uuid><vcpu>"
            + Math.max(1, pins.length)
            + "</vcpu><metadata><p:placement xmlns:p='"
            + DomainXml.NAMESPACE
            + "'><p:id>"
            + uuid
            + "</p:id>"
            + (own ? "<p:fact name='threads'>own</p:fact>" : "")
            + "</p:placement></metadata><cputune>"
            + cputune
            + "</cputune></domain>");
  }

  private static Map<String, List<Integer>> rooms(LiveDomain... guests) {
    Map<String, List<Integer>> rooms = new TreeMap<>();
    ThreadOwners.rooms(HOST, List.of(guests))
        .forEach((uuid, room) -> rooms.put(uuid, List.copyOf(new TreeSet<>(room))));
    return rooms;
  }

  @Test
  void guestsThatShareLeaveWhatAnotherOwns() {
    assertEquals(
        Map.of("b", List.of(2, 3, 4, 5, 6, 7), "c", List.of(4, 5)),
        rooms(guest("a", true, "0", "1"), guest("b", false), guest("c", false, "0-1,4-5")),
        "one that floats over all, and one in a cell");
  }

  @Test
  void theyComeBackToWhatIsGivenBackWithinTheirCells() {
    assertEquals(
        Map.of("c", List.of(0, 1, 4, 5)), rooms(guest("c", false, "4-5")), "nobody owns any");
    assertEquals(
        Map.of("c", List.of(1, 4, 5)), rooms(guest("a", true, "0"), guest("c", false, "4-5")));
  }

  @Test
  void whoIsWhereHeShouldBeIsLeftAlone() {
    assertEquals(Map.of(), rooms(guest("b", false)), "as it was launched");
    assertEquals(
        Map.of(), rooms(guest("a", true, "0"), guest("b", false, "1-7"), guest("d", true, "0")));
  }

  @Test
  void whoWasAdjustedToAThreadForEachVcpuOwnsThem() {
    assertEquals(
        Map.of("c", List.of(4, 5)), rooms(guest("a", false, "0", "1"), guest("c", false, "0-1")));
  }

  @Test
  void onOneThreadNobodyFloats() {
    assertEquals(Map.of(), rooms(guest("a", true, "0", "1", "4"), guest("c", false, "0-1,4-5")));
  }
}
