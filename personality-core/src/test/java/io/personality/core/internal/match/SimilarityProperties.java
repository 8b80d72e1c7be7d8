package io.personality.core.internal.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.core.internal.catalogue.FeatureEntry;
import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.query.CompiledQuery;
import io.personality.model.Asked;
import io.personality.model.Explanation;
import io.personality.model.FeatureDefinition.Kind;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.HostId;
import io.personality.model.Level;
import io.personality.model.Origin;
import io.personality.model.Preference;
import io.personality.model.Profile;
import io.personality.model.Provenance;
import io.personality.model.Ranking;
import io.personality.model.Reading;
import io.personality.model.Similarity;
import io.personality.model.TermScore;
import io.personality.model.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The laws of the similarity, over random profiles and hosts. */
class SimilarityProperties {

  private static Similarity similarity(Profile profile, Fingerprint host) {
    return new BoundQuery(Worlds.compile(profile), Worlds.fleetOf(host)).similarity(0);
  }

  @Property(tries = 300)
  void contributionsSumToTheScoreAndWeightsToOne(@ForAll long seed) {
    Worlds worlds = new Worlds(seed);
    CompiledQuery query = Worlds.compile(worlds.profile());
    FleetSnapshot fleet = Worlds.fleetOf(worlds.host("a"));
    Explanation explanation = Worlds.MATCHER.explain(query, fleet, 0);
    double contributions = explanation.terms().stream().mapToDouble(TermScore::contribution).sum();
    double weights = explanation.terms().stream().mapToDouble(TermScore::weight).sum();
    assertEquals(explanation.similarity().expected(), contributions, 1e-9);
    assertEquals(1, weights, 1e-9);
    for (TermScore term : explanation.terms()) {
      if (!term.parts().isEmpty()) {
        double parts = term.parts().stream().mapToDouble(TermScore::contribution).sum();
        assertEquals(term.contribution(), parts, 1e-9, term.name());
      }
    }
  }

