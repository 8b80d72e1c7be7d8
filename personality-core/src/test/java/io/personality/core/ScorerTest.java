package io.personality.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.ConfigurationException;
import io.personality.PlacementRequest;
import io.personality.PlacementResult;
import io.personality.PluginException;
import io.personality.model.Capacity;
import io.personality.model.FeatureDefinition.Scale;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.HostId;
import io.personality.model.Profile;
import io.personality.model.Provenance;
import io.personality.model.Ranking;
import io.personality.model.Reading;
import io.personality.model.Resources;
import io.personality.model.TermScore;
import io.personality.spi.BlockScorer;
import io.personality.spi.FleetView;
import io.personality.spi.HostScorer;
import io.personality.spi.MetricDeclaration;
import io.personality.spi.Scorer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an engine does with the metrics of plug-ins, sound and broken. */
class ScorerTest {
  private static final MetricDeclaration COST =
      MetricDeclaration.of("cost_per_hour", "EUR/h", "What an hour costs", new Scale(2, 0.1, true))
          .unknownAs(1.5);
  private static final Profile CHEAP = Profile.builder("Cheap").metric("cost_per_hour", 1).build();
  private static final Profile FAST =
      Profile.builder("Fast memory").metric("memory_bandwidth", 1).build();

  private static Fingerprint host(String id, Map<String, String> labels) {
    return new Fingerprint(
        new HostId(id),
        Optional.empty(),
        "",
        Capacity.of(4, 8_192),
        new TreeMap<>(labels),
        new TreeMap<>(
            Map.of(
                new FeatureName("memory_bandwidth"), Reading.of(20, Provenance.MEASURED, "test"))));
  }

  private static Personality engine(Scorer... scorers) {
    PersonalityBuilder builder = Personality.builder();
    Stream.of(scorers).forEach(builder::scorer);
    Personality personality = builder.build();
    personality.fleet().report(host("a", Map.of("cost", "0.5")));
    personality.fleet().report(host("b", Map.of("cost", "0.2")));
    personality.fleet().report(host("c", Map.of()));
    return personality;
  }

  private static Scorer byLabel() {
    return Scorer.perHost(
        COST,
        HostScorer.where(
            (profile, host) -> host.fingerprint().labels().containsKey("cost"),
            (profile, host) -> Double.parseDouble(host.fingerprint().labels().get("cost"))));
  }

  private static Ranking candidates(Personality personality, Profile profile) {
    return personality.candidates(profile, Resources.NONE, 10);
  }

  private static TermScore term(Personality personality, String host) {
    return personality.explain(CHEAP, new HostId(host)).terms().get(0);
  }

  @Test
  void theBetterValueWins() {
    try (Personality personality = engine(byLabel())) {
      List<String> order =
          candidates(personality, CHEAP).candidates().stream().map(c -> c.host().value()).toList();
      assertEquals(List.of("b", "a", "c"), order);
      assertEquals(
          COST.scale().credit(0.2),
          candidates(personality, CHEAP).candidates().get(0).similarity().expected());
    }
  }

  @Test
  void theBreakdownShowsTheValueWithItsUnit() {
    try (Personality personality = engine(byLabel())) {
      TermScore known = term(personality, "b");
      assertEquals("at most 0.1 EUR/h", known.asked());
      assertEquals("0.2 EUR/h", known.found());
      assertEquals(COST.scale().credit(0.2), known.credit().expected());
      TermScore unknown = term(personality, "c");
      assertEquals("unknown (of this host)", unknown.found());
      assertEquals(COST.creditIfUnknown(), unknown.credit());
    }
  }

  /** Breaks when it is bound. */
  private record Unbindable(MetricDeclaration metric, RuntimeException fault) implements Scorer {
    @Override
    public BlockScorer bind(Profile profile, FleetView fleet) {
      throw fault;
    }
  }

  private record Bindable(MetricDeclaration metric, BlockScorer bound) implements Scorer {
    @Override
    public BlockScorer bind(Profile profile, FleetView fleet) {
      return bound;
    }
  }

