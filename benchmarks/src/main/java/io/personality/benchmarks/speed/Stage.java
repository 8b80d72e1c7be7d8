package io.personality.benchmarks.speed;

import io.personality.benchmarks.duel.Requests;
import io.personality.benchmarks.fleet.FleetTable;
import io.personality.benchmarks.report.Figures;
import io.personality.core.internal.catalogue.Catalogue;

/**
 * One fleet to measure on.
 *
 * @param table its values
 * @param catalogue with its features
 * @param requests makes requests for it
 */
record Stage(FleetTable table, Catalogue catalogue, Requests requests) {

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