  @Property(tries = 100)
  void otherHostsChangeNothing(@ForAll long seed) {
    Worlds worlds = new Worlds(seed);
    Profile profile = worlds.profile();
    List<Fingerprint> hosts = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      hosts.add(worlds.host("host-" + i));
    }
    Collections.shuffle(hosts, new Random(seed));
    FleetSnapshot fleet = Worlds.fleetOf(hosts.toArray(new Fingerprint[0]));
    Ranking ranking = Worlds.MATCHER.rank(Worlds.compile(profile), fleet, Demand.ANY, 20);
    assertEquals(12, ranking.candidates().size());
    for (Fingerprint host : hosts) {
      Similarity alone = similarity(profile, host);
      Similarity among =
          ranking.candidates().stream()
              .filter(c -> c.host().equals(host.host()))
              .findFirst()
              .orElseThrow()
              .similarity();
      assertEquals(alone, among);
    }
  }

  @Property(tries = 300)
  void boundsAreOrderedWithinZeroAndOne(@ForAll long seed) {
    Worlds worlds = new Worlds(seed);
    Similarity similarity = similarity(worlds.profile(), worlds.host("a"));
    assertTrue(0 <= similarity.lower());
    assertTrue(similarity.lower() <= similarity.expected());
    assertTrue(similarity.expected() <= similarity.upper());
    assertTrue(similarity.upper() <= 1);
    assertTrue(similarity.coverage() >= 0 && similarity.coverage() <= 1);
  }

  @Property(tries = 500)
  void betterValuesNeverLowerAnyBound(@ForAll long seed) {
    Worlds worlds = new Worlds(seed);
    Profile profile = worlds.profile();
    Fingerprint host = worlds.host("a");
    FeatureEntry entry = worlds.pick(List.copyOf(Worlds.CATALOGUE.entries().values()));
    Optional<Reading> better =
        host.reading(entry.definition().name()) instanceof Reading.Known known
            ? better(entry, known)
            : Optional.empty();
    Assume.that(better.isPresent());
    Similarity before = similarity(profile, host);
    Similarity after = similarity(profile, host.with(entry.definition().name(), better.get()));
    assertTrue(after.lower() >= before.lower(), entry.definition().name().value());
    assertTrue(after.expected() >= before.expected(), entry.definition().name().value());
    assertTrue(after.upper() >= before.upper(), entry.definition().name().value());
  }

  /** A reading that is better by the meaning of the feature, where it has one. */
  private static Optional<Reading> better(FeatureEntry entry, Reading.Known known) {
    if (known.value() instanceof Value.Number) {
      boolean smaller =
          entry.definition().kind() == Kind.METRIC
              ? entry.definition().scale().orElseThrow().smallerIsBetter()
              : entry.shortfall().orElseThrow().smallerIsBetter();
      double factor = smaller ? 0.7 : 1.4;
      return Optional.of(
          Reading.between(
              scaled(known.lower(), factor),
              scaled(known.value(), factor),
              scaled(known.upper(), factor),
              known.origin()));
    }
    if (entry.definition().kind() == Kind.LADDER) {
      List<String> rungs = Worlds.ladder(entry).rungs();
      int rung = rungs.indexOf(((Value.Text) known.value()).text());
      String next = rungs.get(Math.min(rung + 1, rungs.size() - 1));
      return Optional.of(Reading.of(new Value.Text(next), known.origin()));
    }
    if (known.value() instanceof Value.Names names) {
      TreeSet<String> more = new TreeSet<>(names.names());
      more.add("avx512_vnni");
      return Optional.of(Reading.of(new Value.Names(more), known.origin()));
    }
    return Optional.empty();
  }

  private static Value.Number scaled(Value value, double factor) {
    return new Value.Number(((Value.Number) value).number() * factor);
  }

  @Property(tries = 500)
  void learningAValueNarrowsTheInterval(@ForAll long seed) {
    Worlds worlds = new Worlds(seed);
    Profile profile = worlds.profile();
    Fingerprint host = worlds.host("a");
    FeatureEntry entry = worlds.pick(List.copyOf(Worlds.CATALOGUE.entries().values()));
    FeatureName feature = entry.definition().name();
    Similarity unknown = similarity(profile, host.with(feature, Reading.unknown("test")));
    Similarity known = similarity(profile, host.with(feature, worlds.reading(entry)));
    // They say what a generation's name means, which is no value becoming known.
    Assume.that(
        !feature.value().equals("processor_line")
            && !feature.value().equals("processor_manufacturer"));
    assertTrue(known.lower() >= unknown.lower(), feature.value());
    assertTrue(known.upper() <= unknown.upper(), feature.value());
  }

  @Property(tries = 200)
  void scalingAllWeightsChangesNothing(@ForAll long seed) {
    Worlds worlds = new Worlds(seed);
    Profile profile = worlds.profile();
    Fingerprint host = worlds.host("a");
    double factor = Math.exp(new Random(seed).nextGaussian() * 5);
    Map<FeatureName, Double> metrics = new LinkedHashMap<>();
    profile.metricWeights().forEach((name, weight) -> metrics.put(name, weight * factor));
    Profile scaled =
        new Profile(
            profile.name(),
            profile.description(),
            profile.requirements(),
            profile.preferences(),
            profile.avoid(),
            profile.traits(),
            metrics,
            profile.balance());
    Similarity before = similarity(profile, host);
    Similarity after = similarity(scaled, host);
    assertEquals(before.expected(), after.expected(), 1e-12);
    assertEquals(before.lower(), after.lower(), 1e-12);
    assertEquals(before.upper(), after.upper(), 1e-12);
  }

  @Property(tries = 200)
  void everythingMetIsExactlyOne(@ForAll long seed) {
    Worlds worlds = new Worlds(seed);
    Profile profile = worlds.profile();
    Map<FeatureName, Reading> readings = new HashMap<>();
    Worlds.CATALOGUE
        .entries()
        .forEach(
            (name, entry) ->
                entry
                    .definition()
                    .scale()
                    .ifPresent(scale -> readings.put(name, known(new Value.Number(scale.best())))));
    Worlds.CATALOGUE
        .traits()
        .values()
        .forEach(
            trait ->
                trait
                    .parts()
                    .forEach(
                        part ->
                            part.asked()
                                .ifPresent(
                                    asked ->
                                        readings.put(part.feature(), met(part.feature(), asked)))));
    readings.put(new FeatureName("hypervisor_nested"), known(new Value.Flag(false)));
    for (Preference preference : profile.preferences()) {
      boolean shared = readings.containsKey(preference.feature()) && !profile.traits().isEmpty();
      // Two wishes for one feature may contradict each other.
      Assume.that(!shared && !(preference.asked() instanceof Asked.Devices));
      readings.put(preference.feature(), met(preference.feature(), preference.asked()));
    }
    Reading nested = readings.get(new FeatureName("hypervisor_nested"));
    Assume.that(profile.avoid().isEmpty() || known(new Value.Flag(false)).equals(nested));
    Fingerprint host =
        Fingerprint.of(new HostId("perfect"), io.personality.model.Capacity.of(1, 1), readings);
    Similarity similarity = similarity(profile, host);
    assertEquals(1.0, similarity.expected());
    assertEquals(1.0, similarity.lower());
    assertEquals(1.0, similarity.upper());
    assertTrue(similarity.exact());
  }

  private static Reading met(FeatureName feature, Asked asked) {
    if (asked instanceof Asked.Text text
        && Worlds.CATALOGUE.entry(feature).orElseThrow().definition().kind() == Kind.QUANTITY) {
      String unit = Worlds.CATALOGUE.entry(feature).orElseThrow().definition().unit();
      return known(
          new Value.Number(Worlds.CATALOGUE.parseQuantity(text.text(), unit).orElseThrow()));
    }
    if (asked instanceof Asked.Text text) {
      return known(new Value.Text(text.text()));
    }
    if (asked instanceof Asked.Number number) {
      return known(new Value.Number(number.number()));
    }
    return asked instanceof Asked.Flag flag
        ? known(new Value.Flag(flag.present()))
        : known(new Value.Names(new TreeSet<>(((Asked.Names) asked).names())));
  }

  private static Reading known(Value value) {
    return Reading.of(value, Origin.of(Provenance.DECLARED, "test"));
  }

  @Property(tries = 300)
  void unknownNeverRanksAboveATypicalKnownValue(@ForAll long seed) {
    Worlds worlds = new Worlds(seed);
    Profile profile = worlds.profile();
    Fingerprint host = worlds.host("a");
    FeatureEntry entry =
        worlds.pick(
            Worlds.CATALOGUE.entries().values().stream()
                .filter(e -> e.definition().kind() == Kind.METRIC)
                .toList());
    FeatureName feature = entry.definition().name();
    // The prior is the lower quartile of known hardware, so that half of it and more is better.
    double typical = ((Number) entry.prior().orElseThrow()).doubleValue();
    Similarity unknown = similarity(profile, host.with(feature, Reading.unknown("test")));
    Similarity known = similarity(profile, host.with(feature, known(new Value.Number(typical))));
    assertTrue(unknown.expected() <= known.expected(), feature.value());
    assertTrue(unknown.lower() <= known.lower(), feature.value());
  }

  @Property(tries = 100)
  void lowTraitsMakeNoTerm(@ForAll long seed) {
    Worlds worlds = new Worlds(seed);
    Profile profile = worlds.profile();
    long spent = profile.traits().values().stream().filter(l -> l != Level.LOW).count();
    long terms =
        Worlds.compile(profile).terms().stream()
            .filter(t -> t.group() == io.personality.model.TermGroup.TRAITS)
            .count();
    assertEquals(spent, terms);
  }

  @Test
  void weightsOfAnySizeGiveTheSameScore() {
    Fingerprint host = new Worlds(7).host("a");
    for (double size : new double[] {1e-300, 1, 1e308}) {
      Profile profile =
          Profile.builder("size")
              .metric("memory_bandwidth", size)
              .metric("memory_latency", size)
              .metric("floating_point_performance", size)
              .build();
      Profile ordinary =
          Profile.builder("ordinary")
              .metric("memory_bandwidth", 1)
              .metric("memory_latency", 1)
              .metric("floating_point_performance", 1)
              .build();
      assertEquals(
          similarity(ordinary, host).expected(), similarity(profile, host).expected(), 1e-12);
    }
  }
}
