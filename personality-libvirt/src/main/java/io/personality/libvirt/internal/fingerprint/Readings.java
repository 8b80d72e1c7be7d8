package io.personality.libvirt.internal.fingerprint;

import io.personality.libvirt.internal.xml.Words;
import io.personality.model.FeatureName;
import io.personality.model.Origin;
import io.personality.model.Provenance;
import io.personality.model.Reading;
import io.personality.model.Value;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Collects the readings of one host. A later reading of a feature replaces an earlier one.
 * <i>Confined to one thread.</i>
 */
final class Readings {
  private static final int MOST_REASON = 500;

  private final SortedMap<FeatureName, Reading> readings = new TreeMap<>();

  void put(FeatureName feature, Reading reading) {
    readings.put(feature, reading);
  }

  void declared(FeatureName feature, double number, String source) {
    put(feature, Reading.of(number, Provenance.DECLARED, source));
  }

  void declared(FeatureName feature, String text, String source) {
    put(feature, Reading.of(text, Provenance.DECLARED, source));
  }

  void declared(FeatureName feature, boolean flag, String source) {
    put(feature, Reading.of(new Value.Flag(flag), Origin.of(Provenance.DECLARED, source)));
  }

  void declared(FeatureName feature, Set<String> names, String source) {
    put(
        feature,
        Reading.of(new Value.Names(new TreeSet<>(names)), Origin.of(Provenance.DECLARED, source)));
  }

  void derived(FeatureName feature, String text, String source) {
    put(feature, Reading.of(text, Provenance.DERIVED, source));
  }

  void unknown(FeatureName feature, String reason) {
    String plain = Words.clean(reason, MOST_REASON);
    put(feature, Reading.unknown(plain.isEmpty() ? "the daemon does not say" : plain));
  }

  /** A count or size where it is greater than 0, else unknown. */
  void declaredIfPositive(FeatureName feature, double number, String source, String otherwise) {
    if (number > 0) {
      declared(feature, number, source);
    } else {
      unknown(feature, otherwise);
    }
  }

  /** A text where there is one, else unknown. */
  void declaredIfTold(FeatureName feature, String text, String source, String otherwise) {
    if (text.isEmpty()) {
      unknown(feature, otherwise);
    } else {
      declared(feature, text, source);
    }
  }

  SortedMap<FeatureName, Reading> all() {
    return readings;
  }
}
