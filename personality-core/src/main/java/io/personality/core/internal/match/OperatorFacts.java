package io.personality.core.internal.match;

import io.personality.core.internal.fleet.HostRow;
import io.personality.model.OperatorTerm;
import io.personality.model.OperatorValue;
import io.personality.model.Resources;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * Reads what a host has of the operator's terms, for one request.
 *
 * <p><i>Thread-safe</i> where the source of evacuability is. Cost and power come from the labels
 * {@code cost_per_hour} and {@code power_watts} of the host, plain decimal numbers of at most 15
 * digits on either side of the point; a label that is absent or no such number means unknown.
 *
 * @param evacuability where it is known from
 */
record OperatorFacts(EvacuationCounts.Count evacuability) {
  private static final String COST = "cost_per_hour";
  private static final String POWER = "power_watts";
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,15}(?:\\.[0-9]{1,15})?");

  OperatorValue value(OperatorTerm term, HostRow row, Demand demand) {
    return new OperatorValue(
        term,
        switch (term) {
          case PACK, SPREAD -> OptionalDouble.of(usedAfter(row, demand.resources()));
          case COST -> part(row, COST, demand.resources());
          case POWER -> part(row, POWER, demand.resources());
          case EVACUABILITY -> evacuability.hosts(row);
        });
  }

  private static double usedAfter(HostRow row, Resources demand) {
    Resources whole = row.host().allocatable();
    return dominantShare(whole.minus(row.free()).plus(demand), whole);
  }

  private static OptionalDouble part(HostRow row, String label, Resources demand) {
    String text = row.host().fingerprint().labels().getOrDefault(label, "");
    return DECIMAL.matcher(text).matches()
        ? OptionalDouble.of(
            Double.parseDouble(text) * dominantShare(demand, row.host().allocatable()))
        : OptionalDouble.empty();
  }

  /** The larger of the two shares; nothing of nothing is no share. */
  private static double dominantShare(Resources part, Resources whole) {
    return Math.max(share(part.vcpus(), whole.vcpus()), share(part.memoryMib(), whole.memoryMib()));
  }

  private static double share(long part, long whole) {
    return part == 0 ? 0 : (double) part / Math.max(1, whole);
  }
}
