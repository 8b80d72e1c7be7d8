package io.personality.spi.contract;

import static io.personality.spi.ClaimStore.Outcome.CLAIMED;
import static io.personality.spi.ClaimStore.Outcome.CLAIMED_ELSEWHERE;
import static io.personality.spi.ClaimStore.Outcome.NO_ROOM;
import static io.personality.spi.ClaimStore.Outcome.UNIT_TAKEN;
import static io.personality.spi.contract.Samples.claim;
import static io.personality.spi.contract.Samples.hostId;
import static io.personality.spi.contract.Samples.limit;
import static io.personality.spi.contract.Samples.pages;
import static io.personality.spi.contract.Samples.placementId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.model.Claim;
import io.personality.model.ExclusiveUnit;
import io.personality.model.PagePool;
import io.personality.spi.ClaimStore;
import io.personality.spi.ClaimStore.Limit;
import io.personality.spi.ClaimStore.Outcome;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** What {@link ClaimStore} promises to many callers at once. */
public abstract class ContendedClaimContract extends StoreContract {
  private static final Instant NOW = Samples.at(0);
  private static final Instant LATER = Samples.at(60);
  private static final int HOSTS = 3;
  private static final Limit LIMIT = limit(8, 800);
  private static final ExclusiveUnit GPU = new ExclusiveUnit.Device("pci:0000:41:00.0");

  private ClaimStore claims() {
    return storage().claims();
  }

  /** What each thread was answered that asked for its own claim at the same time. */
  private List<Outcome> answers(Limit limit, IntFunction<Claim> claimOf) {
    return Race.of(thread -> claims().claim(claimOf.apply(thread), limit, NOW));
  }

  private void checkSums() {
    for (int host = 0; host < HOSTS; host++) {
      List<Claim> held = claims().onHost(hostId(host));
      int vcpus = held.stream().mapToInt(claim -> claim.resources().vcpus()).sum();
      long memory = held.stream().mapToLong(claim -> claim.resources().memoryMib()).sum();
      List<ExclusiveUnit> units = held.stream().flatMap(c -> c.units().stream()).toList();
      assertTrue(vcpus <= 8 && memory <= 800, () -> "oversubscribed: " + held);
      assertEquals(units.size(), new HashSet<>(units).size(), () -> "a unit is shared: " + held);
    }
  }

  private void checkThatNothingLeaked() {
    claims().list().forEach(claim -> claims().release(claim.placement()));
    assertEquals(List.of(), claims().list());
    for (int host = 0; host < HOSTS; host++) {
      Claim whole =
          new Claim(
              placementId(1_000_000 + host), hostId(host), LIMIT.resources(), Set.of(GPU), NOW);
      assertEquals(CLAIMED, claims().claim(whole.until(Instant.MAX), LIMIT, NOW));
    }
  }

  @Test
  void fillsAHostExactly() {
    for (int round = 0; round < 10; round++) {
      int host = round;
      List<Outcome> answers =
          answers(limit(10, 100), thread -> claim(host * 100L + thread, host, 1, 5));
      assertEquals(10, Collections.frequency(answers, CLAIMED), "room for ten");
      assertEquals(Race.THREADS - 10, Collections.frequency(answers, NO_ROOM));
      assertEquals(10, claims().onHost(hostId(host)).size());
    }
  }

  @Test
  void givesAUnitToOneOfMany() {
    for (int round = 0; round < 20; round++) {
      int host = round;
      List<Outcome> answers =
          answers(limit(100, 100), thread -> claim(host * 100L + thread, host, GPU));
      assertEquals(1, Collections.frequency(answers, CLAIMED), "owners of one unit");
      assertEquals(Race.THREADS - 1, Collections.frequency(answers, UNIT_TAKEN));
      assertEquals(
          placementId(host * 100L + answers.indexOf(CLAIMED)),
          claims().onHost(hostId(host)).get(0).placement());
    }
  }

  @Test
  void givesNoPageTwice() {
    for (int round = 0; round < 10; round++) {
      int host = round;
      List<Outcome> answers =
          answers(
              limit(new PagePool(0, 2_048, 10)),
              thread -> claim(host * 100L + thread, host, pages(0, 2_048, 3)));
      assertEquals(3, Collections.frequency(answers, CLAIMED), "three threes of ten");
      assertEquals(Race.THREADS - 3, Collections.frequency(answers, NO_ROOM));
    }
  }

