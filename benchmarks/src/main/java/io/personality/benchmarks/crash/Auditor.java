package io.personality.benchmarks.crash;

import io.personality.benchmarks.crash.FolderLauncher.Vm;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Compares what the database says, what runs, and what clients were told, by reading of its own: no
 * line of the engine is trusted here. <i>Confined to one thread.</i>
 */
final class Auditor {
  private static final List<Long> NOTHING = List.of(0L, 0L);

  private final int vcpus;
  private final long memoryMib;

  /**
   * An auditor.
   *
   * @param vcpus that each host has
   * @param memoryMib that each host has
   */
  Auditor(int vcpus, long memoryMib) {
    this.vcpus = vcpus;
    this.memoryMib = memoryMib;
  }

  /** What is recorded of a placement. */
  record Recorded(String key, String state, String host, int vcpus, long memoryMib) {}

  /** What is recorded of a claim, or of a unit of one. */
  record Claimed(UUID placement, String host, int vcpus, long memoryMib) {}

  /**
   * Everything there is to compare.
   *
   * @param placements by id
   * @param claims those that have not been freed
   * @param sums what is on the books of each host: vCPUs and MiB
   * @param units host and unit of each exclusive unit that is claimed
   * @param vms what runs
   * @param placed the ids that each key was answered with
   * @param held the ids that must run
   */
  record Evidence(
      Map<UUID, Recorded> placements,
      List<Claimed> claims,
      Map<String, List<Long>> sums,
      List<String> units,
      List<Vm> vms,
      Map<String, Set<String>> placed,
      Collection<String> held) {}

  /** Reads a database. */
  static Evidence read(
      Connection connection, List<Vm> vms, Map<String, Set<String>> placed, Collection<String> held)
      throws SQLException {
    Map<UUID, Recorded> placements = new HashMap<>();
    List<Claimed> claims = new ArrayList<>();
    Map<String, List<Long>> sums = new HashMap<>();
    List<String> units = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      try (ResultSet row =
          statement.executeQuery(
              "select placement_id, idempotency_key, state, host_id, vcpus, memory_mib"
                  + " from personality_placement")) {
        while (row.next()) {
          placements.put(
              row.getObject(1, UUID.class),
              new Recorded(
                  row.getString(2),
                  row.getString(3),
                  row.getString(4),
                  row.getInt(5),
                  row.getLong(6)));
        }
      }
      try (ResultSet row =
          statement.executeQuery(
              "select placement_id, host_id, vcpus, memory_mib from personality_claim")) {
        while (row.next()) {
          claims.add(
              new Claimed(
                  row.getObject(1, UUID.class), row.getString(2), row.getInt(3), row.getLong(4)));
        }
      }
      try (ResultSet row =
          statement.executeQuery("select host_id, vcpus, memory_mib from personality_claim_host")) {
        while (row.next()) {
          sums.put(row.getString(1), List.of(row.getLong(2), row.getLong(3)));
        }
      }
      try (ResultSet row =
          statement.executeQuery(
              "select host_id, unit from personality_claim_unit where owned is not null")) {
        while (row.next()) {
          units.add(row.getString(1) + " " + row.getString(2));
        }
      }
    }
    return new Evidence(placements, claims, sums, units, vms, placed, held);
  }

  /** Compares. */
  Audit audit(Evidence evidence) {
    return new Audit(
        oversubscribed(evidence),
        duplicates(evidence),
        evidence.placements().entrySet().stream()
            .filter(one -> Set.of("claimed", "launching").contains(one.getValue().state()))
            .map(one -> one.getKey() + " is " + one.getValue().state())
            .toList(),
        lost(evidence),
        repeated(evidence.units()));
  }

  private List<String> oversubscribed(Evidence evidence) {
    List<Claimed> running = new ArrayList<>();
    for (Vm vm : evidence.vms()) {
      Recorded recorded = evidence.placements().get(vm.placement());
      if (recorded != null) {
        running.add(new Claimed(vm.placement(), vm.host(), recorded.vcpus(), recorded.memoryMib()));
      }
    }
    List<String> too = new ArrayList<>(tooMuch("VMs", running));
    too.addAll(tooMuch("claims", evidence.claims()));
    too.addAll(misbooked(evidence));
    return too;
  }

  private List<String> tooMuch(String what, List<Claimed> taken) {
    return byHost(taken).entrySet().stream()
        .filter(one -> one.getValue().get(0) > vcpus || one.getValue().get(1) > memoryMib)
        .map(one -> what + " on " + one.getKey() + " have " + inWords(one.getValue()))
        .toList();
  }

  /** Where the books say less than is claimed, room is given away twice sooner or later. */
  private static List<String> misbooked(Evidence evidence) {
    Map<String, List<Long>> claimed = byHost(evidence.claims());
    Set<String> hosts = new TreeSet<>(claimed.keySet());
    hosts.addAll(evidence.sums().keySet());
    List<String> wrong = new ArrayList<>();
    for (String host : hosts) {
      List<Long> booked = evidence.sums().getOrDefault(host, NOTHING);
      List<Long> actual = claimed.getOrDefault(host, NOTHING);
      if (!booked.equals(actual)) {
        wrong.add(host + " is booked for " + inWords(booked) + ", claims have " + inWords(actual));
      }
    }
    return wrong;
  }

  /** vCPUs and MiB that are taken of each host. */
  private static Map<String, List<Long>> byHost(List<Claimed> taken) {
    Map<String, List<Long>> sums = new HashMap<>();
    for (Claimed one : taken) {
      sums.merge(
          one.host(),
          List.of((long) one.vcpus(), one.memoryMib()),
          (a, b) -> List.of(a.get(0) + b.get(0), a.get(1) + b.get(1)));
    }
    return sums;
  }

  private static String inWords(List<Long> amounts) {
    return amounts.get(0) + " vCPUs and " + amounts.get(1) + " MiB";
  }

  private static List<String> duplicates(Evidence evidence) {
    List<String> twice =
        new ArrayList<>(
            repeated(
                evidence.placements().values().stream().map(one -> "key " + one.key()).toList()));
    twice.addAll(repeated(evidence.vms().stream().map(vm -> "a VM of " + vm.placement()).toList()));
    evidence.placed().entrySet().stream()
        .filter(one -> one.getValue().size() > 1)
        .forEach(one -> twice.add("key " + one.getKey() + " was answered by " + one.getValue()));
    return twice;
  }

  private static List<String> lost(Evidence evidence) {
    List<String> lost = new ArrayList<>();
    Set<String> running = new HashSet<>();
    evidence.vms().forEach(vm -> running.add(vm.placement() + " on " + vm.host()));
    for (String id : evidence.held()) {
      Recorded recorded = evidence.placements().get(UUID.fromString(id));
      if (recorded == null || !recorded.state().equals("running")) {
        lost.add(id + " is " + (recorded == null ? "not on record" : recorded.state()));
      } else if (!running.contains(id + " on " + recorded.host())) {
        lost.add(id + " has no VM on " + recorded.host());
      }
    }
    for (Vm vm : evidence.vms()) {
      Recorded recorded = evidence.placements().get(vm.placement());
      if (recorded == null
          || !recorded.state().equals("running")
          || !recorded.host().equals(vm.host())) {
        lost.add("a VM of " + vm.placement() + " on " + vm.host() + " is on no record");
      }
    }
    return lost;
  }

  private static List<String> repeated(List<String> names) {
    Set<String> seen = new HashSet<>();
    return names.stream().filter(name -> !seen.add(name)).distinct().toList();
  }
}
