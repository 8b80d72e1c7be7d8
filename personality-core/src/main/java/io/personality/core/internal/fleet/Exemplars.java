package io.personality.core.internal.fleet;

import io.personality.model.Capacity;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.HostId;
import io.personality.model.Origin;
import io.personality.model.Reading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The distinct readings of a few features, each numbered, with a fingerprint that has just these
 * readings. Whoever scores a fingerprint can so score a reading once for all hosts that share it,
 * by the very code that scores a single host.
 *
 * <p>One writer at a time; readers may use every number that a snapshot they hold contains. Numbers
 * only grow, and what a number stands for never changes.
 */
public final class Exemplars {
  private static final HostId NOBODY = new HostId("exemplar");
  private static final Capacity NOTHING = Capacity.of(0, 0);
  private static final Reading UNKNOWN = Reading.unknown("not reported");

  private final List<FeatureName> features;
  private final Map<List<Reading>, Integer> numbers = new HashMap<>();
  private volatile Fingerprint[] fingerprints = new Fingerprint[8];
  private volatile int size;

  /** Starts with number 0: nothing is known. */
  Exemplars(List<FeatureName> features) {
    this.features = features;
    add(Collections.nCopies(features.size(), UNKNOWN));
  }

  /** The number of what a fingerprint has. */
  int number(Fingerprint fingerprint) {
    List<Reading> readings = new ArrayList<>(features.size());
    for (FeatureName feature : features) {
      readings.add(essence(fingerprint.reading(feature)));
    }
    Integer known = numbers.get(readings);
    return known != null ? known : add(readings);
  }

  private int add(List<Reading> readings) {
    Map<FeatureName, Reading> has = new HashMap<>();
    for (int i = 0; i < readings.size(); i++) {
      has.put(features.get(i), readings.get(i));
    }
    int number = size;
    Fingerprint[] all = fingerprints;
    if (number == all.length) {
      all = Arrays.copyOf(all, 2 * number);
    }
    all[number] = Fingerprint.of(NOBODY, NOTHING, has);
    fingerprints = all;
    size = number + 1;
    numbers.put(List.copyOf(readings), number);
    return number;
  }

  /** What scoring sees of a reading: value, interval and kind of origin; not when or by whom. */
  private static Reading essence(Reading reading) {
    return reading instanceof Reading.Known known
        ? new Reading.Known(
            known.value(), known.lower(), known.upper(), Origin.of(known.origin().provenance(), ""))
        : UNKNOWN;
  }

  /** How many there are; every number below it is in use. */
  public int size() {
    return size;
  }

  /** The fingerprint of a number. */
  public Fingerprint fingerprint(int number) {
    return fingerprints[number];
  }
}
