package io.personality.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.PlacementRequest;
import io.personality.PlacementResult;
import io.personality.core.Personality;
import io.personality.core.internal.memory.MemoryLauncher;
import io.personality.model.Actor;
import io.personality.model.Placement;
import io.personality.model.PlacementState;
import io.personality.model.ProfileId;
import io.personality.model.ProfileRef;
import io.personality.model.Role;
import io.personality.model.TenantId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An engine that ends and begins again on a database goes on where it was. */
class StorageSurvivesTest {
  private static final TenantId TENANT = new TenantId("team-a");

  @TempDir private Path folder;

  private Personality engine(MemoryLauncher launcher) {
    return Personality.builder()
        .storage("jdbc", Map.of("url", "jdbc:h2:file:" + folder.resolve("state")))
        .launcher(launcher)
        .build();
  }

  @Test
  void hostsProfilesPlacementsAndClaimsAreThereAgain() throws Exception {
    Given given = new Given(folder);
    MemoryLauncher launcher = new MemoryLauncher();
    PlacementRequest request;
    Placement placed;
    int hosts;
    try (Personality engine = engine(launcher)) {
      hosts = engine.fleet().load(Path.of(given.fleet()));
      ProfileRef ref =
          engine
              .library(new Actor(TENANT, "anna", Role.USER))
              .create(
                  new ProfileId("calculation"),
                  engine.profiles().read(Files.readAllBytes(Path.of(given.profile()))));
      request =
          PlacementRequest.of(ref)
              .tenant(TENANT.value())
              .resources(1, 1_024)
              .idempotencyKey("order-1")
              .build();
      placed = assertInstanceOf(PlacementResult.Placed.class, engine.place(request)).placement();
    }
    try (Personality engine = engine(launcher)) {
      assertEquals(hosts, engine.fleet().hosts().size());
      assertEquals(placed, engine.placement(placed.id()).orElseThrow());
      assertEquals(PlacementState.RUNNING, placed.state());
      assertEquals(placed.decision().promised(), engine.similarity(placed.id()).promised());
      // The same order again is the same placement, and starts nothing.
      assertEquals(
          placed.id(),
          assertInstanceOf(PlacementResult.Placed.class, engine.place(request)).placement().id());
      assertEquals(1, launcher.starts());
      engine.release(placed.id());
      assertTrue(launcher.running().isEmpty());
    }
    try (Personality engine = engine(launcher)) {
      assertEquals(PlacementState.STOPPED, engine.placement(placed.id()).orElseThrow().state());
      // The key of an order that is over starts nothing either.
      engine.place(request);
      assertEquals(1, launcher.starts());
    }
  }
}
