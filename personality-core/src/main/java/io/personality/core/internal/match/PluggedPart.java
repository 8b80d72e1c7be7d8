package io.personality.core.internal.match;

import io.personality.PluginException;
import io.personality.core.internal.fleet.Block;
import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.query.Term;
import io.personality.model.Profile;
import io.personality.spi.BlockScorer;
import java.util.Objects;

/**
 * A metric that a plug-in contributes. A plug-in may throw or write anything: whatever it is, the
 * exception names the plug-in, and only this request fails.
 *
 * <p><i>Confined to one thread.</i>
 */
final class PluggedPart implements Part {
  private final String name;
  private final FleetSnapshot fleet;
  private final BlockScorer scorer;
  private final boolean oneByOne;
  final double[] lower = new double[Block.ROWS];
  final double[] expected = new double[Block.ROWS];
  final double[] upper = new double[Block.ROWS];

  PluggedPart(Term.Plugged term, Profile profile, FleetSnapshot fleet) {
    name = term.name();
    this.fleet = fleet;
    try {
      scorer =
          Objects.requireNonNull(
              term.scorer().bind(profile, fleet), "it was bound to null instead of a scorer");
      oneByOne = scorer.isOneByOne();
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      throw new PluginException(name, "failed to bind: " + e, e);
    }
  }

  /** Whether it is to be asked about single hosts, and only about those it depends on. */
  boolean isOneByOne() {
    return oneByOne;
  }

  /** No row of a block has a credit above this. */
  double upperBound(int from, int rows) {
    double bound;
    try {
      bound = scorer.upperBound(from, from + rows);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      throw new PluginException(name, "failed to bound a block: " + e.getMessage(), e);
    }
    // Whatever is no bound bounds nothing; a bound that is too low is for the contract tests to
    // find.
    return bound >= 0 && bound <= 1 ? bound : 1;
  }

  /** Scores the first rows of a block. */
  void score(int from, int rows) {
    try {
      scorer.score(from, from + rows, lower, expected, upper);
      for (int i = 0; i < rows; i++) {
        check(from + i, i);
      }
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      throw new PluginException(
          name, "failed on the hosts from " + fleet.id(from) + " on: " + e.getMessage(), e);
    }
  }

  private void check(int row, int i) {
    // NaN fails every comparison.
    if (!(0 <= lower[i] && lower[i] <= expected[i] && expected[i] <= upper[i] && upper[i] <= 1)) {
      throw new IllegalArgumentException(
          "host "
              + fleet.id(row)
              + " got the credits "
              + lower[i]
              + ", "
              + expected[i]
              + ", "
              + upper[i]
              + ", which should ascend within 0 to 1");
    }
  }

  /** Anything between nothing and everything is what an unknown value earns. */
  static boolean isUnknown(double lower, double upper) {
    return lower == 0 && upper == 1;
  }

  @Override
  public void read(int row, Block block, int offset, Found found) {
    score(row, 1);
    found.set(lower[0], expected[0], upper[0], isUnknown(lower[0], upper[0]) ? 0 : 1);
  }
}
