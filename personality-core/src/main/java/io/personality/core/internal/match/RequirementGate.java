package io.personality.core.internal.match;

import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.fleet.MetricColumn;
import io.personality.core.internal.query.CompiledRequirement;
import io.personality.core.internal.query.FeatureTest;
import io.personality.core.internal.query.FeatureTest.Outcome;
import io.personality.core.internal.query.Relaxer;
import io.personality.model.Reading;
import io.personality.model.Value;
import java.util.Arrays;
import java.util.Optional;

/**
 * A requirement as a gate. Whatever is asked of an exemplar is asked once for all hosts that share
 * it, and only where one of them is concerned.
 *
 * <p><i>Confined to one thread.</i>
 */
final class RequirementGate implements Gate {
  private static final byte FAILS = 1;
  private static final byte PASSES = 2;

  private final CompiledRequirement requirement;
  private final BoundRequirement bound;
  private final BoundFeature feature;
  private final Relaxer relaxer;
  private double[] leastStrains = {};
  private double[] strains = {};

  RequirementGate(CompiledRequirement requirement, FleetSnapshot fleet) {
    this.requirement = requirement;
    bound = new BoundRequirement(requirement, fleet);
    feature = bound.feature();
    relaxer = requirement.relaxer();
  }

  @Override
  public boolean isRequirement() {
    return true;
  }

  @Override
  public Optional<String> feature() {
    return Optional.of(requirement.feature().value());
  }

  @Override
  public String text() {
    return requirement.text();
  }

  /** The requirement by columns. */
  BoundRequirement bound() {
    return bound;
  }

  @Override
  public void mark(Marks marks, long bit) {
    bound.mark(marks, bit);
  }

  @Override
  public void addLeastStrains(int[] rows, double[] sums) {
    if (leastStrains.length == 0) {
      leastStrains = unasked();
    }
    for (int i = 0; i < rows.length; i++) {
      long word = feature.word(rows[i]);
      sums[i] +=
          feature.isNumber(word)
              ? relaxer.leastStrain(MetricColumn.number(word))
              : leastOfExemplar((int) word);
    }
  }

  private double leastOfExemplar(int exemplar) {
    if (Double.isNaN(leastStrains[exemplar])) {
      leastStrains[exemplar] =
          feature.exemplars().fingerprint(exemplar).reading(requirement.feature())
                      instanceof Reading.Known known
                  && known.isExact()
                  && known.value() instanceof Value.Number number
              ? relaxer.leastStrain(number.number())
              : ofExemplar(exemplar);
    }
    return leastStrains[exemplar];
  }

  @Override
  public double strain(int row) {
    long word = feature.word(row);
    return feature.isNumber(word)
        ? relaxer.strain(MetricColumn.number(word))
        : ofExemplar((int) word);
  }

  private double ofExemplar(int exemplar) {
    if (strains.length == 0) {
      strains = unasked();
    }
    if (Double.isNaN(strains[exemplar])) {
      strains[exemplar] = relaxer.strain(feature.exemplars().fingerprint(exemplar));
    }
    return strains[exemplar];
  }

  private double[] unasked() {
    double[] answers = new double[feature.exemplars().size()];
    Arrays.fill(answers, Double.NaN);
    return answers;
  }

  @Override
  public Loosened loosen(int row) {
    Relaxer.Loosened loosened = relaxer.towards(feature.fingerprint(feature.word(row)));
    return new Loosened(loosened.change(), passing(loosened.test()));
  }

  private RowFilter passing(FeatureTest test) {
    byte[] answers = new byte[feature.exemplars().size()];
    return rows -> { // a loop of its own, so that it is compiled for requirements
      int[] passing = new int[rows.length];
      int count = 0;
      for (int row : rows) {
        long word = feature.word(row);
        passing[count] = row;
        count += passes(test, word, answers) ? 1 : 0;
      }
      return Arrays.copyOf(passing, count);
    };
  }

  private boolean passes(FeatureTest test, long word, byte[] answers) {
    if (feature.isNumber(word)) {
      return test instanceof FeatureTest.OfNumber ofNumber
          ? ofNumber.isMetBy(MetricColumn.number(word))
          : test.test(feature.fingerprint(word)) == Outcome.MET;
    }
    int exemplar = (int) word;
    if (answers[exemplar] == 0) {
      Outcome outcome = test.test(feature.exemplars().fingerprint(exemplar));
      answers[exemplar] = outcome == Outcome.MET ? PASSES : FAILS;
    }
    return answers[exemplar] == PASSES;
  }
}
