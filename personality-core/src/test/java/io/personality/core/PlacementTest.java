package io.personality.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.PlacementRequest;
import io.personality.PlacementResult;
import io.personality.PlacementResult.NotPlaced;
import io.personality.PlacementResult.Placed;
import io.personality.PlacementResult.Reason;
import io.personality.core.internal.memory.MemoryStorage;
import io.personality.model.Accelerator;
import io.personality.model.Actor;
import io.personality.model.Availability;
import io.personality.model.Capacity;
import io.personality.model.ExclusiveUnit;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.HostId;
import io.personality.model.Origin;
import io.personality.model.Placement;
import io.personality.model.PlacementState;
import io.personality.model.Profile;
import io.personality.model.ProfileId;
import io.personality.model.ProfileRef;
import io.personality.model.Provenance;
import io.personality.model.Reading;
import io.personality.model.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The whole road on storage and launcher in memory. */
class PlacementTest {
  private static final Profile FAST_MEMORY =
      Profile.builder("Fast memory").metric("memory_bandwidth", 1).build();

  private static Fingerprint host(String id, double bandwidth, int vcpus) {
    return Fingerprint.of(
        new HostId(id),
        Capacity.of(vcpus, 8_192),
        Map.of(
            new FeatureName("memory_bandwidth"),
            Reading.of(bandwidth, Provenance.MEASURED, "test")));
  }

  private static Personality withHosts(Fingerprint... hosts) {
    return with(Map.of(), hosts);
  }

  private static Personality with(Map<String, String> launcher, Fingerprint... hosts) {
    Personality personality =
        Personality.builder().storage("memory", Map.of()).launcher("memory", launcher).build();
    for (Fingerprint host : hosts) {
      personality.fleet().report(host);
    }
    return personality;
  }

  private static PlacementRequest.Builder request() {
    return PlacementRequest.of(FAST_MEMORY).resources(1, 1_024);
  }

  private static Placement placed(PlacementResult result) {
    return assertInstanceOf(Placed.class, result).placement();
  }

  @Test
  void takesTheClosestHostAndRecordsWhy() {
    try (Personality personality = withHosts(host("a", 10, 4), host("b", 30, 4))) {
      Placed placed = assertInstanceOf(Placed.class, personality.place(request().build()));
      Placement placement = placed.placement();
      assertEquals(new HostId("b"), placement.decision().host());
      assertEquals(PlacementState.RUNNING, placement.state());
      assertEquals(placed.similarity(), placed.explanation().similarity());
      assertEquals(1, placement.decision().fingerprintRevision());
      assertEquals(64, placement.decision().basis().catalogueHash().length());
      assertEquals(Personality.version(), placement.decision().basis().engineVersion());
      assertTrue(placed.simulated());
      assertEquals(Optional.of(placement), personality.placement(placement.id()));
      assertEquals(placed.similarity(), personality.similarity(placement.id()).promised());
    }
  }

  @Test
  void theSameKeyGivesTheSamePlacement() {
    try (Personality personality = withHosts(host("a", 10, 4))) {
      PlacementRequest request = request().idempotencyKey("once").build();
      Placement first = placed(personality.place(request));
      Placement second = placed(personality.place(request));
      assertEquals(first, second);
      assertEquals(1, personality.placements().size());
    }
  }

  @Test
  void goesOnToTheNextHostWhereALaunchFails() {
    try (Personality personality =
        with(Map.of("fail-hosts", "b"), host("a", 10, 4), host("b", 30, 4))) {
      Placement placement = placed(personality.place(request().build()));
      assertEquals(new HostId("a"), placement.decision().host());
      assertEquals(2, placement.decision().attempt());
      assertEquals(1, personality.candidates(FAST_MEMORY, FOUR, 5).candidates().size());
    }
  }

  private static final io.personality.model.Resources FOUR =
      new io.personality.model.Resources(4, 1_024);

  @Test
  void aLaunchThatFailsEverywhereLeavesNothingClaimed() {
    try (Personality personality =
        with(Map.of("fail-hosts", "a,b"), host("a", 10, 4), host("b", 30, 4))) {
      NotPlaced refused = assertInstanceOf(NotPlaced.class, personality.place(request().build()));
      assertEquals(Reason.LAUNCH_FAILED, refused.reason());
      assertEquals(2, personality.candidates(FAST_MEMORY, FOUR, 5).candidates().size());
      assertEquals(PlacementState.FAILED, personality.placements().get(0).state());
    }
  }

  @Test
  void roomIsFreedByARelease() {
    try (Personality personality = withHosts(host("a", 10, 1))) {
      Placement placement = placed(personality.place(request().build()));
      NotPlaced full = assertInstanceOf(NotPlaced.class, personality.place(request().build()));
      assertEquals(Reason.NO_MATCHING_HARDWARE, full.reason());
      assertEquals("No matching hardware available", full.detail());
      personality.release(placement.id());
      personality.release(placement.id());
      assertEquals(
          PlacementState.STOPPED, personality.placement(placement.id()).orElseThrow().state());
      placed(personality.place(request().build()));
    }
  }

  @Test
  void aCordonedHostTakesNothingNew() {
    try (Personality personality = withHosts(host("a", 10, 4), host("b", 30, 4))) {
      personality.fleet().setAvailability(new HostId("b"), Availability.CORDONED);
      assertEquals(new HostId("a"), placed(personality.place(request().build())).decision().host());
      personality.fleet().setAvailability(new HostId("b"), Availability.OPEN);
      assertEquals(new HostId("b"), placed(personality.place(request().build())).decision().host());
    }
  }

