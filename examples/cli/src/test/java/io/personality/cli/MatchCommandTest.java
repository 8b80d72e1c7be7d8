package io.personality.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatchCommandTest {
  private static final String IMPOSSIBLE =
      """
      {"name": "Impossible",
       "requirements": [
         {"feature": "memory_type", "one_of": ["DDR5"]},
         {"feature": "memory_channels", "at_least": 64},
         {"feature": "processor_manufacturer", "one_of": ["Intel"]}],
       "weighted_metrics": {"memory_bandwidth": 1}}
      """;

  @TempDir Path folder;
  private String profile = "";
  private String fleet = "";

  @BeforeEach
  void files() throws IOException {
    profile = new Given(folder).profile();
    fleet = new Given(folder).fleet();
  }

  private Run match(String... more) {
    return Run.on("match", profile, fleet, more);
  }

  @Test
  void jsonIsAnArrayBestFirst() {
    JsonNode hosts = match("--format", "json", "--top", "100").ended(0).json();
    assertTrue(hosts.isArray());
    assertEquals(35, hosts.size());
    double last = 1;
    for (JsonNode host : hosts) {
      assertFalse(host.has("terms"));
      JsonNode similarity = host.path("similarity");
      double expected = similarity.path("expected").doubleValue();
      assertTrue(expected <= last, "best first");
      assertTrue(similarity.path("lower").doubleValue() <= expected);
      assertTrue(similarity.path("upper").doubleValue() >= expected);
      assertTrue(similarity.path("coverage").isNumber());
      assertTrue(similarity.path("exact").isBoolean());
      last = expected;
    }
  }

  @Test
  void termsAddUp() {
    JsonNode hosts = match("--format", "json", "--explain").ended(0).json();
    assertEquals(10, hosts.size());
    for (JsonNode host : hosts) {
      double weights = 0;
      double contributions = 0;
      for (JsonNode term : host.path("terms")) {
        weights += term.path("weight").doubleValue();
        contributions += term.path("contribution").doubleValue();
        for (String field :
            List.of(
                "name",
                "group",
                "asked",
                "found",
                "provenance",
                "credit",
                "credit_lower",
                "credit_upper",
                "known")) {
          assertTrue(term.has(field), field + " of " + term);
        }
      }
      assertEquals(1, weights, 1e-9);
      assertEquals(host.path("similarity").path("expected").doubleValue(), contributions, 1e-9);
    }
  }

  @Test
  void aTableForPeople() {
    Run run = match("--top", "3", "--explain").ended(0);
    assertTrue(
        run.out().startsWith("High-Precision Calculation Node    35 hosts, 35 can"), run.out());
    assertTrue(run.out().contains(" 3  type/"), run.out());
    assertFalse(run.out().contains(" 4  type/"), run.out());
    assertTrue(run.out().contains("of 1.000"), run.out());
    assertEquals("", run.err());
  }

  @Test
  void plainAsciiInAnotherLocale() {
    Run run =
        Run.in(Map.of("LC_ALL", "C"), false, "match", "--profile", profile, "--fleet", fleet)
            .ended(0);
    assertTrue(run.out().chars().allMatch(c -> c < 128), run.out());
  }

  @Test
  void coloursOnATerminalUnlessTheyAreNotWanted() {
    String[] args = {"match", "--profile", profile, "--fleet", fleet};
    assertTrue(Run.in(Map.of(), true, args).out().contains("\u001b["));
    assertFalse(Run.in(Map.of("NO_COLOR", "1"), true, args).out().contains("\u001b["));
    assertFalse(Run.in(Map.of("TERM", "dumb"), true, args).out().contains("\u001b["));
    assertFalse(Run.of(args).out().contains("\u001b["));
    assertTrue(match("--color", "always").out().contains("\u001b["));
  }

  @Test
  void aWideTerminalHasReasonsBeside() {
    Run run =
        Run.in(
            Map.of("COLUMNS", "160", "NO_COLOR", "1"),
            true,
            "match",
            "--profile",
            profile,
            "--fleet",
            fleet);
    assertTrue(run.out().contains("known  why not 1.00"), run.out());
  }

  @Test
  void noMatchSaysWhyAndTheClosestWaysOut() throws IOException {
    profile = new Given(folder).file("impossible.json", IMPOSSIBLE);
    Run table = match().ended(3);
    assertEquals("No matching hardware available\n", table.err());
    assertTrue(table.out().contains("35 hosts"), table.out());
    assertTrue(table.out().contains("Closest ways out:"), table.out());

    Run run = match("--format", "json").ended(3);
    assertEquals("No matching hardware available\n", run.err());
    JsonNode answer = run.json();
    assertEquals("No matching hardware available", answer.path("error").asText());
    JsonNode diagnosis = answer.path("diagnosis");
    assertEquals(35, diagnosis.path("hosts").intValue());
    JsonNode requirements = diagnosis.path("requirements");
    assertEquals(3, requirements.size());
    for (JsonNode requirement : requirements) {
      for (String field :
          List.of("requirement", "rejects_alone", "survivors_in_order", "unknown")) {
        assertTrue(requirement.has(field), field);
      }
    }
    assertEquals(0, requirements.get(2).path("survivors_in_order").intValue());
    JsonNode change = diagnosis.path("counterfactuals").get(0).path("relax").get(0);
    assertEquals("profile", change.path("target").asText());
    assertEquals("replace", change.path("operation").asText());
    assertEquals("/requirements/1/at_least", change.path("path").asText());
    assertTrue(change.path("value").isNumber(), "parsed, not text: " + change);
    assertTrue(change.path("text").isTextual());
  }

  @Test
  void aCounterfactualThatIsAppliedGivesAHost() throws IOException {
    profile = new Given(folder).file("impossible.json", IMPOSSIBLE);
    JsonNode way =
        match("--format", "json").ended(3).json().path("diagnosis").path("counterfactuals").get(0);
    assertEquals(1, way.path("relax").size());
    String channels = way.path("relax").get(0).path("value").asText();
    profile =
        new Given(folder)
            .file(
                "relaxed.json",
                IMPOSSIBLE.replace("\"at_least\": 64", "\"at_least\": " + channels));
    JsonNode hosts = match("--format", "json").ended(0).json();
    assertEquals(way.path("hosts").intValue(), hosts.size());
    assertEquals(
        way.path("best_similarity").doubleValue(),
        hosts.get(0).path("similarity").path("expected").doubleValue(),
        1e-12);
  }

  @Test
  void minimumSimilarityRefusesWhatIsTooFar() {
    JsonNode answer = match("--minimum-similarity", "0.99", "--format", "json").ended(3).json();
    JsonNode change = answer.path("diagnosis").path("counterfactuals").get(0).path("relax").get(0);
    assertEquals("request", change.path("target").asText());
    double suggested = change.path("value").doubleValue();
    assertTrue(suggested > 0.5 && suggested < 0.99, change.toString());
    match("--minimum-similarity", Double.toString(suggested)).ended(0);
  }

  @Test
  void tooLargeAVmLacksRoom() {
    Run run = match("--vcpus", "100000", "--format", "json").ended(3);
    assertEquals(35, run.json().path("diagnosis").path("hosts").intValue());
  }

  @Test
  void selectionAndRankChangeTheOrder() {
    String byMetrics =
        match("--selection", "weighted_metrics", "--format", "json")
            .json()
            .get(0)
            .path("host")
            .asText();
    String bySimilarity = match("--format", "json").json().get(0).path("host").asText();
    assertFalse(byMetrics.equals(bySimilarity), byMetrics);
    JsonNode byLower = match("--rank", "lower", "--format", "json", "--top", "100").json();
    double last = 1;
    for (JsonNode host : byLower) {
      double lower = host.path("similarity").path("lower").doubleValue();
      assertTrue(lower <= last);
      last = lower;
    }
  }

  /** The host types, each with a price: the dearest first. */
  private void priced() throws IOException {
    StringBuilder lines = new StringBuilder();
    int price = 100;
    for (String line : Given.resource("host-types.jsonl").lines().toList()) {
      ObjectNode host = (ObjectNode) new JsonMapper().readTree(line);
      host.withObjectProperty("labels").put("cost_per_hour", Integer.toString(price--));
      lines.append(host).append('\n');
    }
    fleet = new Given(folder).file("priced.jsonl", lines.toString());
  }

  @Test
  void theOperatorChoosesWithinTheTolerance() throws IOException {
    priced();
    JsonNode plain = match("--format", "json", "--top", "100").json();
    assertFalse(plain.get(0).has("operator"));
    JsonNode hosts =
        match(
                "--format",
                "json",
                "--top",
                "100",
                "--explain",
                "--operator",
                "cost,power",
                "--similarity-tolerance",
                "0.1")
            .ended(0)
            .json();
    assertEquals(plain.size(), hosts.size());
    double best = plain.get(0).path("similarity").path("expected").doubleValue();
    double last = 0;
    int near = 0;
    for (JsonNode host : hosts) {
      double expected = host.path("similarity").path("expected").doubleValue();
      JsonNode cost = host.path("operator").get(0);
      assertEquals("cost", cost.path("name").asText());
      assertEquals("per hour", cost.path("unit").asText());
      assertTrue(host.path("operator").get(1).path("value").isNull());
      assertTrue(host.has("terms"));
      if (best - expected <= 0.1) {
        assertTrue(cost.path("value").doubleValue() >= last, host.toString());
        last = cost.path("value").doubleValue();
        near++;
      }
    }
    assertTrue(near > 1, "more than one host is near the best");
    assertFalse(hosts.get(0).path("host").equals(plain.get(0).path("host")));
    for (int i = near; i < hosts.size(); i++) {
      assertEquals(plain.get(i).path("host"), hosts.get(i).path("host"));
    }
  }

  @Test
  void theTableHasAColumnForWhatTheOperatorAskedFor() throws IOException {
    priced();
    String plain = match().ended(0).out();
    assertFalse(plain.contains("cost"), plain);
    String wide =
        Run.in(
                Map.of("COLUMNS", "120", "NO_COLOR", "1"),
                true,
                "match",
                "--profile",
                profile,
                "--fleet",
                fleet,
                "--operator",
                "cost,spread")
            .ended(0)
            .out();
    assertTrue(wide.contains("known    cost  spread"), wide);
    assertTrue(wide.lines().allMatch(line -> line.length() <= 120), wide);
    String narrow = match("--operator", "cost,spread,power,evacuability").ended(0).out();
    assertTrue(narrow.contains(" per hour, spread "), narrow);
    assertTrue(narrow.contains("evacuability 34 hosts"), narrow);
    assertTrue(narrow.lines().allMatch(line -> line.length() <= 80), narrow);
  }

  @Test
  void stabilitySaysHowFarEachWeightCanGo() throws IOException {
    JsonNode plain = match("--format", "json").ended(0).json();
    JsonNode answer = match("--format", "json", "--stability").ended(0).json();
    assertEquals(plain, answer.path("candidates"));
    JsonNode stability = answer.path("stability");
    String winner = plain.get(0).path("host").asText();
    assertEquals(winner, stability.path("winner").asText());
    JsonNode speed = stability.path("weights").get(stability.path("weights").size() - 3);
    assertEquals("floating_point_performance", speed.path("name").asText());
    assertEquals("metrics", speed.path("group").asText());
    assertEquals(0.8, speed.path("weight").doubleValue());
    int moved = 0;
    for (JsonNode weight : stability.path("weights")) {
      for (String end : List.of("below", "above")) {
        JsonNode limit = weight.path(end);
        assertFalse(limit.path("limit").asText().isEmpty(), weight.toString());
        if (weight.path("group").asText().equals("metrics")
            && limit.path("limit").asText().equals("at")) {
          double at = limit.path("weight").doubleValue();
          double sign = end.equals("above") ? 1 : -1;
          assertEquals(
              limit.path("rival").asText(),
              winnerWith(weight.path("name").asText(), at * (1 + sign * 1e-4)));
          assertEquals(winner, winnerWith(weight.path("name").asText(), at * (1 - sign * 1e-4)));
          moved++;
        }
      }
    }
    assertTrue(moved > 0, stability.toString());
  }

  private String winnerWith(String metric, double weight) throws IOException {
    ObjectNode changed = (ObjectNode) new JsonMapper().readTree(Path.of(profile).toFile());
    changed.withObjectProperty("weighted_metrics").put(metric, weight);
    String file = new Given(folder).file("changed.json", changed.toString());
    return Run.on("match", file, fleet, "--format", "json")
        .ended(0)
        .json()
        .get(0)
        .path("host")
        .asText();
  }

  @Test
  void stabilityIsALineAWeightForPeople() throws IOException {
    String page = match("--stability", "--top", "1").ended(0).out();
    assertTrue(page.contains("\nThe winner, type/dgx-h100, stays the winner for\n"), page);
    assertTrue(page.contains("\n  floating_point_performance  "), page);
    assertTrue(page.contains(" (now 0.8)"), page);
    assertTrue(page.lines().allMatch(line -> line.length() <= 80), page);
    priced();
    String chosen =
        match("--stability", "--operator", "cost", "--similarity-tolerance", "1").ended(0).out();
    assertTrue(chosen.contains("\nThe winner but for the operator's terms, type/dgx-h100"), chosen);
    assertFalse(match().ended(0).out().contains("stays the winner"));
  }

  @Test
  void theSameSeedGivesTheSameOrder() {
    String[] seven = {"--format", "json", "--seed", "7", "--similarity-tolerance", "1"};
    String[] eight = {"--format", "json", "--seed", "8", "--similarity-tolerance", "1"};
    assertEquals(match(seven).ended(0).out(), match(seven).out());
    assertFalse(match(seven).out().equals(match(eight).out()));
  }

  @Test
  void faultyLinesOfAFleetAreNamed() throws IOException {
    String good = Given.resource("host-types.jsonl").lines().findFirst().orElseThrow();
    fleet =
        new Given(folder)
            .file(
                "broken.jsonl",
                good + "\n{\"schema\": 1\n\n" + good.replace("DDR5", "DDR5\u0007") + "\n");
    Run run = match().ended(2);
    assertEquals("", run.out());
    assertTrue(run.err().contains("broken.jsonl: "), run.err());
    assertTrue(run.err().contains("\nline 2"), run.err());
    assertTrue(run.err().contains("\nline 4"), run.err());
    assertFalse(run.err().contains("\nline 1"), run.err());
    assertFalse(run.err().contains("\tat "), "no stack trace: " + run.err());
  }

  @Test
  void anEmptyFleetHasNoMatch() throws IOException {
    fleet = new Given(folder).file("empty.jsonl", "");
    assertTrue(match().ended(3).out().contains("the fleet is empty"));
  }

  @Test
  void faultsOfTheProfileAreNamed() throws IOException {
    profile =
        new Given(folder)
            .file(
                "faulty.json",
                """
                {"name": "x", "weighted_metrics": {"floating_pont_performance": 0.8},
                 "behavioral_traits": {"latency_sensitivity": "extreme"}}
                """);
    Run run = match().ended(2);
    assertTrue(run.err().contains("faulty.json: 2 faults\n"), run.err());
    assertTrue(
        run.err().contains("/weighted_metrics/floating_pont_performance: unknown"), run.err());
    assertTrue(run.err().contains("did you mean \"floating_point_performance\"?"), run.err());
    assertTrue(run.err().contains("/behavioral_traits/latency_sensitivity: "), run.err());
  }

  @Test
  void aCatalogueOverlayThatIsNoneIsBadInput() throws IOException {
    String overlay = new Given(folder).file("overlay.json", "{\"catalogue\": ");
    Run run = match("--catalogue", overlay).ended(2);
    assertFalse(run.err().isBlank());
    assertFalse(run.err().contains("\tat "), run.err());
  }
}
