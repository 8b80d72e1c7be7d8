package io.personality.core.internal.query;

import io.personality.model.Credit;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.Provenance;
import io.personality.model.Reading;
import java.time.Instant;
import java.util.Optional;

/** How well one thing asked is met by one host. <i>Immutable.</i> */
public interface Criterion {
  /** The feature whose reading it goes by, with those that say what that one means. */
  FeatureName reads();

  /**
   * Whether the credit is that of the value on the metric's own scale, so that no query changes it.
   */
  default boolean isByScale() {
    return false;
  }

  /** The credit of a host; the same as that of {@link #find}, without the words. */
  Credit credit(Fingerprint fingerprint);

  /** The same, where the reading that it goes by is at hand. */
  default Credit credit(Reading reading, Fingerprint fingerprint) {
    return credit(fingerprint);
  }

  /** The same as {@link #provenance(Fingerprint)}, where the reading is at hand. */
  default Provenance provenance(Reading reading, Fingerprint fingerprint) {
    return provenance(fingerprint);
  }

  /** Where the credit's value comes from; the same as that of {@link #find}, without the words. */
  Provenance provenance(Fingerprint fingerprint);

  /** The credit of a host and what it comes from. */
  Finding find(Fingerprint fingerprint);

  /** The provenance of a reading. */
  static Provenance provenanceOf(Reading reading) {
    return reading instanceof Reading.Known known
        ? known.origin().provenance()
        : Provenance.UNKNOWN;
  }

  /** The finding of a criterion that rests on one reading. */
  static Finding finding(Fingerprint fingerprint, Reading reading, String found, Credit credit) {
    Optional<Instant> observedAt =
        reading instanceof Reading.Known known
            ? known.origin().observedAt().or(fingerprint::observedAt)
            : Optional.empty();
    return new Finding(found, credit, provenanceOf(reading), observedAt);
  }

  /**
   * What a host has for a criterion.
   *
   * @param found for people
   * @param credit how well it is met
   * @param provenance where the value comes from
   * @param observedAt when it was observed, where that is known
   */
  record Finding(
      String found, Credit credit, Provenance provenance, Optional<Instant> observedAt) {}
}
