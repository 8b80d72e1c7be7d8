package io.personality.spi;

import io.personality.model.Host;
import io.personality.model.Profile;
import java.util.function.Function;

/**
 * Calls a function of one host for each row of a block.
 *
 * <p><i>Immutable</i> but for what the function keeps.
 */
record PerHostScorer(MetricDeclaration metric, Function<Profile, HostScorer> scorers)
    implements Scorer {

  @Override
  public BlockScorer bind(Profile profile, FleetView fleet) {
    double prior = metric.creditIfUnknown().expected();
    return new Bound(metric, prior, profile, fleet, scorers.apply(profile));
  }

  private record Bound(
      MetricDeclaration metric, double prior, Profile profile, FleetView fleet, HostScorer scorer)
      implements BlockScorer {

    @Override
    public void score(int from, int to, double[] lower, double[] expected, double[] upper) {
      // Neighbours are often alike, and a logarithm costs more than all else here.
      double last = Double.NaN;
      double credit = 0;
      for (int row = from; row < to; row++) {
        Host host = fleet.host(row);
        int at = row - from;
        if (scorer.knows(profile, host)) {
          double value = scorer.value(profile, host);
          if (value != last) {
            credit = metric.credit(value);
            last = value;
          }
          lower[at] = credit;
          expected[at] = credit;
          upper[at] = credit;
        } else {
          lower[at] = 0;
          expected[at] = prior;
          upper[at] = 1;
        }
      }
    }

    @Override
    public boolean isOneByOne() {
      return true;
    }

    @Override
    public Finding explain(int row) {
      Host host = fleet.host(row);
      return scorer.knows(profile, host)
          ? Finding.of(metric, scorer.value(profile, host))
          : Finding.unknown(metric, "of this host");
    }
  }
}
