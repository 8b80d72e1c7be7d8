package io.personality.core.internal.query;

import io.personality.core.internal.catalogue.Catalogue;
import io.personality.model.Asked;
import io.personality.model.FeatureDefinition;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/** Reads asked amounts in the catalogue's unit and writes them back in the asker's. */
final class Amounts {
  private static final int DIGITS = 4;

  private Amounts() {}

  /** The amount asked, in the catalogue's unit; a fault where it is none. */
  static Optional<Double> read(
      Catalogue catalogue, FeatureDefinition feature, Asked asked, String pointer, Faults faults) {
    Optional<Double> amount =
        asked instanceof Asked.Number number
            ? catalogue.convert(number.number(), unit(number, feature), feature.unit())
            : asked instanceof Asked.Text text
                ? catalogue.parseQuantity(text.text(), feature.unit())
                : Optional.empty();
    if (amount.isEmpty()) {
      String units = String.join(", ", catalogue.units().like(feature.unit()));
      faults.add(
          pointer,
          "cannot read \"" + Wording.asked(asked, "") + "\" as an amount of " + feature.name(),
          units.isEmpty()
              ? "write a plain number"
              : "write a number, or a number with one of the units " + units);
    }
    return amount;
  }

  private static String unit(Asked.Number number, FeatureDefinition feature) {
    return number.unit().isEmpty() ? feature.unit() : number.unit();
  }

  /**
   * The same wish for another amount, with few digits, in the unit it was written in.
   *
   * @param up whether to round up rather than down
   */
  static Asked rewrite(
      Catalogue catalogue, FeatureDefinition feature, Asked written, double amount, boolean up) {
    String unit = written instanceof Asked.Number n ? unit(n, feature) : feature.unit();
    double inUnit = catalogue.convert(amount, feature.unit(), unit).orElse(amount);
    MathContext digits = new MathContext(DIGITS, up ? RoundingMode.CEILING : RoundingMode.FLOOR);
    double rounded = new BigDecimal(inUnit).round(digits).doubleValue();
    if (written instanceof Asked.Number number) {
      return new Asked.Number(rounded, number.unit());
    }
    return new Asked.Text(Wording.number(rounded, unit));
  }
}
