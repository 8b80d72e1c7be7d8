package io.personality.core.internal.query;

import io.personality.core.internal.catalogue.Catalogue;
import io.personality.model.Asked;
import io.personality.model.FeatureDefinition;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** Reads asked amounts in the catalogue's unit and writes them back in the asker's. */
final class Amounts {
  /** The most characters that can be asked. */
  static final int LONGEST_TEXT = 200;

  private static final int DIGITS = 4;
  private static final double SMALL = 1e-15;
  private static final double LARGE = 1e19;
  private static final double CERTAIN = 1e-6;
  private static final double[] POWERS = new double[23];

  static {
    for (int i = 0; i < POWERS.length; i++) {
      POWERS[i] = Double.parseDouble("1e" + i);
    }
  }

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
   * An amount as one more of a list, in the unit that the numbers of the list are in: read again it
   * may be another amount, by a rounding. Empty where that is beyond all numbers.
   *
   * @param listed what is listed already
   */
  static Optional<Asked> joining(
      Catalogue catalogue, FeatureDefinition feature, List<Asked> listed, double amount) {
    String written = feature.unit();
    double inUnit = amount;
    for (Asked asked : listed) {
      if (asked instanceof Asked.Number number) {
        written = number.unit();
        inUnit = catalogue.convert(amount, feature.unit(), unit(number, feature)).orElse(amount);
      }
    }
    return Double.isFinite(inUnit)
        ? Optional.of(new Asked.Number(inUnit, written))
        : Optional.empty();
  }

  /**
   * The same wish for another amount, with few digits, in the unit it was written in; empty where
   * that is beyond all numbers.
   *
   * @param up whether to round up rather than down
   */
  static Optional<Asked> rewrite(
      Catalogue catalogue, FeatureDefinition feature, Asked written, double amount, boolean up) {
    String unit = written instanceof Asked.Number n ? unit(n, feature) : feature.unit();
    double rounded = rounded(catalogue.convert(amount, feature.unit(), unit).orElse(amount), up);
    if (!Double.isFinite(rounded)) {
      return Optional.empty();
    }
    if (written instanceof Asked.Number number) {
      return Optional.of(new Asked.Number(rounded, number.unit()));
    }
    String text = Wording.number(rounded, unit);
    return text.length() <= LONGEST_TEXT ? Optional.of(new Asked.Text(text)) : Optional.empty();
  }

  /** The nearest number of few decimal digits that is not below, or not above, the given one. */
  static double rounded(double number, boolean up) {
    double size = Math.abs(number);
    if (size > SMALL && size < LARGE) {
      int shift = (int) Math.floor(Math.log10(size)) - DIGITS + 1;
      double digits = shift >= 0 ? number / POWERS[shift] : number * POWERS[-shift];
      double whole = up ? Math.ceil(digits) : Math.floor(digits);
      // Far enough from an integer, the digits are certain; an integer of few digits and a power
      // of ten up to the 22nd are exact, so that their quotient or product is rounded only once.
      if (Math.abs(digits - Math.rint(digits)) > CERTAIN
          && Math.abs(digits) > POWERS[DIGITS - 1]
          && Math.abs(digits) < POWERS[DIGITS]) {
        return shift >= 0 ? whole * POWERS[shift] : whole / POWERS[-shift];
      }
    }
    if (!Double.isFinite(number)) {
      return number;
    }
    MathContext digits = new MathContext(DIGITS, up ? RoundingMode.CEILING : RoundingMode.FLOOR);
    return new BigDecimal(number).round(digits).doubleValue();
  }
}
