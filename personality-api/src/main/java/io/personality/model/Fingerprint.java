package io.personality.model;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that is known of a host's hardware at one time.
 *
 * <p><i>Immutable.</i>
 *
 * @param host whose it is
 * @param observedAt when it was taken; empty where the document does not say
 * @param probe the tool and version that took it, at most 200 characters; empty where the document
 *     does not say. A changed reading after a change of probe is not a change of hardware
 * @param capacity what the host can give
 * @param labels where the host stands, such as {@code zone} or {@code rack}; at most 64, keys of at
 *     most 100 characters, values of at most 500
 * @param features one reading a feature; a feature that is absent is unknown
 */
public record Fingerprint(
    HostId host,
    Optional<Instant> observedAt,
    String probe,
    Capacity capacity,
    SortedMap<String, String> labels,
    SortedMap<FeatureName, Reading> features) {
  private static final Reading NOT_REPORTED = Reading.unknown("not reported");

  /** Copies the maps and checks the texts. */
  public Fingerprint {
    Check.optionalText("a probe", probe, 200);
    if (labels.size() > 64) {
      throw new IllegalArgumentException(
          "a host has " + labels.size() + " labels; at most 64 are allowed");
    }
    labels.forEach(
        (key, value) -> {
          Check.text("a label's key", key, 100);
          Check.text("a label", value, 500);
        });
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    features = Collections.unmodifiableSortedMap(new TreeMap<>(features));
  }

  /**
   * {@return a fingerprint without time, probe or labels, as tests and tools build them}
   *
   * @param host whose it is
   * @param capacity what the host can give to VMs
   * @param features what is known of it
   */
  public static Fingerprint of(HostId host, Capacity capacity, Map<FeatureName, Reading> features) {
    return new Fingerprint(
        host, Optional.empty(), "", capacity, new TreeMap<>(), new TreeMap<>(features));
  }

  /**
   * {@return the reading of a feature; "not reported" where there is none}
   *
   * @param feature any feature, whether or not the host reports it
   */
  public Reading reading(FeatureName feature) {
    return features.getOrDefault(feature, NOT_REPORTED);
  }

  /**
   * {@return the same with the given reading put in or replaced}
   *
   * @param feature which to put in or replace
   * @param reading what is known of it
   */
  public Fingerprint with(FeatureName feature, Reading reading) {
    TreeMap<FeatureName, Reading> changed = new TreeMap<>(features);
    changed.put(feature, reading);
    return new Fingerprint(host, observedAt, probe, capacity, labels, changed);
  }
}
