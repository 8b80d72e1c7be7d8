package io.personality.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.PlacementRequest;
import io.personality.PlacementResult;
import io.personality.PlacementResult.NotPlaced;
import io.personality.PlacementResult.Placed;
import io.personality.PlacementResult.Reason;
import io.personality.core.internal.memory.MemoryStorage;
import io.personality.model.Availability;
import io.personality.model.Candidate;
import io.personality.model.Capacity;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.Host;
import io.personality.model.HostId;
import io.personality.model.Profile;
import io.personality.model.Provenance;
import io.personality.model.Quota;
import io.personality.model.Reading;
import io.personality.model.Resources;
import io.personality.model.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two engines on one storage: what one does, the other takes up. */
class FollowingTest {
  private static final Profile FAST_MEMORY =
      Profile.builder("Fast memory").metric("memory_bandwidth", 1).build();
  private static final HostId FAST = new HostId("fast");
  private static final HostId SLOW = new HostId("slow");

  private final MemoryStorage storage = new MemoryStorage();
  private final Personality one = engine();
  private final Personality other = engine();

  private Personality engine() {
    return Personality.builder().storage(storage).followEvery(Duration.ZERO).build();
  }

  @AfterEach
  void close() {
    one.close();
    other.close();
  }

  private static Fingerprint host(HostId id, double bandwidth) {
    return Fingerprint.of(
        id,
        Capacity.of(2, 4_096),
        Map.of(
            new FeatureName("memory_bandwidth"),
            Reading.of(bandwidth, Provenance.MEASURED, "test")));
  }

  private static List<HostId> ranked(Personality engine) {
    return engine.candidates(FAST_MEMORY, new Resources(1, 1), 10).candidates().stream()
        .map(Candidate::host)
        .toList();
  }

  private static PlacementRequest.Builder wholeHost() {
    return PlacementRequest.of(FAST_MEMORY).resources(2, 1_024);
  }

  @Test
  void takesUpHostsFingerprintsAndTheirEnd() {
    one.fleet().report(host(FAST, 10));
    one.fleet().report(host(SLOW, 5));
    assertEquals(List.of(), ranked(other));
    other.fleet().catchUp();
    assertEquals(List.of(FAST, SLOW), ranked(other));

    one.fleet().report(host(SLOW, 20));
    other.fleet().catchUp();
    assertEquals(List.of(SLOW, FAST), ranked(other));
    assertEquals(2, other.fleet().find(SLOW).orElseThrow().fingerprintRevision());

    one.fleet().setAvailability(SLOW, Availability.CORDONED);
    other.fleet().catchUp();
    assertEquals(List.of(FAST), ranked(other));

    one.fleet().register(SLOW, new Host.Settings(Resources.NONE, 3, Optional.of("qemu:///x")));
    other.fleet().catchUp();
    assertEquals(3, other.fleet().find(SLOW).orElseThrow().settings().overcommit());

    one.fleet().remove(FAST);
    other.fleet().catchUp();
    assertEquals(Optional.empty(), other.fleet().find(FAST));
  }

  @Test
  void takesUpWhatIsClaimedAndFreed() {
    one.fleet().report(host(FAST, 10));
    one.fleet().report(host(SLOW, 5));
    other.fleet().catchUp();
    Placed placed = assertInstanceOf(Placed.class, one.place(wholeHost().build()));
    other.fleet().catchUp();
    assertEquals(List.of(SLOW), ranked(other));
    one.release(placed.placement().id());
    other.fleet().catchUp();
    assertEquals(List.of(FAST, SLOW), ranked(other));
  }

  @Test
  void whoLagsGetsTheNextHost() {
    one.fleet().report(host(FAST, 10));
    one.fleet().report(host(SLOW, 5));
    other.fleet().catchUp();
    one.place(wholeHost().build());
    // The other still believes that the fast host is free.
    assertEquals(List.of(FAST, SLOW), ranked(other));
    PlacementResult result = other.place(wholeHost().build());
    assertEquals(SLOW, assertInstanceOf(Placed.class, result).placement().decision().host());
    assertInstanceOf(NotPlaced.class, other.place(wholeHost().build()));
  }