  private static Scorer writing(double lower, double expected, double upper) {
    return new Bindable(
        COST,
        (from, to, low, middle, high) -> {
          java.util.Arrays.fill(low, 0, to - from, lower);
          java.util.Arrays.fill(middle, 0, to - from, expected);
          java.util.Arrays.fill(high, 0, to - from, upper);
        });
  }

  private static Named<Scorer> broken(String how, Scorer scorer) {
    return Named.of(how, scorer);
  }

  static Stream<Named<Scorer>> brokenScorers() {
    RuntimeException fault = new IllegalStateException("on purpose");
    return Stream.of(
        broken("throws when bound", new Unbindable(COST, fault)),
        broken("binds nothing", new Bindable(COST, null)),
        broken(
            "throws when it scores",
            Scorer.perHost(
                COST,
                (profile, host) -> {
                  throw fault;
                })),
        broken("NaN as a value", Scorer.perHost(COST, (profile, host) -> Double.NaN)),
        broken("an infinite value", Scorer.perHost(COST, (profile, host) -> 1 / 0.0)),
        broken("NaN as a credit", writing(Double.NaN, Double.NaN, Double.NaN)),
        broken("below 0", writing(-0.1, 0.5, 1)),
        broken("above 1", writing(0, 0.5, 1.1)),
        broken("out of order", writing(0.6, 0.5, 1)),
        broken(
            "writes far beyond the block",
            new Bindable(
                COST,
                BlockScorer.exact((from, to, credits) -> credits[Integer.MAX_VALUE - 1] = 1))));
  }

  @ParameterizedTest
  @MethodSource("brokenScorers")
  void aBrokenScorerFailsItsRequestAloneAndIsNamed(Scorer broken) {
    try (Personality personality = engine(broken)) {
      PlacementRequest request = PlacementRequest.of(CHEAP).resources(1, 1_024).build();
      for (Supplier<Object> asked :
          List.<Supplier<Object>>of(
              () -> candidates(personality, CHEAP),
              () -> personality.explain(CHEAP, new HostId("a")),
              () -> personality.place(request))) {
        PluginException refused = assertThrows(PluginException.class, asked::get);
        assertEquals("cost_per_hour", refused.provider());
        assertTrue(refused.getMessage().contains("cost_per_hour"), refused.getMessage());
      }
      assertEquals(List.of(), personality.placements());
      assertEquals(3, candidates(personality, FAST).candidates().size());
      assertInstanceOf(
          PlacementResult.Placed.class,
          personality.place(PlacementRequest.of(FAST).resources(4, 1_024).build()));
    }
  }

  @Test
  void aScorerMayComeToItsSenses() {
    int[] calls = new int[1];
    Scorer moody =
        Scorer.perRequest(
            COST,
            profile -> {
              if (calls[0]++ == 0) {
                throw new IllegalStateException("not yet");
              }
              return (asked, host) -> 1;
            });
    try (Personality personality = engine(moody)) {
      assertThrows(PluginException.class, () -> candidates(personality, CHEAP));
      assertEquals(3, candidates(personality, CHEAP).candidates().size());
    }
  }

  @Test
  void metricsThatClashAreRefused() {
    Scorer known =
        Scorer.perHost(MetricDeclaration.ofCredits("memory_bandwidth", "Again"), (p, h) -> 1);
    assertRefused("the catalogue has", known);
    assertRefused("both contribute the metric cost_per_hour", byLabel(), byLabel());
    assertRefused("does not declare its metric", new Bindable(null, (a, b, c, d, e) -> {}));
  }

  @Test
  void anUnknownNameListsTheKnownOnes() {
    PersonalityBuilder builder = Personality.builder().scorer("no-such-scorer", Map.of());
    ConfigurationException refused = assertThrows(ConfigurationException.class, builder::build);
    assertTrue(refused.getMessage().contains("no-such-scorer"), refused.getMessage());
  }

  private static void assertRefused(String reason, Scorer... scorers) {
    ConfigurationException refused =
        assertThrows(ConfigurationException.class, () -> engine(scorers));
    assertTrue(refused.getMessage().contains(reason), refused.getMessage());
  }
}
