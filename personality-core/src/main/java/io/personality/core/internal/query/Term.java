package io.personality.core.internal.query;

import io.personality.model.TermGroup;
import io.personality.spi.Scorer;
import java.util.List;

/**
 * One weighted term of a query.
 *
 * <p><i>Immutable.</i>
 */
public sealed interface Term {
  /** The feature, trait or metric. */
  String name();

  /** Its group. */
  TermGroup group();

  /** What is asked, for people. */
  String asked();

  /** Its weight: the share of its group times its part of the group's own weights. */
  double weight();

  /** The same with another weight. */
  Term weighing(double weight);

  /**
   * A term of one criterion.
   *
   * @param criterion how it is credited
   */
  record Single(String name, TermGroup group, String asked, double weight, Criterion criterion)
      implements Term {
    @Override
    public Single weighing(double other) {
      return new Single(name, group, asked, other, criterion);
    }
  }

  /**
   * A trait: the weighted mean of its parts.
   *
   * @param parts their weights are of any sum
   */
  record Bundle(String name, TermGroup group, String asked, double weight, List<Single> parts)
      implements Term {
    /** Copies the list. */
    public Bundle {
      parts = List.copyOf(parts);
    }

    @Override
    public Bundle weighing(double other) {
      return new Bundle(name, group, asked, other, parts);
    }
  }

  /**
   * A metric that a plug-in contributes.
   *
   * @param scorer the plug-in
   */
  record Plugged(String name, TermGroup group, String asked, double weight, Scorer scorer)
      implements Term {
    @Override
    public Plugged weighing(double other) {
      return new Plugged(name, group, asked, other, scorer);
    }
  }
}
