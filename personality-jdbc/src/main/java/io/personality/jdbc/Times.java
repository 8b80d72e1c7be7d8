package io.personality.jdbc;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/** Points in time as decimal seconds, exactly. */
final class Times {
  private static final int DIGITS = 9;

  private Times() {}

  static BigDecimal seconds(Instant time) {
    return BigDecimal.valueOf(time.getEpochSecond())
        .add(BigDecimal.valueOf(time.getNano(), DIGITS))
        .setScale(DIGITS);
  }

  static Instant instant(BigDecimal seconds) {
    BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
    int nanos = seconds.subtract(whole).movePointRight(DIGITS).intValueExact();
    return Instant.ofEpochSecond(whole.longValueExact(), nanos);
  }
}
