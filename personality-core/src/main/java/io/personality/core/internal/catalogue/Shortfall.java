package io.personality.core.internal.catalogue;

/**
 * How the credit of a quantity falls where it is less than asked.
 *
 * <p><i>Immutable.</i>
 *
 * @param span where the credit is 0: a ratio of asked to found, or their difference
 * @param isRatio whether {@code span} is a ratio, along which the credit falls with the logarithm
 * @param smallerIsBetter whether less than asked is the better side
 */
public record Shortfall(double span, boolean isRatio, boolean smallerIsBetter) {

  /** Whether the found amount is what was asked or better. */
  public boolean isMet(double asked, double found) {
    return smallerIsBetter ? found <= asked : found >= asked;
  }

  /** The credit of the found amount, in [0, 1]. */
  public double credit(double asked, double found) {
    if (isMet(asked, found)) {
      return 1;
    }
    double more = smallerIsBetter ? found : asked;
    double less = smallerIsBetter ? asked : found;
    double missing =
        isRatio
            ? (StrictMath.log(more) - StrictMath.log(less)) / StrictMath.log(span)
            : (more - less) / span;
    // Not met is never full: a difference too small for a double still is one.
    return missing >= 1 || Double.isNaN(missing)
        ? 0
        : Math.min(Math.nextDown(1.0), 1 - Math.max(0, missing));
  }
}
