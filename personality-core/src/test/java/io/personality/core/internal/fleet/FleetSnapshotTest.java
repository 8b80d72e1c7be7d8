package io.personality.core.internal.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.core.internal.json.CatalogueReader;
import io.personality.model.Availability;
import io.personality.model.Capacity;
import io.personality.model.Fingerprint;
import io.personality.model.Host;
import io.personality.model.HostId;
import io.personality.model.Resources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FleetSnapshotTest {
  private final FleetColumns columns = new FleetColumns(CatalogueReader.read(List.of()), true);

  private HostRow put(Host host, int vcpus) {
    HostRow row = new HostRow(host, new Resources(vcpus, 1_024), Set.of());
    columns.put(row);
    return row;
  }

  private static Host host(int number) {
    Fingerprint fingerprint =
        Fingerprint.of(new HostId("host-" + number), Capacity.of(64, 65_536), Map.of());
    return new Host(fingerprint, 1, Availability.OPEN, Host.Settings.DEFAULT);
  }

  private static Optional<HostRow> find(FleetSnapshot fleet, int number) {
    return fleet.rowOf(new HostId("host-" + number)).map(fleet::row);
  }

  @Test
  void everySnapshotFindsTheHostsAsTheyWere() {
    Random random = new Random(5);
    Map<Integer, HostRow> now = new HashMap<>();
    List<FleetSnapshot> held = new ArrayList<>();
    List<Map<Integer, HostRow>> then = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      int number = random.nextInt(40);
      if (random.nextInt(5) == 0) {
        columns.remove(new HostId("host-" + number));
        now.remove(number);
      } else {
        now.put(number, put(host(number), random.nextInt(9)));
      }
      if (i % 701 == 700) {
        columns.sortAll();
      }
      if (i % 60 == 0) {
        held.add(columns.snapshot());
        then.add(Map.copyOf(now));
      }
    }
    for (int i = 0; i < held.size(); i++) {
      for (int number = 0; number < 40; number++) {
        assertEquals(
            Optional.ofNullable(then.get(i).get(number)), find(held.get(i), number), "at " + i);
      }
    }
  }

  @Test
  void aRowThatWasReplacedIsFoundWithoutALookAtAllRows() {
    put(host(1), 1);
    put(host(2), 2);
    FleetSnapshot fleet = columns.snapshot();
    int row = fleet.rowOf(new HostId("host-1")).orElseThrow();
    put(host(1), 3);
    columns.remove(new HostId("host-1"));
    put(host(3), 3);
    assertEquals(row, fleet.find(0));
    assertEquals(FleetSnapshot.NONE, fleet.find(2));
    columns.sortAll();
    assertEquals(row, fleet.find(0));
    assertEquals(FleetSnapshot.LOST, fleet.find(1), "its row has another place since");
    assertEquals(Optional.of(row + 1), fleet.rowOfSlot(1));
  }

  @Test
  void changesAreListedWithWhatTheyWereAbout() {
    Host host = host(1);
    put(host, 1);
    FleetSnapshot first = columns.snapshot();
    put(host, 2);
    put(host(2), 2);
    columns.sortAll();
    columns.remove(new HostId("host-2"));
    FleetSnapshot last = columns.snapshot();
    Changes changes = new Changes();
    assertTrue(last.changesSince(first.number(), changes));
    assertEquals(3, changes.count());
    assertEquals(List.of(0, 1, 1), List.of(changes.slot(0), changes.slot(1), changes.slot(2)));
    assertFalse(changes.isOfHardware(0), "only its room had changed");
    assertTrue(changes.isOfHardware(1));
    assertTrue(changes.isOfHardware(2));
    assertTrue(first.changesUntil(last.number(), changes));
    assertEquals(3, changes.count());
  }

  @Test
  void changesLongAgoAreForgotten() {
    Host host = host(1);
    put(host, 1);
    FleetSnapshot first = columns.snapshot();
    Changes changes = new Changes();
    for (int i = 0; i < 60_000; i++) {
      put(host, i & 7);
    }
    assertTrue(columns.snapshot().changesSince(first.number(), changes));
    for (int i = 0; i < 10_000; i++) {
      put(host, i & 7);
    }
    assertFalse(columns.snapshot().changesSince(first.number(), changes));
    assertEquals(1, find(first, 1).orElseThrow().free().vcpus());
  }
}
