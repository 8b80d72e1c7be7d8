package io.personality.mvstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.PlacementRequest;
import io.personality.PlacementResult.Placed;
import io.personality.core.Personality;
import io.personality.model.Capacity;
import io.personality.model.Fingerprint;
import io.personality.model.HostId;
import io.personality.model.OperatorTerm;
import io.personality.model.OperatorTerms;
import io.personality.model.Placement;
import io.personality.model.PlacementState;
import io.personality.model.Profile;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An engine that is closed and started again on the same file. */
class RestartTest {
  private static final HostId HOST = new HostId("host");

  @TempDir private Path folder;

  private Personality engine() {
    String file = folder.resolve("state.mv").toString();
    return Personality.builder()
        .storage("mvstore", Map.of("file", file))
        .keepDecisions(true)
        .launcher("memory", Map.of())
        .operator(OperatorTerms.builder().wish(OperatorTerm.PACK).build())
        .build();
  }

  @Test
  void anEngineFindsItsPlacementsAgain() {
    Profile profile = Profile.builder("Calm database").metric("memory_bandwidth", 1).build();
    PlacementRequest request = PlacementRequest.of(profile).resources(3, 256).build();
    Placement placement;
    try (Personality engine = engine()) {
      engine.fleet().report(Fingerprint.of(HOST, Capacity.of(4, 8_192), Map.of()));
      placement = assertInstanceOf(Placed.class, engine.place(request)).placement();
    }
    try (Personality engine = engine()) {
      // The simulated VM went with the launcher, which the engine has found out.
      Placement found = engine.placement(placement.id()).orElseThrow();
      assertEquals(placement.decision(), found.decision());
      assertEquals(PlacementState.FAILED, found.state());
      assertTrue(engine.replay(placement.id()).isSame());
      PlacementRequest again = PlacementRequest.of(profile).resources(3, 256).build();
      assertInstanceOf(Placed.class, engine.place(again), "its room is free again");
    }
  }
}
