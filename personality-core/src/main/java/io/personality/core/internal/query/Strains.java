package io.personality.core.internal.query;

import io.personality.core.internal.catalogue.Catalogue;
import io.personality.model.Asked;
import io.personality.model.Condition;
import io.personality.model.FeatureDefinition;
import io.personality.model.Reading;
import io.personality.model.Value;
import java.util.Optional;

/**
 * How much a condition gives up so that a host passes, in figures alone.
 *
 * <p><i>Immutable.</i> A bound gives up the relative distance to what the host has, rounded to the
 * few digits that are suggested.
 */
final class Strains {
  /** Of a condition that is dropped. */
  static final double DROPPED = 1;

  /** Of a list that admits one value more. */
  static final double ONE_MORE = 0.6;

  /** Of bounds that are no numbers: somewhere between a slight loosening and dropping it. */
  private static final double RUNGS = 0.5;

  private final Catalogue catalogue;
  private final FeatureDefinition feature;
  private final Condition condition;
  private final Optional<Asked> bound;
  private final boolean atLeast;
  private final boolean isNumber;
  private final double from;

  Strains(Catalogue catalogue, FeatureDefinition feature, Condition condition) {
    this.catalogue = catalogue;
    this.feature = feature;
    this.condition = condition;
    atLeast = condition instanceof Condition.AtLeast;
    bound =
        condition instanceof Condition.AtLeast least
            ? Optional.of(least.bound())
            : condition instanceof Condition.AtMost most
                ? Optional.of(most.bound())
                : Optional.empty();
    Optional<Double> amount = bound.flatMap(this::read);
    isNumber = amount.isPresent();
    from = amount.orElse(Double.NaN);
  }

  private Optional<Double> read(Asked amount) {
    Faults ignored = new Faults(); // what is no amount is no number's bound
    return Amounts.read(catalogue, feature, amount, "", ignored);
  }

  /** The strain of another bound. */
  double to(Asked other) {
    Optional<Double> to = read(other);
    return isNumber && to.isPresent() ? distance(from, to.get()) : RUNGS;
  }

  private static double distance(double from, double to) {
    double apart = Math.abs(from - to);
    double larger = Math.abs(from) > Math.abs(to) ? Math.abs(from) : Math.abs(to);
    return apart < larger ? apart / larger : larger == 0 ? 0 : 1;
  }

  /** The strain of fewer names. */
  static double lost(int kept, Condition.HasAll all) {
    return 1 - (double) kept / all.names().size();
  }

  /** The strain towards an exact number of a quantity or metric. */
  double of(double number) {
    if (condition instanceof Condition.OneOf one) {
      return Amounts.joining(catalogue, feature, one.values(), number)
              .flatMap(this::read)
              .filter(read -> read == number)
              .isPresent()
          ? ONE_MORE
          : DROPPED;
    }
    if (!isNumber) {
      return DROPPED;
    }
    Optional<Double> to =
        Amounts.rewrite(catalogue, feature, bound.orElseThrow(), number, !atLeast)
            .flatMap(this::read);
    return to.isPresent() && (atLeast ? number >= to.get() : number <= to.get())
        ? distance(from, to.get())
        : DROPPED;
  }

  /**
   * What {@link #of} is not below: the bound is rounded away from what was asked, and the farther
   * it is, the more is given up.
   */
  double atLeast(double number) {
    if (isNumber) {
      return distance(from, number);
    }
    return condition instanceof Condition.OneOf ? ONE_MORE : bound.isPresent() ? 0 : DROPPED;
  }

  /** The strain towards a reading, where it is plain without trying the loosened condition. */
  Optional<Double> ofPlain(Reading.Known known) {
    if (condition instanceof Condition.NoneOf || condition instanceof Condition.HasAny) {
      return Optional.of(DROPPED);
    }
    if (!known.isExact()) {
      return Optional.empty();
    }
    Value value = known.value();
    return switch (feature.kind()) {
      case QUANTITY, METRIC ->
          value instanceof Value.Number number
              ? Optional.of(of(number.number()))
              : Optional.empty();
      case NOMINAL, TEXT ->
          condition instanceof Condition.OneOf && value instanceof Value.Text text
              ? Optional.of(text.text().length() <= Amounts.LONGEST_TEXT ? ONE_MORE : DROPPED)
              : Optional.empty();
      case FLAG ->
          condition instanceof Condition.OneOf && value instanceof Value.Flag
              ? Optional.of(ONE_MORE)
              : Optional.empty();
      case NAMES ->
          condition instanceof Condition.HasAll all && value instanceof Value.Names found
              ? Optional.of(ofNames(all, found))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static double ofNames(Condition.HasAll all, Value.Names found) {
    int kept = (int) all.names().stream().filter(name -> found.names().contains(name)).count();
    return kept == 0 ? DROPPED : lost(kept, all);
  }
}
