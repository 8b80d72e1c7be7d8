package io.personality.core.internal.fleet;

import io.personality.model.Capacity;
import io.personality.model.Fingerprint;
import io.personality.model.HostId;
import io.personality.model.Provenance;
import io.personality.model.Reading;
import io.personality.model.Value;
import java.util.List;
import java.util.Map;

/**
 * How the readings of one metric are kept in eight bytes each.
 *
 * <p>A word is the bits of the value where the reading is a plain number: exact, and known by
 * declaration, measurement or derivation. Any other reading (unknown, an interval, an estimate) is
 * a number of {@link Exemplars} behind bits that no finite value has.
 */
public final class MetricColumn {
  private static final HostId NOBODY = new HostId("exemplar");
  private static final Capacity NOTHING = Capacity.of(0, 0);
  private static final long ODD = 0xFFF8_0000_0000_0000L;

  /** The word of an unknown value: the first of the exemplars. */
  public static final long UNKNOWN = ODD;

  private final Layout.Metric metric;
  private final Exemplars odd;
  private final double worst;
  private final double span;

  MetricColumn(Layout.Metric metric) {
    this.metric = metric;
    worst = position(metric.scale().worst());
    span = position(metric.scale().best()) - worst;
    odd = new Exemplars(List.of(metric.feature()));
  }

  /** What it is a column of. */
  public Layout.Metric metric() {
    return metric;
  }

  /** The readings that are no plain numbers. */
  public Exemplars odd() {
    return odd;
  }

  private double position(double number) {
    return metric.scale().logarithmic() ? StrictMath.log(number) : number;
  }

  /**
   * The credit of a plain number, bit for bit as the metric's scale has it, but with the logarithms
   * of the scale's ends taken once.
   */
  public double credit(double number) {
    double credit = (position(number) - worst) / span;
    return credit > 1 ? 1 : credit > 0 ? credit : 0;
  }

  /** The word of a reading, which is the one a fingerprint has. */
  long word(Reading reading, Fingerprint fingerprint) {
    if (reading instanceof Reading.Unknown) {
      return UNKNOWN;
    }
    if (reading instanceof Reading.Known known
        && known.value() instanceof Value.Number number
        && known.isExact()
        && known.origin().provenance().counts()) {
      return Double.doubleToRawLongBits(number.number());
    }
    return ODD | odd.number(reading, fingerprint);
  }

  /** Whether a word is a plain number. */
  public static boolean isNumber(long word) {
    return (word & ODD) != ODD;
  }

  /** The plain number of a word. */
  public static double number(long word) {
    return Double.longBitsToDouble(word);
  }

  /** The number of the exemplar that a word, which is no plain number, stands for. */
  public static int exemplar(long word) {
    return (int) word;
  }

  /** A fingerprint that has what a word stands for, and nothing else. */
  public Fingerprint fingerprint(long word) {
    return isNumber(word)
        ? Fingerprint.of(
            NOBODY,
            NOTHING,
            Map.of(metric.feature(), Reading.of(number(word), Provenance.MEASURED, "")))
        : odd.fingerprint(exemplar(word));
  }

  /** The credit that is expected of a word, by the metric's own scale. */
  double expected(long word) {
    if (isNumber(word)) {
      return credit(number(word));
    }
    return odd.fingerprint(exemplar(word)).reading(metric.feature()) instanceof Reading.Known known
            && known.value() instanceof Value.Number number
        ? credit(number.number())
        : metric.prior();
  }
}
