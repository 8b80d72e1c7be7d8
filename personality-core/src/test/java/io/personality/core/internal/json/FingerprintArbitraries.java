package io.personality.core.internal.json;

import io.personality.core.internal.catalogue.Catalogue;
import io.personality.model.Accelerator;
import io.personality.model.Capacity;
import io.personality.model.FeatureDefinition;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.HostId;
import io.personality.model.Origin;
import io.personality.model.PagePool;
import io.personality.model.Provenance;
import io.personality.model.Reading;
import io.personality.model.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random fingerprints of features of the built-in catalogue. <i>Thread-safe.</i> */
public final class FingerprintArbitraries {
  /** The built-in catalogue. */
  static final Catalogue CATALOGUE = CatalogueReader.read(List.of());

  private static final List<FeatureDefinition> FEATURES =
      CATALOGUE.entries().keySet().stream()
          .sorted()
          .filter(name -> !name.equals(FeatureName.ACCELERATORS))
          .map(name -> CATALOGUE.find(name).orElseThrow())
          .toList();

  private FingerprintArbitraries() {}

  /** Fingerprints as a document can say them: accelerators are those of the capacity. */
  public static Arbitrary<Fingerprint> fingerprints() {
    return Combinators.combine(
            ProfileArbitraries.texts(200).map(HostId::new),
            times(),
            ProfileArbitraries.texts(200).optional(0.5).map(probe -> probe.orElse("")),
            capacities(),
            labels(),
            features(),
            Arbitraries.of(true, false))
        .as(FingerprintArbitraries::fingerprint);
  }

  private static Fingerprint fingerprint(
      HostId host,
      Optional<Instant> observedAt,
      String probe,
      Capacity capacity,
      SortedMap<String, String> labels,
      Map<FeatureName, Reading> features,
      boolean acceleratorsKnown) {
    TreeMap<FeatureName, Reading> all = new TreeMap<>(features);
    if (acceleratorsKnown || !capacity.accelerators().isEmpty()) {
      all.put(
          FeatureName.ACCELERATORS,
          Reading.of(
              new Value.Devices(capacity.accelerators()),
              Origin.of(Provenance.DECLARED, "capacity")));
    } else if (!labels.isEmpty()) {
      all.put(FeatureName.ACCELERATORS, Reading.unknown("no tool reports them"));
    }
    return new Fingerprint(host, observedAt, probe, capacity, labels, all);
  }

  private static Arbitrary<Optional<Instant>> times() {
    return Arbitraries.longs()
        .between(-62_167_219_200L, 253_402_300_799L) // the years 0 to 9999
        .map(second -> Instant.ofEpochSecond(second, Math.floorMod(second, 1_000) * 1_000_000L))
        .optional(0.5);
  }

  private static Arbitrary<Capacity> capacities() {
    Arbitrary<Accelerator> accelerators =
        Combinators.combine(
                ProfileArbitraries.texts(40),
                ProfileArbitraries.texts(200),
                Arbitraries.longs().between(0, 1L << 40))
            .as(Accelerator::new);
    Arbitrary<PagePool> pools =
        Combinators.combine(
                Arbitraries.integers().between(0, 4_096),
                Arbitraries.of(4L, 2_048L, 1L << 20),
                Arbitraries.longs().between(0, 1L << 40))
            .as(PagePool::new);
    return Combinators.combine(
            Arbitraries.integers().between(0, 1 << 20),
            Arbitraries.longs().between(0, 1L << 40),
            accelerators.list().uniqueElements(Accelerator::address).ofMaxSize(1),
            pools.list().ofMaxSize(2))
        .as(Capacity::new);
  }

  private static Arbitrary<SortedMap<String, String>> labels() {
    return Arbitraries.maps(ProfileArbitraries.texts(100), ProfileArbitraries.texts(500))
        .ofMaxSize(3)
        .map(TreeMap::new);
  }

  private record Entry(FeatureName feature, Reading reading) {}

  private static Arbitrary<Map<FeatureName, Reading>> features() {
    return Arbitraries.of(FEATURES)
        .flatMap(feature -> readings(feature).map(reading -> new Entry(feature.name(), reading)))
        .list()
        .uniqueElements(Entry::feature)
        .ofMaxSize(8)
        .map(list -> list.stream().collect(Collectors.toMap(Entry::feature, Entry::reading)));
  }

  private static Arbitrary<Reading> readings(FeatureDefinition feature) {
    Arbitrary<Reading> unknown = ProfileArbitraries.texts(1_000).map(Reading::unknown);
    Arbitrary<Reading> known =
        Combinators.combine(
                values(feature).list().ofSize(3), origins(), Arbitraries.of(true, false))
            .as(FingerprintArbitraries::known);
    return Arbitraries.oneOf(known, known, known, unknown);
  }

  private static Reading known(List<Value> values, Origin origin, boolean exact) {
    if (exact || !(values.get(0) instanceof Value.Number)) {
      return Reading.of(values.get(0), origin);
    }
    List<Value> sorted =
        values.stream().sorted((a, b) -> Double.compare(number(a), number(b))).toList();
    return Reading.between(sorted.get(0), sorted.get(1), sorted.get(2), origin);
  }

  private static double number(Value value) {
    return ((Value.Number) value).number();
  }

  private static Arbitrary<Origin> origins() {
    return Combinators.combine(
            Arbitraries.of(Provenance.class).filter(p -> p != Provenance.UNKNOWN),
            ProfileArbitraries.texts(500).optional(0.7).map(source -> source.orElse("")),
            times(),
            Arbitraries.integers().between(1, Integer.MAX_VALUE),
            Arbitraries.doubles().between(0, 10).ofScale(4))
        .as(Origin::new);
  }

  private static Arbitrary<Value> values(FeatureDefinition feature) {
    return switch (feature.kind()) {
      case QUANTITY, METRIC -> Arbitraries.doubles().map(Value.Number::new);
      case FLAG -> Arbitraries.of(true, false).map(Value.Flag::new);
      case NAMES ->
          ProfileArbitraries.texts(40)
              .list()
              .ofMaxSize(5)
              .map(names -> new Value.Names(new TreeSet<>(names)));
      default -> ProfileArbitraries.texts(1_000).map(Value.Text::new);
    };
  }
}
