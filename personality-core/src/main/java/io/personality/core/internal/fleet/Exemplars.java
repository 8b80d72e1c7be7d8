package io.personality.core.internal.fleet;

import io.personality.core.internal.cache.Recent;
import io.personality.model.Capacity;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.HostId;
import io.personality.model.Origin;
import io.personality.model.Reading;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

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
  private static final int MOST_DERIVED = 1024;
  private static final Reading UNKNOWN = Reading.unknown("not reported");

  /** Somebody, who is equal to himself only, since to compare contents would take long. */
  private record Deriver(Object self) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Deriver deriver && deriver.self == self;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(self);
    }
  }

  private final Recent<Deriver, Object> derived = new Recent<>(MOST_DERIVED);
  private final List<FeatureName> features;
  private final NumbersByHash numbers = new NumbersByHash();
  private volatile Reading[] readings;
  private final Reading[] wanted;
  private volatile Fingerprint[] fingerprints = new Fingerprint[8];
  private volatile int size;

  /** Starts with number 0: nothing is known. */
  Exemplars(List<FeatureName> features) {
    this.features = features;
    wanted = new Reading[features.size()];
    readings = new Reading[8 * wanted.length];
    Arrays.fill(wanted, UNKNOWN);
    number();
  }

  /** The number of what a fingerprint has, of which one reading is at hand. */
  int number(Reading first, Fingerprint fingerprint) {
    if (wanted.length == 1) {
      wanted[0] = first;
      return number();
    }
    return number(fingerprint);
  }

  /** The number of what a fingerprint has. */
  int number(Fingerprint fingerprint) {
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] = fingerprint.reading(features.get(i));
    }
    return number();
  }

  private int number() {
    int hash = 0;
    for (Reading reading : wanted) {
      hash = 31 * hash + hash(reading);
    }
    for (int number = numbers.first(hash);
        number != NumbersByHash.NONE;
        number = numbers.next(hash)) {
      if (isWanted(number)) {
        return number;
      }
    }
    return add(hash);
  }

  private static int hash(Reading reading) {
    return reading instanceof Reading.Known known
        ? 31 * known.value().hashCode() + known.origin().provenance().hashCode()
        : 0;
  }

  private boolean isWanted(int number) {
    for (int i = 0; i < wanted.length; i++) {
      if (!isLike(readings[number * wanted.length + i], wanted[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLike(Reading exemplar, Reading reading) {
    if (!(exemplar instanceof Reading.Known known) || !(reading instanceof Reading.Known other)) {
      return exemplar instanceof Reading.Unknown && reading instanceof Reading.Unknown;
    }
    return known.origin().provenance() == other.origin().provenance()
        && known.value().equals(other.value())
        && known.lower().equals(other.lower())
        && known.upper().equals(other.upper());
  }

  private int add(int hash) {
    int number = size;
    Fingerprint[] all = fingerprints;
    if (number == all.length) {
      all = Arrays.copyOf(all, 2 * number);
      readings = Arrays.copyOf(readings, 2 * number * wanted.length);
    }
    Map<FeatureName, Reading> has = new HashMap<>();
    for (int i = 0; i < wanted.length; i++) {
      Reading reading = essence(wanted[i]);
      readings[number * wanted.length + i] = reading;
      has.put(features.get(i), reading);
    }
    all[number] = Fingerprint.of(NOBODY, NOTHING, has);
    fingerprints = all;
    numbers.add(hash); // last, so that it never finds what is not there
    size = number + 1;
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

  /** The place of a feature, for {@link #reading}; the feature must be one of these. */
  public int placeOf(FeatureName feature) {
    return features.indexOf(feature);
  }

  /** What the fingerprint of a number has for the feature of a place. */
  public Reading reading(int number, int place) {
    return readings[number * wanted.length + place];
  }

  /**
   * What somebody derives of the readings, made when it is first asked for and kept as long as it
   * is among those asked for last. Thread-safe.
   *
   * @param by who derives
   * @param type what
   * @param make makes it; it must look at these exemplars only
   */
  public <T> T derived(Object by, Class<T> type, Supplier<T> make) {
    return type.cast(derived.get(new Deriver(by), make::get));
  }

  /** The fingerprint of a number. */
  public Fingerprint fingerprint(int number) {
    return fingerprints[number];
  }
}
