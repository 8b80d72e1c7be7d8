package io.personality.spi;

import io.personality.model.FeatureName;
import io.personality.model.Host;
import io.personality.model.Profile;
import io.personality.model.Reading;
import io.personality.model.Value;
import io.personality.spi.Scorer.Finding;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.Supplier;

/** One sound scorer, and scorers that break its contract in one way each. */
final class BrokenScorers {
  private static final FeatureName BANDWIDTH = new FeatureName("memory_bandwidth");
  private static final MetricDeclaration METRIC =
      MetricDeclaration.ofCredits("roominess", "Bandwidth to spare");

  private BrokenScorers() {}

  static double credit(Host host) {
    return host.fingerprint().reading(BANDWIDTH) instanceof Reading.Known known
        ? ((Value.Number) known.value()).number() / 20
        : 0;
  }

  record Given(MetricDeclaration metric, Function<FleetView, BlockScorer> bound) implements Scorer {
    @Override
    public BlockScorer bind(Profile profile, FleetView fleet) {
      return bound.apply(fleet);
    }
  }

  static Supplier<Scorer> bound(Function<FleetView, BlockScorer> bound) {
    return () -> new Given(METRIC, bound);
  }

  static ExactBlockScorer sound(FleetView fleet) {
    return (from, to, credits) -> {
      for (int row = from; row < to; row++) {
        credits[row - from] = credit(fleet.host(row));
      }
    };
  }

  /** The sound scorer with another number in the place of each of its credits. */
  static Supplier<Scorer> turned(Function<Double, Double> credit) {
    return bound(
        fleet ->
            BlockScorer.exact(
                (from, to, credits) -> {
                  sound(fleet).score(from, to, credits);
                  for (int i = 0; i < to - from; i++) {
                    credits[i] = credit.apply(credits[i]);
                  }
                }));
  }

  /** A sound scorer with room for a fault. */
  static class Sound implements BlockScorer {
    private final FleetView fleet;

    Sound(FleetView fleet) {
      this.fleet = fleet;
    }

    @Override
    public void score(int from, int to, double[] lower, double[] expected, double[] upper) {
      sound(fleet).score(from, to, lower, expected, upper);
    }
  }

  static Supplier<Scorer> bounding(double most) {
    return bound(
        fleet ->
            new Sound(fleet) {
              @Override
              public double upperBound(int from, int to) {
                return most;
              }
            });
  }

  static Supplier<Scorer> explaining(Finding finding) {
    return bound(
        fleet ->
            new Sound(fleet) {
              @Override
              public Finding explain(int row) {
                Finding sound = super.explain(row);
                return finding.found().isEmpty()
                    ? new Finding(sound.found(), finding.credit())
                    : new Finding(finding.found(), sound.credit());
              }
            });
  }

  private static int declared;

  static Scorer forgetful() {
    String description = "Version " + declared++;
    return new Given(MetricDeclaration.ofCredits("roominess", description), BrokenScorers::sound);
  }

  static BlockScorer exactInOneWay(FleetView fleet) {
    return new ExactBlockScorer() {
      @Override
      public void score(int from, int to, double[] credits) {
        sound(fleet).score(from, to, credits);
        credits[0] /= 2;
      }

      @Override
      public void score(int from, int to, double[] lower, double[] expected, double[] upper) {
        sound(fleet).score(from, to, lower, expected, upper);
      }
    };
  }

  /** Keeps what it was bound to last. */
  static Scorer bindingAnew() {
    FleetView[] last = new FleetView[1];
    return new Given(
        METRIC,
        fleet -> {
          last[0] = fleet;
          return BlockScorer.exact((from, to, all) -> sound(last[0]).score(from, to, all));
        });
  }

  static BlockScorer ofOneThread(FleetView fleet) {
    Thread own = Thread.currentThread();
    return BlockScorer.exact(
        (from, to, credits) -> {
          sound(fleet).score(from, to, credits);
          if (Thread.currentThread() != own) {
            credits[to - from - 1] = 0.123;
          }
        });
  }

  static BlockScorer disordered(FleetView fleet) {
    return (from, to, lower, expected, upper) -> {
      sound(fleet).score(from, to, lower, expected, upper);
      Arrays.fill(lower, 0, to - from, 0.9);
    };
  }

  static BlockScorer lazy(FleetView fleet) {
    return BlockScorer.exact((from, to, credits) -> sound(fleet).score(from, to - 1, credits));
  }

  static BlockScorer overflowing(FleetView fleet) {
    return BlockScorer.exact(
        (from, to, credits) -> sound(fleet).score(from, Math.min(fleet.size(), to + 1), credits));
  }

  static BlockScorer byBlock(FleetView fleet) {
    return BlockScorer.exact(
        (from, to, credits) -> {
          sound(fleet).score(from, to, credits);
          Arrays.fill(credits, 0, to - from, to - from > 3 ? credits[0] : 0.5);
        });
  }

  static BlockScorer relative(FleetView fleet) {
    return BlockScorer.exact(
        (from, to, credits) -> {
          for (int row = from; row < to; row++) {
            credits[row - from] = (row + 1.0) / fleet.size();
          }
        });
  }

  static BlockScorer trusting(FleetView fleet) {
    return BlockScorer.exact(
        (from, to, credits) -> {
          for (int row = from; row < to; row++) {
            if (fleet.host(row).fingerprint().features().isEmpty()) {
              throw new IllegalStateException("a host without features");
            }
          }
          sound(fleet).score(from, to, credits);
        });
  }
}
