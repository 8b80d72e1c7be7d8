package io.personality.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
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
import io.personality.spi.HypervisorLauncher;
import io.personality.spi.LaunchOrder;
import io.personality.spi.LaunchState;
import io.personality.spi.VmSite;
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

  /** A launcher that really launches, as far as anybody can tell. */
  private static final class Launcher implements HypervisorLauncher {
    private final MemoryLauncher vms = new MemoryLauncher();

    @Override
    public LaunchState launch(LaunchOrder order) {
      return vms.launch(order);
    }

    @Override
    public LaunchState stateOf(VmSite site) {
      return vms.stateOf(site);
    }

    @Override
    public void withdraw(VmSite site) {
      vms.withdraw(site);
    }

    @Override
    public void close() {
      vms.close();
    }
  }

  @Test
  void placementsAreLookedAtWithoutBeingTouched() throws Exception {
    Given given = new Given(folder);
    String url = "jdbc:h2:file:" + folder.resolve("state");
    Launcher launcher = new Launcher();
    Placement placed;
    try (Personality engine =
        Personality.builder().storage("jdbc", Map.of("url", url)).launcher(launcher).build()) {
      engine.fleet().load(Path.of(given.fleet()));
      PlacementRequest request =
          PlacementRequest.of(engine.profiles().read(Files.readAllBytes(Path.of(given.profile()))))
              .resources(1, 1_024)
              .build();
      placed = assertInstanceOf(PlacementResult.Placed.class, engine.place(request)).placement();
    }
    String id = placed.id().toString();
    Map<String, String> environment = Map.of("LC_ALL", "C.UTF-8", "PERSONALITY_DB", url);
    JsonNode list = Run.in(environment, false, "placements", "--format", "json").ended(0).json();
    assertEquals(id, list.get(0).get("placement").asText());
    assertEquals("running", list.get(0).get("state").asText());
    assertEquals(3, list.get(0).get("history").size());
    String card = Run.in(environment, false, "placements", id).ended(0).out();
    assertTrue(card.contains(placed.decision().host().value()), card);
    assertTrue(card.contains("claimed on "), card);
    JsonNode living =
        Run.in(environment, false, "similarity", id, "--format", "json").ended(0).json();
    assertEquals(
        placed.decision().promised().expected(), living.get("promised").get("expected").asDouble());
    assertEquals(living.get("promised"), living.get("current"));
    assertTrue(living.get("observed_unknown_because").asText().contains("nothing on the VM"));
    String shown = Run.in(environment, false, "similarity", id).ended(0).out();
    assertTrue(shown.startsWith("promised"), shown);
    assertTrue(
        Run.in(environment, false, "similarity", "x").ended(2).err().contains("which is a UUID"));
    String none = "00000000-0000-0000-0000-000000000000";
    assertTrue(
        Run.in(environment, false, "placements", none).ended(2).err().contains("there is no"));
    // Each of these opened an engine that knows nothing of the VM, and let it be.
    try (Personality engine =
        Personality.builder().storage("jdbc", Map.of("url", url)).launcher(launcher).build()) {
      assertEquals(placed, engine.placement(placed.id()).orElseThrow());
      assertEquals(1, launcher.vms.running().size());
    }
  }
}
