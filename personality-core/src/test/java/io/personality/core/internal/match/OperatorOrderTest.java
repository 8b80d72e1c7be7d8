package io.personality.core.internal.match;

import static io.personality.core.internal.match.OperatorWorld.FAST_MEMORY;
import static io.personality.core.internal.match.OperatorWorld.fleet;
import static io.personality.core.internal.match.OperatorWorld.host;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.fleet.HostRow;
import io.personality.core.internal.query.CompiledQuery;
import io.personality.model.Candidate;
import io.personality.model.HostId;
import io.personality.model.OperatorTerm;
import io.personality.model.OperatorTerms;
import io.personality.model.OperatorTerms.Choice;
import io.personality.model.OperatorValue;
import io.personality.model.RankBy;
import io.personality.model.Ranking;
import io.personality.model.Resources;
import io.personality.model.Selection;
import io.personality.model.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class OperatorOrderTest {
  private static final CompiledQuery QUERY = Worlds.compile(FAST_MEMORY);
  private static final Demand EIGHT = Demand.of(new Resources(8, 1_024));

  private static OperatorTerms.Builder terms() {
    return OperatorTerms.builder().choice(new Choice.BestFirst());
  }

  private static OperatorOrder order(OperatorTerms terms) {
    return new OperatorOrder(Worlds.MATCHER, terms, EvacuationCounts.UNKNOWN);
  }

  private static List<String> ranked(OperatorTerms terms, FleetSnapshot fleet) {
    return hosts(order(terms).rank(QUERY, fleet, EIGHT, 10));
  }

  private static List<String> hosts(Ranking ranking) {
    return ranking.candidates().stream().map(c -> c.host().value()).toList();
  }

  private static Candidate first(OperatorTerms terms, FleetSnapshot fleet) {
    return order(terms).rank(QUERY, fleet, EIGHT, 1).candidates().get(0);
  }

  @Test
  void noTermsLeaveTheRankingAsItIs() {
    FleetSnapshot fleet =
        fleet(host("a", 10, 0, Map.of()), host("b", 20, 9, Map.of()), host("c", 20, 0, Map.of()));
    assertEquals(
        Worlds.MATCHER.rank(QUERY, fleet, EIGHT, 10),
        order(OperatorTerms.NONE).rank(QUERY, fleet, EIGHT, 10));
  }

  @Test
  void packFillsWhatIsUsedAndSpreadWhatIsNot() {
    FleetSnapshot fleet =
        fleet(
            host("empty", 20, 0, Map.of()),
            host("full", 20, 50, Map.of()),
            host("half", 20, 24, Map.of()));
    assertEquals(
        List.of("full", "half", "empty"),
        ranked(terms().wish(OperatorTerm.PACK).tolerance(0).build(), fleet));
    assertEquals(
        List.of("empty", "half", "full"),
        ranked(terms().wish(OperatorTerm.SPREAD).tolerance(0).build(), fleet));
    assertEquals(
        List.of(new OperatorValue(OperatorTerm.PACK, OptionalDouble.of(32.0 / 64))),
        order(terms().wish(OperatorTerm.PACK).build())
            .rank(QUERY, fleet, EIGHT, 3)
            .candidates()
            .get(1)
            .operator());
  }

  @Test
  void theScarcerResourceDecidesHowFullAHostIs() {
    HostRow row = host("a", 20, 0, Map.of());
    Demand memory = Demand.of(new Resources(1, 49_152));
    OperatorValue value =
        new OperatorFacts(any -> OptionalDouble.empty()).value(OperatorTerm.PACK, row, memory);
    assertEquals(0.75, value.value().getAsDouble());
  }

  @Test
  void aHostOutsideTheToleranceNeverComesFirst() {
    FleetSnapshot fleet =
        fleet(
            host("best", 20, 0, Map.of("cost_per_hour", "9")),
            host("cheap", 10, 0, Map.of("cost_per_hour", "1")));
    OperatorTerms.Builder cheapest = terms().wish(OperatorTerm.COST);
    assertEquals(List.of("best", "cheap"), ranked(cheapest.tolerance(0.02).build(), fleet));
    assertEquals(List.of("cheap", "best"), ranked(cheapest.tolerance(1).build(), fleet));
  }

  @Test
  void costAndPowerAreOfThePartThatTheVmTakes() {
    FleetSnapshot fleet =
        fleet(host("a", 20, 0, Map.of("cost_per_hour", "3.2", "power_watts", "640")));
    Candidate candidate =
        first(terms().wish(OperatorTerm.COST).wish(OperatorTerm.POWER).build(), fleet);
    assertEquals(0.4, candidate.operator().get(0).value().getAsDouble(), 1e-12);
    assertEquals(80, candidate.operator().get(1).value().getAsDouble(), 1e-12);
  }

  @Test
  void whatIsUnknownComesAfterWhatIsKnown() {
    FleetSnapshot fleet =
        fleet(
            host("a", 20, 0, Map.of()),
            host("b", 20, 0, Map.of("cost_per_hour", "about 3")),
            host("c", 20, 0, Map.of("cost_per_hour", "-1")),
            host("d", 20, 0, Map.of("cost_per_hour", "NaN")),
            host("e", 20, 0, Map.of("cost_per_hour", "999")));
    OperatorTerms cheapest = terms().wish(OperatorTerm.COST).tolerance(0).build();
    assertEquals(List.of("e", "a", "b", "c", "d"), ranked(cheapest, fleet));
    for (Candidate candidate : order(cheapest).rank(QUERY, fleet, EIGHT, 5).candidates()) {
      assertEquals(
          candidate.host().value().equals("e"), candidate.operator().get(0).value().isPresent());
    }
  }

  @Test
  void evacuabilityIsAbsentUntilSomethingKnowsIt() {
    FleetSnapshot fleet = fleet(host("a", 20, 0, Map.of()), host("b", 20, 0, Map.of()));
    OperatorTerms terms = terms().wish(OperatorTerm.EVACUABILITY).build();
    assertEquals(List.of("a", "b"), ranked(terms, fleet));
    assertTrue(first(terms, fleet).operator().get(0).value().isEmpty());
    EvacuationCounts known =
        (profile, able) -> row -> OptionalDouble.of(row.host().id().value().equals("b") ? 7 : 3);
    Ranking ranking = new OperatorOrder(Worlds.MATCHER, terms, known).rank(QUERY, fleet, EIGHT, 2);
    assertEquals(List.of("b", "a"), hosts(ranking));
    assertEquals(7, ranking.candidates().get(0).operator().get(0).value().getAsDouble());
  }

  @Test
  void valuesWithinAStepTieAndTheNextWishDecides() {
    FleetSnapshot fleet =
        fleet(
            host("a", 20, 24, Map.of("cost_per_hour", "2")),
            host("b", 20, 25, Map.of("cost_per_hour", "1")));
    OperatorTerms.Builder cheap = terms().tolerance(0);
    assertEquals(
        List.of("a", "b"),
        ranked(cheap.wish(OperatorTerm.SPREAD, 0).wish(OperatorTerm.COST).build(), fleet));
    assertEquals(
        List.of("b", "a"),
        ranked(
            terms().tolerance(0).wish(OperatorTerm.SPREAD).wish(OperatorTerm.COST).build(), fleet));
  }

  @Test
  void theEndThatIsRankedByIsTheEndThatMustBeNear() {
    FleetSnapshot fleet =
        fleet(
            host("sure", 20, 0, Map.of("cost_per_hour", "9")),
            host(
                "doubtful",
                io.personality.model.Reading.between(
                    new io.personality.model.Value.Number(2),
                    new io.personality.model.Value.Number(20),
                    new io.personality.model.Value.Number(20),
                    io.personality.model.Origin.of(
                        io.personality.model.Provenance.ESTIMATED, "test")),
                0,
                Map.of("cost_per_hour", "1")));
    OperatorOrder cheapest = order(terms().wish(OperatorTerm.COST).build());
    assertEquals(List.of("doubtful", "sure"), hosts(cheapest.rank(QUERY, fleet, EIGHT, 2)));
    for (Selection selection : Selection.values()) {
      Demand byLower = EIGHT.chosenBy(selection, RankBy.LOWER, 0);
      assertEquals(List.of("sure", "doubtful"), hosts(cheapest.rank(QUERY, fleet, byLower, 2)));
    }
  }

  @Test
  void groupsThatAreToBeSpreadComeBeforeTheOperator() {
    FleetSnapshot fleet =
        fleet(
            host("crowded", 20, 0, Map.of("cost_per_hour", "1")),
            host("free", 20, 0, Map.of("cost_per_hour", "9")));
    Demand spread = EIGHT.spread(row -> row.host().id().value().equals("crowded") ? 1 : 0);
    Ranking ranking = order(terms().wish(OperatorTerm.COST).build()).rank(QUERY, fleet, spread, 2);
    assertEquals(List.of("free", "crowded"), hosts(ranking));
  }

  @Test
  void onlyThePoolIsLookedAt() {
    List<HostRow> rows = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      rows.add(host("h" + i, 20, 0, Map.of("cost_per_hour", Integer.toString(9 - i))));
    }
    OperatorTerms.Builder cheapest = terms().wish(OperatorTerm.COST);
    assertEquals(
        List.of("h3", "h2", "h1", "h0", "h4", "h5", "h6", "h7", "h8"),
        ranked(cheapest.pool(4).build(), fleet(rows)));
    assertEquals(new HostId("h3"), first(cheapest.pool(4).build(), fleet(rows)).host());
    assertEquals(new HostId("h8"), first(cheapest.pool(9).build(), fleet(rows)).host());
  }

  @Test
  void theSeedUsedIsOnRecordAndGivesTheSameOrderAgain() {
    List<HostRow> rows = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      rows.add(host("h" + i, 20, 0, Map.of()));
    }
    FleetSnapshot fleet = fleet(rows);
    OperatorOrder byRequest = order(OperatorTerms.builder().build());
    TenantId tenant = new TenantId("t");
    Ranking one = byRequest.forRequest(tenant, "k1").rank(QUERY, fleet, EIGHT, 30);
    Ranking again = order(one.basis().operator()).rank(QUERY, fleet, EIGHT, 30);
    assertEquals(one, again);
    assertEquals(one, byRequest.forRequest(tenant, "k1").rank(QUERY, fleet, EIGHT, 30));
    Ranking other = byRequest.forRequest(tenant, "k2").rank(QUERY, fleet, EIGHT, 30);
    assertNotEquals(hosts(one), hosts(other));
    Ranking ofAnother = byRequest.forRequest(new TenantId("u"), "k1").rank(QUERY, fleet, EIGHT, 30);
    assertNotEquals(hosts(one), hosts(ofAnother));
    Ranking plain = byRequest.forNoRequest().rank(QUERY, fleet, EIGHT, 30);
    assertEquals(hosts(Worlds.MATCHER.rank(QUERY, fleet, EIGHT, 30)), hosts(plain));
  }

  @Test
  void anEmptyAnswerKeepsItsDiagnosis() {
    FleetSnapshot fleet = fleet(host("a", 20, 64, Map.of()));
    Ranking ranking = order(terms().wish(OperatorTerm.PACK).build()).rank(QUERY, fleet, EIGHT, 1);
    assertTrue(ranking.candidates().isEmpty());
    assertEquals(1, ranking.lackRoom());
    assertTrue(ranking.diagnosis().isPresent());
  }
}
