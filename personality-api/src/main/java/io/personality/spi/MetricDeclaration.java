package io.personality.spi;

import io.personality.model.Credit;
import io.personality.model.FeatureDefinition.Scale;
import io.personality.model.FeatureName;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The metric that a scorer contributes; profiles weigh it like any other.
 *
 * <p><i>Immutable.</i>
 *
 * @param name how profiles name it; may not be a name of the catalogue
 * @param unit unit of its values, at most 40 characters; empty for plain numbers
 * @param description what it is, for people; 1 to 1,000 characters
 * @param scale how a value becomes a credit, and so whether more or less is better
 * @param ifUnknown the value that a host counts as where its own is unknown; below what a typical
 *     host has, lest the unknown win
 */
public record MetricDeclaration(
    FeatureName name, String unit, String description, Scale scale, double ifUnknown) {
  private static final Scale CREDITS = new Scale(0, 1, false);
  private static final MathContext SHOWN = new MathContext(4);

  /** Checks the texts and the value. */
  public MetricDeclaration {
    checkText("a unit", unit, 0, 40);
    checkText("a metric's description", description, 1, 1_000);
    checkValue(name, scale, ifUnknown);
  }

  /**
   * A metric of which an unknown value counts as the worst.
   *
   * @param name how profiles name it
   * @param unit unit of its values
   * @param description what it is, for people
   * @param scale how a value becomes a credit
   * @return the declaration
   */
  public static MetricDeclaration of(String name, String unit, String description, Scale scale) {
    return new MetricDeclaration(new FeatureName(name), unit, description, scale, scale.worst());
  }

  /**
   * A metric whose values are credits, in [0, 1].
   *
   * @param name how profiles name it
   * @param description what it is, for people
   * @return the declaration
   */
  public static MetricDeclaration ofCredits(String name, String description) {
    return of(name, "", description, CREDITS);
  }

  /**
   * The same, but an unknown value counts as the one given.
   *
   * @param value what an unknown value counts as, in the metric's unit
   * @return the declaration
   */
  public MetricDeclaration unknownAs(double value) {
    return new MetricDeclaration(name, unit, description, scale, value);
  }

  /**
   * The credit of a value: its position on the scale.
   *
   * @param value in the metric's unit
   * @return the credit, in [0, 1]
   * @throws IllegalArgumentException if the value is NaN or infinite, or negative on a logarithmic
   *     scale
   */
  public double credit(double value) {
    checkValue(name, scale, value);
    return scale.credit(value);
  }

  /** {@return the credit where the value is unknown: anything, expected at {@code ifUnknown}} */
  public Credit creditIfUnknown() {
    return new Credit(0, scale.credit(ifUnknown), 1);
  }

  /**
   * A value for people: four significant digits, and the unit.
   *
   * @param value in the metric's unit
   * @return the text
   */
  public String words(double value) {
    BigDecimal exact = new BigDecimal(value);
    boolean longNumber = Math.abs(value) >= 1_000 && value == Math.rint(value);
    String digits = (longNumber ? exact : exact.round(SHOWN)).stripTrailingZeros().toPlainString();
    return unit.isEmpty() ? digits : digits + " " + unit;
  }

  private static void checkValue(FeatureName name, Scale scale, double value) {
    if (!Double.isFinite(value) || (scale.logarithmic() && value < 0)) {
      throw new IllegalArgumentException(
          "a value of "
              + name
              + " must be finite"
              + (scale.logarithmic() ? " and not negative" : "")
              + ", not "
              + value);
    }
  }

  private static void checkText(String what, String text, int least, int most) {
    boolean printable = text.chars().noneMatch(Character::isISOControl);
    if (text.isBlank() != text.isEmpty()
        || text.length() < least
        || text.length() > most
        || !printable) {
      throw new IllegalArgumentException(
          what
              + " must have "
              + least
              + " to "
              + most
              + " printable characters, not \""
              + text
              + '"');
    }
  }
}
