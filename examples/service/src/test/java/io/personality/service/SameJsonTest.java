package io.personality.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.personality.PlacementRequest;
import io.personality.PlacementResult.Placed;
import io.personality.cli.json.LaunchJson;
import io.personality.cli.json.ListingsJson;
import io.personality.cli.json.MatchJson;
import io.personality.core.Personality;
import io.personality.model.Actor;
import io.personality.model.Candidate;
import io.personality.model.Explanation;
import io.personality.model.Host;
import io.personality.model.Listing;
import io.personality.model.Profile;
import io.personality.model.ProfileSearch;
import io.personality.model.Ranking;
import io.personality.model.Role;
import io.personality.service.body.CandidateBody;
import io.personality.service.body.DiagnosisBody;
import io.personality.service.body.ListingBody;
import io.personality.service.body.PlacementBody;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What both print is the same, whoever prints it. */
class SameJsonTest {
  private Personality personality;
  private Profile profile;

  @BeforeEach
  void make() {
    personality = Personality.builder().build();
    for (String name : List.of("a", "b", "c")) {
      Host host =
          personality
              .fleet()
              .report(
                  personality
                      .fleet()
                      .read(Running.hostLine(name).getBytes(StandardCharsets.UTF_8)));
      assertEquals(name, host.id().value());
    }
    profile = personality.profiles().read(Running.PROFILE.getBytes(StandardCharsets.UTF_8));
  }

  @AfterEach
  void close() {
    personality.close();
  }

  private static JsonNode tree(String json) throws JsonProcessingException {
    return Bodies.JSON.readTree(json);
  }

  private static JsonNode tree(Object body) throws JsonProcessingException {
    return Bodies.JSON.readTree(Bodies.JSON.writeValueAsString(body));
  }

  @Test
  void candidatesAndTerms() throws JsonProcessingException {
    Ranking ranking = personality.candidates(PlacementRequest.of(profile).build(), 3);
    List<Explanation> why = new ArrayList<>();
    List<CandidateBody> bodies = new ArrayList<>();
    for (Candidate candidate : ranking.candidates()) {
      why.add(personality.explain(profile, candidate.host()));
      bodies.add(CandidateBody.of(candidate, why.get(why.size() - 1)));
    }
    assertEquals(3, bodies.size());
    assertEquals(tree(MatchJson.candidates(ranking.candidates(), why)), tree(bodies));
  }

  @Test
  void diagnoses() throws JsonProcessingException {
    Ranking ranking =
        personality.candidates(PlacementRequest.of(profile).resources(1000, 1).build(), 3);
    assertTrue(ranking.diagnosis().isPresent());
    assertEquals(
        tree(MatchJson.refusal("", ranking.diagnosis().get())).path("diagnosis"),
        tree(DiagnosisBody.of(ranking.diagnosis().get())));
  }

  @Test
  void placements() throws JsonProcessingException {
    Placed placed = (Placed) personality.place(PlacementRequest.of(profile).build());
    ObjectNode body = (ObjectNode) tree(PlacementBody.of(placed));
    body.remove(List.of("tenant", "history"));
    assertEquals(tree(LaunchJson.placed(placed)), body);
  }

  @Test
  void listings() throws JsonProcessingException {
    var library = personality.library(Actor.user("t", "u").in(Role.EXPERT));
    library.addStarters();
    List<Listing> found = library.search(ProfileSearch.ALL);
    assertTrue(found.size() > 3);
    assertEquals(tree(ListingsJson.of(found)), tree(found.stream().map(ListingBody::of).toList()));
  }
}
