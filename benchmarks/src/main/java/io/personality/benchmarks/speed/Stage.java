package io.personality.benchmarks.speed;

import io.personality.benchmarks.duel.Requests;
import io.personality.benchmarks.fleet.EngineHosts;
import io.personality.benchmarks.fleet.FleetTable;
import io.personality.benchmarks.report.Figures;
import io.personality.core.internal.catalogue.Catalogue;
import io.personality.core.internal.fleet.FleetColumns;
import io.personality.core.internal.fleet.FleetSnapshot;

/**
 * One fleet to measure on.
 *
 * @param table its values
 * @param catalogue with its features
 * @param requests makes requests for it
 */
record Stage(FleetTable table, Catalogue catalogue, Requests requests) {

  /** The engine's columns over the fleet, loaded in order of arrival, without the hosts. */
  FleetSnapshot snapshot() {
    return columns(false).snapshot();
  }

  /**
   * The same, to be changed.
   *
   * @param keepsHosts whether the hosts are kept beside their columns, as a whole engine does
   */
  FleetColumns columns(boolean keepsHosts) {
    FleetColumns columns = new FleetColumns(catalogue, keepsHosts);
    EngineHosts hosts = new EngineHosts(table.source());
    for (int host = 0; host < table.hosts(); host++) {
      columns.put(hosts.row(host));
    }
    columns.sortAll();
    return columns;
  }

  /** In words. */
  String describe() {
    return Figures.hosts(table.hosts())
        + " hosts, D="
        + table.schema().size()
        + ", k="
        + Sizes.K
        + "; "
        + table.source().description();
  }
}