  @Test
  void claimsForAPlacementOnOneOfManyHosts() {
    for (int round = 0; round < 20; round++) {
      int placement = round;
      List<Outcome> answers =
          answers(limit(1_000, 1_000), thread -> claim(placement, thread, 1, 1));
      assertEquals(1, Collections.frequency(answers, CLAIMED), "claims of one placement");
      assertEquals(Race.THREADS - 1, Collections.frequency(answers, CLAIMED_ELSEWHERE));
      assertEquals(round + 1, claims().list().size());
      assertEquals(
          hostId(answers.indexOf(CLAIMED)),
          claims().find(placementId(placement)).orElseThrow().host());
    }
  }

  @Test
  void claimsTheSameOnceHoweverManyAsk() {
    for (int round = 0; round < 20; round++) {
      Claim same = claim(round, round, 2, 2);
      List<Outcome> answers = answers(limit(3, 3), thread -> same);
      assertEquals(Race.THREADS, Collections.frequency(answers, CLAIMED));
      assertEquals(List.of(same), claims().onHost(same.host()));
    }
  }

  @Test
  void extendsALeaseOrGivesItsRoomAwayNeverBoth() {
    for (int round = 0; round < 20; round++) {
      int host = round;
      long first = host * 100L;
      claims().claim(claim(first, host, 1, 1).until(LATER), limit(1, 1), NOW);
      // The clocks of those who extend are behind those of the others.
      List<Boolean> won =
          Race.of(
              thread ->
                  thread % 2 == 0
                      ? claims().extend(placementId(first), Instant.MAX, LATER.minusMillis(1))
                      : claims().claim(claim(first + thread, host, 1, 1), limit(1, 1), LATER)
                          == CLAIMED);
      List<Claim> held = claims().onHost(hostId(host));
      assertEquals(1, held.size());
      boolean kept = held.get(0).placement().equals(placementId(first));
      assertEquals(kept ? Race.THREADS / 2 : 1, Collections.frequency(won, true));
      assertEquals(kept, won.get(0), "extended exactly if it was kept");
      assertTrue(held.get(0).isPermanent());
    }
  }

  @Test
  void neverExceedsTheLimit() {
    Race.of(
        thread -> {
          SplittableRandom random = new SplittableRandom(thread);
          ArrayDeque<Claim> mine = new ArrayDeque<>();
          for (int i = 0; i < 60; i++) {
            Claim asked =
                claim(
                    thread * 1_000L + i,
                    random.nextInt(HOSTS),
                    1 + random.nextInt(4),
                    1 + random.nextInt(400));
            if (claims().claim(asked, LIMIT, NOW) == CLAIMED) {
              mine.add(asked);
            }
            checkSums();
            if (mine.size() > random.nextInt(3)) {
              claims().release(mine.remove().placement());
            }
          }
          return thread;
        });
    checkSums();
    checkThatNothingLeaked();
  }

  /**
   * Few placements, short leases and a clock that everybody moves: every step meets every other.
   */
  @Test
  void staysSoundWhileLeasesLapse() {
    AtomicLong clock = new AtomicLong();
    Race.of(
        thread -> {
          SplittableRandom random = new SplittableRandom(100 + thread);
          for (int i = 0; i < 60; i++) {
            churn(random, Samples.at(clock.incrementAndGet()));
            checkSums();
          }
          return thread;
        });
    claims().expire(Samples.at(1_000_000));
    assertTrue(claims().list().stream().allMatch(Claim::isPermanent));
    checkSums();
    checkThatNothingLeaked();
  }

  private void churn(SplittableRandom random, Instant now) {
    int placement = random.nextInt(12);
    switch (random.nextInt(8)) {
      case 0 -> claims().release(placementId(placement));
      case 1 -> claims().expire(now);
      case 2 -> claims().extend(placementId(placement), now.plusSeconds(20), now);
      case 3 -> claims().extend(placementId(placement), Instant.MAX, now);
      default -> {
        Set<ExclusiveUnit> units = random.nextInt(3) == 0 ? Set.of(GPU) : Set.of();
        Claim size = claim(placement, random.nextInt(HOSTS), 1 + random.nextInt(5), 100);
        claims()
            .claim(
                new Claim(size.placement(), size.host(), size.resources(), units, now)
                    .until(now.plusSeconds(1 + random.nextInt(30))),
                LIMIT,
                now);
      }
    }
  }
}
