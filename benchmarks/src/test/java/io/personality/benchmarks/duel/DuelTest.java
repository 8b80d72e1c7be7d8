package io.personality.benchmarks.duel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.benchmarks.duel.Duel.Plan;
import io.personality.benchmarks.fleet.Schema;
import io.personality.core.internal.json.CatalogueReader;
import io.personality.core.internal.query.ProfileCompiler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuelTest {
  @TempDir Path folder;
  private List<ScanRequest> requests = List.of();
  private final List<String> calls = new ArrayList<>();

  @BeforeEach
  void makeRequests() throws Exception {
    Schema schema = Schema.mixed(8);
    Path overlay = folder.resolve("overlay.json");
    Files.writeString(overlay, schema.overlay());
    ProfileCompiler compiler =
        new ProfileCompiler(CatalogueReader.read(List.of(overlay)), Map.of());
    requests = new Requests(schema, compiler, 5).make(3, 2);
  }

  private Contender recorder(String name) {
    return new Contender() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public String configuration() {
        return "records its calls";
      }

      @Override
      public Promise promise() {
        return Promise.NONE;
      }

      @Override
      public Turn bind(ScanRequest request) {
        return answer -> calls.add(name + request.number());
      }
    };
  }

  @Test
  void everyoneAnswersTheSameRequestInEachRoundAndBeginsInTurn() {
    Plan plan = new Plan(2, Duration.ZERO, 4, Duration.ofMinutes(1));
    Standings standings =
        new Duel(requests, plan, Duration.ZERO).run(List.of(recorder("a"), recorder("b")));
    assertEquals(4, standings.rounds());
    assertEquals(
        List.of(
            "a0", "a1", "b0", "b1", // warm-up
            "a0", "b0", "b1", "a1", "a2", "b2", "b0", "a0"),
        calls);
  }

  @Test
  void aTurnIsFilledWithOneRequestAfterTheOther() {
    Plan plan = new Plan(0, Duration.ZERO, 1, Duration.ofMinutes(1));
    new Duel(requests, plan, Duration.ofMillis(5)).run(List.of(recorder("a")));
    assertEquals(List.of("a0", "a1", "a2", "a0"), calls.subList(0, 4));
  }

  @Test
  void aSpentBudgetEndsItOnceThereAreEnoughRounds() {
    Plan plan = new Plan(0, Duration.ZERO, 100, Duration.ZERO);
    assertEquals(
        Plan.LEAST_ROUNDS,
        new Duel(requests, plan, Duration.ZERO).run(List.of(recorder("a"))).rounds());
  }

  @Test
  void ratiosAreMediansOfTheRoundsRatios() {
    double[][] times = {{10, 1}, {40, 2}, {30, 10}, {0, 0}};
    Standings standings = Standings.of(List.of("slow", "fast"), times, 3);
    assertEquals(10, standings.ratio("slow", "fast"));
    assertEquals(30, standings.medianNanos("slow"));
    assertThrows(IllegalArgumentException.class, () -> standings.medianNanos("nobody"));
  }

  @Test
  void weightsAreSharesOfTheWhole() {
    for (ScanRequest request : requests) {
      double sum = 0;
      for (double weight : request.weights()) {
        assertTrue(weight > 0);
        sum += weight;
      }
      assertEquals(1, sum, 1e-12);
      assertEquals(8, request.weights().length);
    }
    assertFalse(requests.get(0).weights()[0] == requests.get(1).weights()[0]);
    assertEquals(99, requests.get(0).withVcpus(99).room().vcpus());
  }

  @Test
  void theBestAreKeptInOrderAndTiesGoToTheLowerNumber() {
    Answer answer = new Answer(3);
    assertTrue(answer.offer(5, 0.5));
    assertTrue(answer.offer(6, 0.9));
    assertTrue(answer.offer(7, 0.5));
    assertTrue(answer.offer(4, 0.5));
    assertFalse(answer.offer(8, 0.5));
    assertEquals("[6 at 0.9, 4 at 0.5, 5 at 0.5]", answer.toString());
  }
}
