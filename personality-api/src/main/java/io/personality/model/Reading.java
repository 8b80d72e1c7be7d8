package io.personality.model;

/**
 * What a fingerprint says about one feature: a value with its interval and origin, or that it is
 * unknown and why. "Not reported" is never read as "not present".
 *
 * <p><i>Immutable.</i>
 */
public sealed interface Reading {

  /**
   * A known value.
   *
   * @param value the best single value
   * @param lower the low end of the interval; equals {@code value} where it is exact. Only numbers
   *     and texts on a ladder have an interval
   * @param upper the high end of the interval
   * @param origin how it came to be known
   */
  record Known(Value value, Value lower, Value upper, Origin origin) implements Reading {
    /** Checks that the three are of one kind and, where they are numbers, in order. */
    public Known {
      if (!value.getClass().equals(lower.getClass())
          || !value.getClass().equals(upper.getClass())) {
        throw new IllegalArgumentException("value, lower and upper must be of one kind");
      }
      if (value instanceof Value.Number v
          && lower instanceof Value.Number l
          && upper instanceof Value.Number u) {
        Check.ordered("a reading", l.number(), v.number(), u.number());
      }
    }

    /** {@return whether the interval is a single value} */
    public boolean isExact() {
      return value.equals(lower) && value.equals(upper);
    }
  }

  /**
   * An unknown value.
   *
   * @param reason why it is unknown, for people; not blank
   */
  record Unknown(String reason) implements Reading {
    /** Checks the length and the characters. */
    public Unknown {
      Check.text("the reason of an unknown value", reason, 1_000);
    }
  }

  /**
   * {@return an exactly known value}
   *
   * @param value what is known
   * @param origin how it came to be known
   */
  static Reading of(Value value, Origin origin) {
    return new Known(value, value, value, origin);
  }

  /**
   * {@return an exact number, in the catalogue's unit}
   *
   * @param number finite, in the catalogue's unit of the feature
   * @param provenance any but {@code UNKNOWN}
   * @param source what told it, at most 500 characters; may be empty
   */
  static Reading of(double number, Provenance provenance, String source) {
    return of(new Value.Number(number), Origin.of(provenance, source));
  }

  /**
   * {@return an exact text}
   *
   * @param text 1 to 1,000 characters
   * @param provenance any but {@code UNKNOWN}
   * @param source what told it, at most 500 characters; may be empty
   */
  static Reading of(String text, Provenance provenance, String source) {
    return of(new Value.Text(text), Origin.of(provenance, source));
  }

  /**
   * {@return a value with an interval}
   *
   * @param lower the low end
   * @param value the best single value
   * @param upper the high end
   * @param origin how it came to be known
   */
  static Reading between(Value lower, Value value, Value upper, Origin origin) {
    return new Known(value, lower, upper, origin);
  }

  /**
   * {@return an unknown value with the reason why}
   *
   * @param reason for people, 1 to 1,000 characters
   */
  static Reading unknown(String reason) {
    return new Unknown(reason);
  }
}