  @Test
  void manyAtOnceNeverTakeMoreThanThereIs() throws Exception {
    try (Personality personality = withHosts(host("a", 10, 5), host("b", 30, 7))) {
      ExecutorService threads = Executors.newFixedThreadPool(8);
      try {
        List<Future<PlacementResult>> results = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
          results.add(threads.submit(() -> personality.place(request().build())));
        }
        int running = 0;
        for (Future<PlacementResult> result : results) {
          running += result.get() instanceof Placed ? 1 : 0;
        }
        assertEquals(12, running);
      } finally {
        threads.shutdownNow();
      }
    }
  }

  @Test
  void aRequiredAcceleratorBelongsToOnePlacement() {
    Accelerator a100 = new Accelerator("pci:0000:41:00.0", "NVIDIA A100", 40_960);
    Fingerprint host =
        new Fingerprint(
            new HostId("gpu"),
            Optional.empty(),
            "",
            new Capacity(16, 65_536, List.of(a100), List.of()),
            new TreeMap<>(),
            new TreeMap<>(
                Map.of(
                    new FeatureName("accelerators"),
                    Reading.of(
                        new Value.Devices(List.of(a100)),
                        Origin.of(Provenance.DECLARED, "test")))));
    try (Personality personality = withHosts(host)) {
      Profile profile =
          personality
              .profiles()
              .read(
                  """
                  {"name": "gpu", "hardware_preferences":
                    {"accelerators": [{"model": "NVIDIA A100", "required": true}]}}
                  """
                      .getBytes(StandardCharsets.UTF_8));
      Placement first = placed(personality.place(PlacementRequest.of(profile).build()));
      assertEquals(Set.of(new ExclusiveUnit.Device(a100.address())), first.units());
      NotPlaced second =
          assertInstanceOf(
              NotPlaced.class, personality.place(PlacementRequest.of(profile).build()));
      assertEquals(Reason.NO_MATCHING_HARDWARE, second.reason());
    }
  }

  @Test
  void groupsKeepPlacementsApart() {
    try (Personality personality = withHosts(host("a", 10, 4), host("b", 30, 4))) {
      PlacementRequest.Group apart =
          new PlacementRequest.Group("db", PlacementRequest.Affinity.APART, "");
      Set<HostId> hosts = new java.util.TreeSet<>();
      for (int i = 0; i < 2; i++) {
        hosts.add(placed(personality.place(request().group(apart).build())).decision().host());
      }
      assertEquals(Set.of(new HostId("a"), new HostId("b")), hosts);
      assertInstanceOf(NotPlaced.class, personality.place(request().group(apart).build()));
    }
  }

  @Test
  void aStoredProfileIsPlacedByItsRevision() {
    try (Personality personality = withHosts(host("a", 10, 4))) {
      ProfileLibrary library = personality.library(Actor.user("t", "anna"));
      ProfileRef first = library.create(new ProfileId("fast"), FAST_MEMORY);
      ProfileRef second = library.revise(first, FAST_MEMORY);
      Placement placement =
          placed(personality.place(PlacementRequest.of(second).resources(1, 1).build()));
      assertEquals(second, placement.profile());
    }
  }

  @Test
  void similarityFollowsTheNewestFingerprint() {
    try (Personality personality = withHosts(host("a", 10, 4))) {
      Placement placement = placed(personality.place(request().build()));
      personality.fleet().report(host("a", 5, 4));
      var similarity = personality.similarity(placement.id());
      assertTrue(
          similarity.current().orElseThrow().similarity().expected()
              < similarity.promised().expected());
      assertTrue(similarity.observed().isEmpty());
    }
  }

  @Test
  void aRequestThatNothingCanServeLeavesNothingBehind() {
    MemoryStorage storage = new MemoryStorage();
    try (Personality personality = Personality.builder().storage(storage).build()) {
      personality.fleet().report(host("a", 10, 1));
      assertInstanceOf(
          NotPlaced.class,
          personality.place(PlacementRequest.of(FAST_MEMORY).resources(2, 1).build()));
      assertTrue(storage.profiles().list().isEmpty());
      assertTrue(personality.placements().isEmpty());
    }
  }

  @Test
  void requestsThatRepeatAreDecidedAsTheFirstOneWas() {
    List<String> chosen = new ArrayList<>();
    for (long maxBytes : List.of(0L, 1L << 20)) {
      try (Personality personality = Personality.builder().hotProfiles(maxBytes).build()) {
        for (int i = 0; i < 12; i++) {
          personality.fleet().report(host("host-" + i, 10 + i % 5, 8));
        }
        StringBuilder hosts = new StringBuilder();
        for (int i = 0; i < 90; i++) {
          if (i == 40) {
            personality.fleet().report(host("host-3", 35, 8));
          }
          Placed placed = assertInstanceOf(Placed.class, personality.place(request().build()));
          assertEquals(placed.similarity(), placed.explanation().similarity());
          hosts.append(placed.placement().decision().host()).append(' ');
        }
        chosen.add(hosts.toString());
      }
    }
    assertEquals(chosen.get(0), chosen.get(1));
    assertThrows(IllegalArgumentException.class, () -> Personality.builder().hotProfiles(-1));
  }

  @Test
  void anExplanationIsThatOfTheFingerprintAsItIsNow() {
    try (Personality personality = withHosts(host("a", 10, 16))) {
      HostId id = new HostId("a");
      double before = personality.explain(FAST_MEMORY, id).similarity().expected();
      assertEquals(before, personality.explain(FAST_MEMORY, id).similarity().expected());
      personality.fleet().report(host("a", 12, 16));
      assertTrue(personality.explain(FAST_MEMORY, id).similarity().expected() > before);
    }
  }
}
