package io.personality.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.PlacementRequest;
import io.personality.PlacementResult.NotPlaced;
import io.personality.PlacementResult.Placed;
import io.personality.model.Actor;
import io.personality.model.Capacity;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.HostId;
import io.personality.model.Placement;
import io.personality.model.PlacementId;
import io.personality.model.PlacementState;
import io.personality.model.Profile;
import io.personality.model.ProfileId;
import io.personality.model.ProfileRef;
import io.personality.model.Provenance;
import io.personality.model.Reading;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Running placements that follow another revision of their profile. */
class RevisePlacementTest {
  private final Personality personality = Personality.builder().build();
  private ProfileRef first;
  private Placement placement;

  @BeforeEach
  void place() {
    personality
        .fleet()
        .report(
            Fingerprint.of(
                new HostId("a"),
                Capacity.of(4, 8_192),
                Map.of(
                    new FeatureName("memory_bandwidth"),
                    Reading.of(5, Provenance.MEASURED, "test"),
                    new FeatureName("memory_type"),
                    Reading.of("DDR4", Provenance.DECLARED, "test"))));
    first =
        library()
            .create(
                new ProfileId("mine"),
                profile("{\"preferences\": 0.1, \"traits\": 0.1, \"metrics\": 0.8}", ""));
    placement =
        assertInstanceOf(
                Placed.class, personality.place(PlacementRequest.of(first).resources(1, 1).build()))
            .placement();
  }

  @AfterEach
  void close() {
    personality.close();
  }

  private ProfileLibrary library() {
    return personality.library(Actor.user("web", "anna"));
  }

  private Profile profile(String balance, String more) {
    return personality
        .profiles()
        .read(
            ("{\"name\": \"Mine\", \"hardware_preferences\": {\"memory_type\": \"DDR4\"},"
                    + " \"weighted_metrics\": {\"memory_bandwidth\": 1}, \"balance\": "
                    + balance
                    + more
                    + "}")
                .getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void promisesWhatTheRevisionGives() {
    ProfileRef second =
        library()
            .revise(
                first, profile("{\"preferences\": 0.8, \"traits\": 0.1, \"metrics\": 0.1}", ""));
    Placed revised = assertInstanceOf(Placed.class, personality.revise(placement.id(), second));
    Placement now = personality.placement(placement.id()).orElseThrow();
    assertEquals(now, revised.placement());
    assertEquals(second, now.profile());
    assertEquals(PlacementState.RUNNING, now.state());
    assertEquals(revised.explanation().similarity(), now.decision().promised());
    assertTrue(now.decision().promised().expected() > placement.decision().promised().expected());
    assertEquals(placement.history().size() + 1, now.history().size());
    String reason = now.history().get(now.history().size() - 1).reason();
    assertTrue(reason.startsWith("follows mine@2 instead of mine@1: similarity "), reason);
    assertEquals(now.decision().promised(), personality.similarity(placement.id()).promised());

    personality.revise(placement.id(), second);
    assertEquals(now, personality.placement(placement.id()).orElseThrow(), "asked again");
  }

  @Test
  void staysWhereTheHostDoesNotMeetTheRevision() {
    ProfileRef second =
        library()
            .revise(
                first,
                profile(
                    "{\"preferences\": 0.1, \"traits\": 0.1, \"metrics\": 0.8}",
                    ", \"requirements\": [{\"feature\": \"memory_bandwidth\", \"at_least\": 50}]"));
    NotPlaced refused =
        assertInstanceOf(NotPlaced.class, personality.revise(placement.id(), second));
    assertTrue(refused.detail().contains("memory_bandwidth at least 50"), refused.detail());
    assertEquals(placement, personality.placement(placement.id()).orElseThrow());
  }

  @Test
  void staysWhereTheRevisionNeedsDevicesThatItDoesNotHave() {
    ProfileRef second =
        library()
            .revise(
                first,
                personality
                    .profiles()
                    .read(
                        ("{\"name\": \"Mine\", \"hardware_preferences\": {\"accelerators\":"
                                + " [{\"model\": \"NVIDIA A100\", \"required\": true}]}}")
                            .getBytes(StandardCharsets.UTF_8)));
    NotPlaced refused =
        assertInstanceOf(NotPlaced.class, personality.revise(placement.id(), second));
    assertTrue(refused.detail().contains("the accelerators"), refused.detail());
  }

  @Test
  void refusesWhatDoesNotRunAndWhatIsNotThere() {
    assertThrows(
        IllegalArgumentException.class,
        () -> personality.revise(new PlacementId(UUID.randomUUID()), first));
    assertThrows(
        IllegalArgumentException.class,
        () -> personality.revise(placement.id(), new ProfileRef(new ProfileId("mine"), 7)));
    personality.release(placement.id());
    assertThrows(IllegalArgumentException.class, () -> personality.revise(placement.id(), first));
  }
}
