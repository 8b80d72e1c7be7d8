package io.personality.benchmarks.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.benchmarks.crash.Auditor.Claimed;
import io.personality.benchmarks.crash.Auditor.Evidence;
import io.personality.benchmarks.crash.Auditor.Recorded;
import io.personality.benchmarks.crash.FolderLauncher.Vm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AuditorTest {
  private static final UUID ONE = new UUID(0, 1);
  private static final UUID TWO = new UUID(0, 2);

  private final Map<UUID, Recorded> placements = new HashMap<>();
  private final List<Claimed> claims = new ArrayList<>();
  private final Map<String, List<Long>> sums = new HashMap<>();
  private final List<String> units = new ArrayList<>();
  private final List<Vm> vms = new ArrayList<>();
  private final Map<String, Set<String>> placed = new HashMap<>();
  private final List<String> held = new ArrayList<>();

  private void runs(UUID id, String key, String host, int vcpus) {
    placements.put(id, new Recorded(key, "running", host, vcpus, 100));
    claim(id, host, vcpus, 100);
    vms.add(new Vm(id, host));
    placed.put(key, Set.of(id.toString()));
    held.add(id.toString());
  }

  private void claim(UUID id, String host, int vcpus, long memoryMib) {
    claims.add(new Claimed(id, host, vcpus, memoryMib));
    List<Long> before = sums.getOrDefault(host, List.of(0L, 0L));
    sums.put(host, List.of(before.get(0) + vcpus, before.get(1) + memoryMib));
  }

  private Audit audit() {
    return new Auditor(4, 1_000)
        .audit(new Evidence(placements, claims, sums, units, vms, placed, held));
  }

  @Test
  void findsNothingWhereAllIsWell() {
    runs(ONE, "a", "host-1", 2);
    runs(TWO, "b", "host-1", 2);
    placements.put(new UUID(0, 3), new Recorded("c", "failed", "host-1", 4, 100));
    units.addAll(List.of("host-1 device:x", "host-2 device:x"));
    assertTrue(audit().isClean(), audit()::toString);
  }

  @Test
  void findsHostsWithTooMuchOnThem() {
    runs(ONE, "a", "host-1", 3);
    runs(TWO, "b", "host-1", 2);
    assertEquals(2, audit().oversubscribed().size(), "VMs and claims");
    claims.clear();
    sums.clear();
    assertEquals(1, audit().oversubscribed().size(), "VMs alone");
    claim(ONE, "host-9", 1, 2_000);
    assertEquals(2, audit().oversubscribed().size(), "memory");
  }

  @Test
  void findsBooksThatAreWrong() {
    runs(ONE, "a", "host-1", 2);
    sums.put("host-2", List.of(0L, 0L));
    assertTrue(audit().isClean(), audit()::toString);
    sums.put("host-1", List.of(1L, 100L));
    assertEquals(
        List.of("host-1 is booked for 1 vCPUs and 100 MiB, claims have 2 vCPUs and 100 MiB"),
        audit().oversubscribed());
    sums.put("host-1", List.of(2L, 100L));
    sums.put("host-2", List.of(1L, 0L));
    assertEquals(1, audit().oversubscribed().size(), "nothing is claimed there");
    sums.remove("host-1");
    assertEquals(2, audit().oversubscribed().size(), "claimed, not booked");
  }

  @Test
  void findsWhatIsThereTwice() {
    runs(ONE, "a", "host-1", 1);
    vms.add(new Vm(ONE, "host-2"));
    assertEquals(1, audit().duplicates().size(), "two VMs");
    placements.put(TWO, new Recorded("a", "running", "host-2", 1, 1));
    assertEquals(2, audit().duplicates().size(), "two placements of a key");
    placed.put("a", Set.of(ONE.toString(), TWO.toString()));
    assertEquals(3, audit().duplicates().size(), "two answers to a key");
  }

  @Test
  void findsWhatIsStuck() {
    runs(ONE, "a", "host-1", 1);
    for (String state : List.of("claimed", "launching")) {
      placements.put(TWO, new Recorded("b", state, "host-1", 1, 1));
      assertEquals(1, audit().stuck().size(), state);
    }
  }

  @Test
  void findsWhatIsLost() {
    runs(ONE, "a", "host-1", 1);
    vms.clear();
    assertEquals(List.of(ONE + " has no VM on host-1"), audit().lost());
    placements.put(ONE, new Recorded("a", "failed", "host-1", 1, 1));
    assertEquals(List.of(ONE + " is failed"), audit().lost());
    placements.clear();
    assertEquals(List.of(ONE + " is not on record"), audit().lost());
    held.clear();
    vms.add(new Vm(TWO, "host-1"));
    assertEquals(List.of("a VM of " + TWO + " on host-1 is on no record"), audit().lost());
  }

  @Test
  void findsSharedUnits() {
    units.addAll(List.of("host-1 device:x", "host-1 device:x", "host-1 device:y"));
    assertEquals(List.of("host-1 device:x"), audit().shared());
  }
}
