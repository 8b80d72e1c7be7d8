package io.personality.core.internal.match;

import io.personality.core.internal.fleet.FleetColumns;
import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.fleet.HostRow;
import io.personality.model.Capacity;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.Host;
import io.personality.model.HostId;
import io.personality.model.Profile;
import io.personality.model.Provenance;
import io.personality.model.Reading;
import io.personality.model.Resources;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Hosts that differ in bandwidth, in what is used of them, and in what the operator says. */
final class OperatorWorld {
  static final FeatureName BANDWIDTH = new FeatureName("memory_bandwidth");
  static final Profile FAST_MEMORY =
      Profile.builder("Fast memory").metric("memory_bandwidth", 1).build();

  private OperatorWorld() {}

  /** A host of 64 vCPUs and 64 GiB with some of its vCPUs in use. */
  static HostRow host(String id, double bandwidth, int used, Map<String, String> labels) {
    return host(id, Reading.of(bandwidth, Provenance.MEASURED, "test"), used, labels);
  }

  static HostRow host(String id, Reading bandwidth, int used, Map<String, String> labels) {
    Fingerprint fingerprint =
        new Fingerprint(
            new HostId(id),
            Optional.empty(),
            "",
            Capacity.of(64, 65_536),
            new TreeMap<>(labels),
            new TreeMap<>(Map.of(BANDWIDTH, bandwidth)));
    return new HostRow(Host.of(fingerprint), new Resources(64 - used, 65_536), Set.of());
  }

  static FleetSnapshot fleet(HostRow... rows) {
    return fleet(java.util.List.of(rows));
  }

  static FleetSnapshot fleet(Collection<HostRow> rows) {
    FleetColumns columns = new FleetColumns(Worlds.CATALOGUE, true);
    rows.forEach(columns::put);
    return columns.snapshot();
  }
}
