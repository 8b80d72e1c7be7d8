package io.personality.spi;

import io.personality.model.Credit;
import io.personality.model.Profile;
import java.util.Locale;

/** Calls a function of one host for each row of a block. */
record PerHostScorer(MetricDeclaration metric, HostScorer scorer) implements Scorer {

  @Override
  public BlockScorer bind(Profile profile, FleetView fleet) {
    return (from, to, lower, expected, upper) -> {
      for (int row = from; row < to; row++) {
        expected[row - from] = scorer.credit(profile, fleet.host(row));
      }
      System.arraycopy(expected, 0, lower, 0, to - from);
      System.arraycopy(expected, 0, upper, 0, to - from);
    };
  }

  @Override
  public Finding explain(Profile profile, FleetView fleet, int row) {
    double credit = scorer.credit(profile, fleet.host(row));
    return new Finding(String.format(Locale.ROOT, "credit %.3f", credit), Credit.exactly(credit));
  }
}
