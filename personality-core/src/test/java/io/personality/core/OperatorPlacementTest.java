package io.personality.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.PlacementRequest;
import io.personality.PlacementResult.Placed;
import io.personality.model.Capacity;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.HostId;
import io.personality.model.OperatorTerm;
import io.personality.model.OperatorTerms;
import io.personality.model.OperatorTerms.Choice;
import io.personality.model.OperatorValue;
import io.personality.model.Placement;
import io.personality.model.Profile;
import io.personality.model.Provenance;
import io.personality.model.Reading;
import io.personality.model.Resources;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The operator's terms on the whole road. */
class OperatorPlacementTest {
  private static final int HOSTS = 12;
  private static final Profile FAST_MEMORY =
      Profile.builder("Fast memory").metric("memory_bandwidth", 1).build();

  private static Personality with(OperatorTerms terms) {
    Personality personality =
        Personality.builder()
            .storage("memory", Map.of())
            .launcher("memory", Map.of())
            .operator(terms)
            .build();
    for (int i = 0; i < HOSTS; i++) {
      personality
          .fleet()
          .report(
              Fingerprint.of(
                  new HostId("host-" + i),
                  Capacity.of(16, 65_536),
                  Map.of(
                      new FeatureName("memory_bandwidth"),
                      Reading.of(20.0, Provenance.MEASURED, "test"))));
    }
    return personality;
  }

  private static PlacementRequest request(String key) {
    return PlacementRequest.of(FAST_MEMORY).resources(4, 4_096).idempotencyKey(key).build();
  }

  private static Placement.Decision placed(Personality personality, String key) {
    return assertInstanceOf(Placed.class, personality.place(request(key))).placement().decision();
  }

  @Test
  void packingFillsOneHostAfterTheOther() {
    OperatorTerms terms = OperatorTerms.builder().wish(OperatorTerm.PACK).build();
    try (Personality personality = with(terms)) {
      Set<HostId> hosts = new TreeSet<>();
      for (int i = 0; i < 8; i++) {
        hosts.add(placed(personality, "k" + i).host());
      }
      assertEquals(2, hosts.size());
    }
  }

  @Test
  void spreadingTakesEveryHostOnceBeforeAnyTwice() {
    OperatorTerms terms = OperatorTerms.builder().wish(OperatorTerm.SPREAD).build();
    try (Personality personality = with(terms)) {
      Set<HostId> hosts = new TreeSet<>();
      for (int i = 0; i < HOSTS; i++) {
        hosts.add(placed(personality, "k" + i).host());
      }
      assertEquals(HOSTS, hosts.size());
    }
  }

  @Test
  void replicasDoNotAllGoForTheSameHost() {
    Set<HostId> firsts = new TreeSet<>();
    for (int replica = 0; replica < 24; replica++) {
      try (Personality personality = with(OperatorTerms.builder().build())) {
        firsts.add(placed(personality, "request-" + replica).host());
      }
    }
    assertTrue(firsts.size() > HOSTS / 2, firsts.toString());
  }

  @Test
  void aDecisionCanBeMadeAgain() {
    OperatorTerms terms =
        OperatorTerms.builder().wish(OperatorTerm.SPREAD).tolerance(0.03).pool(50).build();
    Placement.Decision decision;
    try (Personality personality = with(terms)) {
      decision = placed(personality, "once");
    }
    OperatorTerms recorded = decision.basis().operator();
    assertInstanceOf(Choice.Seeded.class, recorded.choice());
    assertEquals(terms, recorded.choosing(new Choice.ByRequest()));
    OperatorValue used = decision.operator().get(0);
    assertEquals(OperatorTerm.SPREAD, used.term());
    assertEquals(0.25, used.value().getAsDouble());
    try (Personality personality = with(recorded)) {
      assertEquals(decision, placed(personality, "another key"));
      assertEquals(
          List.of(used),
          personality
              .candidates(FAST_MEMORY, new Resources(4, 4_096), 1)
              .candidates()
              .get(0)
              .operator());
    }
  }

  @Test
  void withoutTermsNothingIsReported() {
    try (Personality personality = with(OperatorTerms.NONE)) {
      Placement.Decision decision = placed(personality, "k");
      assertEquals(new HostId("host-0"), decision.host());
      assertEquals(List.of(), decision.operator());
      assertEquals(OperatorTerms.NONE, decision.basis().operator());
    }
  }
}