  @Test
  void whatOneDidItselfIsNotTakenBack() {
    one.fleet().report(host(FAST, 10));
    one.fleet().catchUp();
    Placed placed = assertInstanceOf(Placed.class, one.place(wholeHost().build()));
    one.fleet().catchUp();
    assertEquals(List.of(), ranked(one));
    one.release(placed.placement().id());
    one.fleet().catchUp();
    one.fleet().catchUp();
    assertEquals(List.of(FAST), ranked(one));
  }

  @Test
  void whatCannotBeReadIsPassedOver() {
    one.fleet().report(host(FAST, 10));
    one.fleet().report(host(SLOW, 5));
    other.fleet().catchUp();
    storage.fingerprints().append(FAST, "{\"schema\": 99}", Instant.EPOCH);
    other.fleet().catchUp();
    assertEquals(List.of(FAST, SLOW), ranked(other), "goes on with what it could read");
    try (Personality later = engine()) {
      assertEquals(List.of(SLOW), ranked(later));
    }
  }

  @Test
  void followsByItself() throws InterruptedException {
    CountDownLatch seen = new CountDownLatch(1);
    try (Personality following =
        Personality.builder().storage(storage).followEvery(Duration.ofMillis(1)).build()) {
      one.fleet().report(host(FAST, 10));
      Thread watching =
          new Thread(
              () -> {
                while (following.fleet().find(FAST).isEmpty()) {
                  Thread.onSpinWait();
                }
                seen.countDown();
              });
      watching.setDaemon(true);
      watching.start();
      assertTrue(seen.await(60, TimeUnit.SECONDS));
    }
  }

  @Test
  void whoLagsDoesNotPlaceOnACordonedHost() {
    one.fleet().report(host(FAST, 10));
    one.fleet().report(host(SLOW, 5));
    other.fleet().catchUp();
    one.fleet().setAvailability(FAST, Availability.CORDONED);
    assertEquals(List.of(FAST, SLOW), ranked(other));
    PlacementResult result = other.place(wholeHost().build());
    assertEquals(SLOW, assertInstanceOf(Placed.class, result).placement().decision().host());
    assertEquals(List.of(), ranked(other), "what the refused claim told is taken up");
  }

  @Test
  void aHarmlessChangeSendsNobodyElsewhere() {
    one.fleet().report(host(FAST, 10));
    one.fleet().report(host(SLOW, 5));
    other.fleet().catchUp();
    one.fleet().register(FAST, new Host.Settings(Resources.NONE, 3, Optional.empty()));
    PlacementResult result = other.place(wholeHost().build());
    assertEquals(FAST, assertInstanceOf(Placed.class, result).placement().decision().host());
    assertEquals(3, other.fleet().find(FAST).orElseThrow().settings().overcommit());
  }

  @Test
  void whoLagsPlacesOnNoRemovedHost() {
    one.fleet().report(host(FAST, 10));
    other.fleet().catchUp();
    one.fleet().remove(FAST);
    NotPlaced refused = assertInstanceOf(NotPlaced.class, other.place(wholeHost().build()));
    assertEquals(Reason.CLAIMS_LOST, refused.reason());
    assertEquals(Optional.empty(), other.fleet().find(FAST));
  }

  @Test
  void aQuotaHoldsForAllEngines() {
    one.fleet().report(host(FAST, 10));
    one.fleet().report(host(SLOW, 5));
    other.fleet().catchUp();
    TenantId tenant = new TenantId("web");
    one.quotas().set(tenant, new Quota(Quota.UNLIMITED, 3, Quota.UNLIMITED, Quota.UNLIMITED));
    assertInstanceOf(Placed.class, one.place(wholeHost().tenant("web").build()));
    NotPlaced refused =
        assertInstanceOf(NotPlaced.class, other.place(wholeHost().tenant("web").build()));
    assertEquals(Reason.QUOTA_EXCEEDED, refused.reason());
    assertEquals(
        "the quota of tenant web is used up: 2 of 3 vCPUs are used and 2 more are asked",
        refused.detail());
    assertEquals(2, other.quotas().used(tenant).vcpus());
    assertInstanceOf(Placed.class, other.place(wholeHost().tenant("billing").build()));
  }
}
