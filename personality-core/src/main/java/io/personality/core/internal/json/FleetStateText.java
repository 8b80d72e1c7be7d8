package io.personality.core.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.personality.core.internal.json.FleetState.OneHost;
import io.personality.model.Availability;
import io.personality.model.ExclusiveUnit;
import io.personality.model.HostId;
import io.personality.model.Resources;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * States of the fleet as documents and back; a table, since hosts are many.
 *
 * <p><i>Thread-safe.</i>
 */
public final class FleetStateText {
  private static final int MOST_HOSTS = 1_000_000;
  private static final JsonLimits LIMITS = new JsonLimits(64 << 20, 8, MOST_HOSTS);
  private static final List<String> COLUMNS =
      List.of(
          "host",
          "fingerprint",
          "availability",
          "reserved_vcpus",
          "reserved_memory_mib",
          "overcommit",
          "free_vcpus",
          "free_memory_mib",
          "taken");

  private FleetStateText() {}

  /** A state as a document of one line. */
  public static String write(FleetState state) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("after", state.after());
    tree.put("columns", COLUMNS);
    tree.put("hosts", state.hosts().stream().map(FleetStateText::row).toList());
    tree.put("gone", state.gone().stream().map(HostId::value).toList());
    return JsonText.write(tree, false);
  }

  private static List<Object> row(OneHost host) {
    return List.of(
        host.id().value(),
        host.fingerprintRevision(),
        host.availability().name(),
        host.reserved().vcpus(),
        host.reserved().memoryMib(),
        host.overcommit(),
        host.free().vcpus(),
        host.free().memoryMib(),
        host.taken().stream().map(ExclusiveUnit::text).sorted().toList());
  }

  /**
   * Reads a document that {@link #write} has made.
   *
   * @throws io.personality.StorageException if it is no such document
   */
  public static FleetState read(String document) {
    return OwnDocuments.read("state of the fleet", document, LIMITS, FleetStateText::state);
  }

  private static FleetState state(JsonNode tree) {
    List<OneHost> hosts = new ArrayList<>();
    OwnDocuments.member(tree, "hosts").forEach(row -> hosts.add(host(row)));
    List<HostId> gone = new ArrayList<>();
    OwnDocuments.member(tree, "gone").forEach(id -> gone.add(new HostId(id.textValue())));
    return new FleetState(OwnDocuments.member(tree, "after").intValue(), hosts, gone);
  }

  private static OneHost host(JsonNode row) {
    Set<ExclusiveUnit> taken = new HashSet<>();
    row.required(8).forEach(unit -> taken.add(ExclusiveUnit.of(unit.textValue())));
    return new OneHost(
        new HostId(row.required(0).textValue()),
        row.required(1).longValue(),
        Availability.valueOf(row.required(2).textValue()),
        new Resources(row.required(3).intValue(), row.required(4).longValue()),
        row.required(5).doubleValue(),
        new Resources(row.required(6).intValue(), row.required(7).longValue()),
        taken);
  }
}
