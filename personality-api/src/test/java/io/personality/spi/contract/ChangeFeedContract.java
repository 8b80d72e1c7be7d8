package io.personality.spi.contract;

import static io.personality.spi.contract.Samples.claim;
import static io.personality.spi.contract.Samples.hostId;
import static io.personality.spi.contract.Samples.limit;
import static io.personality.spi.contract.Samples.placementId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.model.Availability;
import io.personality.model.Claim;
import io.personality.model.ExclusiveUnit;
import io.personality.model.Host;
import io.personality.model.HostId;
import io.personality.model.Resources;
import io.personality.spi.ChangeFeed;
import io.personality.spi.ChangeFeed.Changes;
import io.personality.spi.ChangeFeed.Position;
import io.personality.spi.ClaimStore.Limit;
import io.personality.spi.FingerprintStore;
import io.personality.spi.HostStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What {@link ChangeFeed} promises, and the reads of many hosts that go with it. */
public abstract class ChangeFeedContract extends StoreContract {
  private static final Instant NOW = Samples.at(0);
  private static final Instant LATER = Samples.at(60);
  private static final Limit LIMIT = limit(8, 800);
  private static final HostId ONE = hostId(1);
  private static final HostId TWO = hostId(2);

  private ChangeFeed changes() {
    return storage().changes();
  }

  /** The hosts that the feed tells of what is done. */
  private Set<HostId> toldOf(Runnable action) {
    Position before = changes().now();
    action.run();
    Changes told = changes().after(before);
    assertEquals(Set.of(), changes().after(told.position()).hosts(), "told twice");
    return told.hosts();
  }

  @Test
  void tellsNothingAtFirst() {
    assertEquals(Set.of(), toldOf(() -> {}));
  }

  @Test
  void tellsEveryKindOfChange() {
    Host.Settings other = new Host.Settings(new Resources(1, 1), 2, Optional.empty());
    Map<String, Runnable> kinds =
        Map.of(
            "settings", () -> storage().hosts().register(ONE, other),
            "availability", () -> storage().hosts().setAvailability(ONE, Availability.CORDONED),
            "fingerprint", () -> storage().fingerprints().append(ONE, "{}", NOW),
            "claim", () -> storage().claims().claim(claim(1, 1, 1, 1), LIMIT, NOW));
    assertEquals(Set.of(ONE), toldOf(() -> storage().hosts().register(ONE, Host.Settings.DEFAULT)));
    kinds.forEach((kind, change) -> assertEquals(Set.of(ONE), toldOf(change), kind));
    assertEquals(Set.of(ONE), toldOf(() -> storage().claims().release(placementId(1))), "release");
    assertEquals(Set.of(ONE), toldOf(() -> storage().hosts().remove(ONE)), "removal");
  }

  @Test
  void tellsOfLeasesThatLapse() {
    storage().claims().claim(claim(1, 1, 8, 1).until(LATER), LIMIT, NOW);
    storage().claims().claim(claim(2, 2, 8, 1).until(LATER), LIMIT, NOW);
    storage().claims().claim(claim(3, 3, 8, 1), LIMIT, NOW);
    assertEquals(
        Set.of(ONE, hostId(4)),
        toldOf(() -> storage().claims().claim(claim(1, 4, 1, 1), LIMIT, LATER)),
        "a lapsed claim that is dropped for another");
    assertEquals(Set.of(TWO), toldOf(() -> storage().claims().expire(LATER)));
  }

  @Test
  void tellsAHostOnceThatHasChangedOften() {
    assertEquals(
        Set.of(ONE, TWO),
        toldOf(
            () -> {
              for (int i = 0; i < 5; i++) {
                storage().fingerprints().append(ONE, "{}", NOW);
                storage().fingerprints().append(TWO, "{}", NOW);
              }
            }));
  }

  @Test
  void tellsAgainFromAnEarlierPosition() {
    Position first = changes().now();
    storage().fingerprints().append(ONE, "{}", NOW);
    Position second = changes().now();
    storage().fingerprints().append(TWO, "{}", NOW);
    assertEquals(Set.of(ONE, TWO), changes().after(first).hosts());
    assertEquals(Set.of(TWO), changes().after(second).hosts());
  }

  @Test
  void readsManyHostsAtOnce() {
    storage().hosts().register(ONE, Host.Settings.DEFAULT);
    storage().fingerprints().append(ONE, "{\"a\": 1}", NOW);
    FingerprintStore.Stored newest = storage().fingerprints().append(ONE, "{\"a\": 2}", NOW);
    Claim held = claim(1, 1, new ExclusiveUnit.Core(3));
    storage().claims().claim(held, LIMIT, NOW);
    storage().claims().claim(claim(2, 3, 1, 1), LIMIT, NOW);
    Set<HostId> asked = Set.of(ONE, TWO);
    assertEquals(
        List.of(ONE),
        storage().hosts().findAll(asked).stream().map(HostStore.Registered::id).toList());
    assertEquals(List.of(held), storage().claims().onHosts(asked));
    assertEquals(List.of(newest), storage().fingerprints().newerThan(Map.of(ONE, 1L, TWO, 0L)));
    assertEquals(List.of(), storage().fingerprints().newerThan(Map.of(ONE, 2L)));
    assertEquals(List.of(), storage().hosts().findAll(Set.of()));
    assertEquals(List.of(), storage().claims().onHosts(Set.of()));
    assertEquals(List.of(), storage().fingerprints().newerThan(Map.of()));
  }

  /** What somebody believes who reads a host only when the feed tells of it. */
  private final class Follower {
    private final Map<HostId, Long> revisions = new HashMap<>();
    private final Map<HostId, Set<Claim>> claims = new HashMap<>();
    private Position position = changes().now();

    void catchUp() {
      Changes told = changes().after(position);
      for (HostId host : told.hosts()) {
        revisions.put(host, revision(host));
        claims.put(host, Set.copyOf(storage().claims().onHost(host)));
      }
      position = told.position();
    }
  }

  private long revision(HostId host) {
    return storage().fingerprints().newest(host).map(FingerprintStore.Stored::revision).orElse(0L);
  }

  @Test
  void nothingIsMissedHoweverChangesInterleave() {
    int hosts = 40;
    int rounds = 40;
    Follower follower = new Follower();
    AtomicInteger writing = new AtomicInteger(Race.THREADS - 1);
    Race.of(
        thread -> {
          if (thread == 0) {
            while (writing.get() > 0) {
              follower.catchUp();
            }
            return thread;
          }
          try {
            SplittableRandom random = new SplittableRandom(thread);
            for (int i = 0; i < rounds; i++) {
              change(random, hosts, thread * 1_000L + i);
            }
          } finally {
            writing.decrementAndGet();
          }
          return thread;
        });
    follower.catchUp();
    for (int host = 0; host < hosts; host++) {
      HostId id = hostId(host);
      assertEquals(revision(id), follower.revisions.getOrDefault(id, 0L), id.value());
      assertEquals(
          Set.copyOf(storage().claims().onHost(id)),
          follower.claims.getOrDefault(id, Set.of()),
          id.value());
    }
    assertTrue(follower.revisions.values().stream().anyMatch(revision -> revision > 0));
  }

  private void change(SplittableRandom random, int hosts, long number) {
    int host = random.nextInt(hosts);
    switch (random.nextInt(3)) {
      case 0 -> storage().fingerprints().append(hostId(host), "{}", NOW);
      case 1 -> storage().claims().claim(claim(number, host, 1, 1), LIMIT, NOW);
      default -> storage().claims().release(placementId(number - random.nextInt(5)));
    }
  }
}
