package io.personality.benchmarks.speed;

import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.Profile;
import io.personality.model.Reading;
import io.personality.model.Value;
import io.personality.spi.BlockScorer;
import io.personality.spi.FleetView;
import io.personality.spi.HostScorer;
import io.personality.spi.MetricDeclaration;
import io.personality.spi.Scorer;

/** Plug-ins that give a host the very credits of a built-in metric on a scale from 0 to 1. */
final class TwinScorers {
  private TwinScorers() {}

  /** By blocks, from a column that it prepared for the snapshot, as such a plug-in would. */
  static Scorer block(String feature, FleetSnapshot snapshot) {
    FeatureName name = new FeatureName(feature);
    double[] column = new double[snapshot.size()];
    for (int row = 0; row < column.length; row++) {
      column[row] = value(name, snapshot.host(row).fingerprint());
    }
    BlockScorer bound =
        BlockScorer.exact(
            (from, to, credits) -> System.arraycopy(column, from, credits, 0, to - from));
    MetricDeclaration metric = MetricDeclaration.ofCredits(feature + "_block", "A twin by blocks.");
    return new Scorer() {
      @Override
      public MetricDeclaration metric() {
        return metric;
      }

      @Override
      public BlockScorer bind(Profile profile, FleetView fleet) {
        return bound;
      }
    };
  }

  /** As a function of one host. */
  static Scorer perHost(String feature) {
    FeatureName name = new FeatureName(feature);
    HostScorer ofHost = (profile, host) -> value(name, host.fingerprint());
    return Scorer.perHost(
        MetricDeclaration.ofCredits(feature + "_lambda", "A twin per host."), ofHost);
  }

  private static double value(FeatureName feature, Fingerprint fingerprint) {
    return fingerprint.reading(feature) instanceof Reading.Known known
            && known.value() instanceof Value.Number number
        ? number.number()
        : 0;
  }
}
