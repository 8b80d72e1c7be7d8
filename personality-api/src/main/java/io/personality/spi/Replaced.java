package io.personality.spi;

import io.personality.spi.FingerprintStore.Stored;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Which fingerprints of a host were no longer the newest. */
final class Replaced {
  private Replaced() {}

  /** Those that others had followed before a day began, oldest first. */
  static List<Stored> before(LocalDate day, List<Stored> newestFirst) {
    Instant start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
    List<Stored> replaced = new ArrayList<>();
    boolean follows = false;
    for (Stored stored : newestFirst) {
      if (follows) {
        replaced.add(stored);
      }
      follows |= stored.storedAt().isBefore(start);
    }
    Collections.reverse(replaced);
    return replaced;
  }
}
