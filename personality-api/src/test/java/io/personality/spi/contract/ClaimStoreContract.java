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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.model.Claim;
import io.personality.model.ExclusiveUnit;
import io.personality.model.PagePool;
import io.personality.model.Resources;
import io.personality.spi.ClaimStore;
import io.personality.spi.ClaimStore.Limit;
import io.personality.spi.ClaimStore.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@link ClaimStore} promises to one caller; {@link ContendedClaimContract} has the rest. */
public abstract class ClaimStoreContract extends StoreContract {
  private static final Instant NOW = Samples.at(0);
  private static final Instant LATER = Samples.at(60);
  private static final Limit ROOMY = limit(1_000, 1_000_000);
  private static final ExclusiveUnit GPU = new ExclusiveUnit.Device("pci:0000:41:00.0");
  private static final ExclusiveUnit CORE = new ExclusiveUnit.Core(2);

  private ClaimStore claims() {
    return storage().claims();
  }

  private Outcome ask(Claim claim, Limit limit) {
    return claims().claim(claim, limit, NOW);
  }

  @Test
  void isEmptyAtFirst() {
    assertEquals(List.of(), claims().list());
    assertEquals(List.of(), claims().onHost(hostId(1)));
    assertEquals(Optional.empty(), claims().find(placementId(1)));
  }

  @Test
  void keepsEveryPart() {
    Claim claim =
        new Claim(
            placementId(1),
            hostId(1),
            new Resources(3, 1_000),
            Set.of(GPU, CORE, pages(0, 2_048, 8)),
            LATER);
    Limit limit = new Limit(limit(4, 2_000).resources(), List.of(new PagePool(0, 2_048, 8)));
    assertEquals(CLAIMED, ask(claim, limit));
    assertEquals(Optional.of(claim), claims().find(placementId(1)));
    assertEquals(List.of(claim), claims().onHost(hostId(1)));
    assertEquals(List.of(claim), claims().list());
    assertEquals(List.of(), claims().onHost(hostId(2)));
  }

  @Test
  void fillsAHostToTheLast() {
    Limit limit = limit(4, 100);
    assertEquals(CLAIMED, ask(claim(1, 1, 3, 60), limit));
    assertEquals(NO_ROOM, ask(claim(2, 1, 2, 40), limit), "a vCPU too many");
    assertEquals(NO_ROOM, ask(claim(2, 1, 1, 41), limit), "a MiB too many");
    assertEquals(CLAIMED, ask(claim(2, 1, 1, 40), limit));
    assertEquals(NO_ROOM, ask(claim(3, 1, 1, 1), limit));
    assertEquals(CLAIMED, ask(claim(3, 2, 1, 1), limit), "another host");
    assertEquals(
        Set.of(claim(1, 1, 3, 60), claim(2, 1, 1, 40)), Set.copyOf(claims().onHost(hostId(1))));
  }

  @Test
  void survivesAmountsThatDoNotFitANumber() {
    Limit limit = limit(Integer.MAX_VALUE, Long.MAX_VALUE);
    assertEquals(CLAIMED, ask(claim(1, 1, Integer.MAX_VALUE - 1, Long.MAX_VALUE - 1), limit));
    assertEquals(NO_ROOM, ask(claim(2, 1, 2, 1), limit));
    assertEquals(NO_ROOM, ask(claim(2, 1, 1, 2), limit));
    assertEquals(CLAIMED, ask(claim(2, 1, 1, 1), limit));
  }

  @Test
  void claimsTheSameAgainAndKeepsTheLaterLease() {
    Claim leased = claim(1, 1, 4, 100).until(LATER);
    assertEquals(CLAIMED, ask(leased, limit(4, 100)));
    assertEquals(CLAIMED, ask(leased, limit(4, 100)));
    assertEquals(CLAIMED, ask(leased.until(Samples.at(90)), limit(4, 100)));
    assertEquals(CLAIMED, ask(leased.until(Samples.at(30)), limit(4, 100)));
    assertEquals(List.of(leased.until(Samples.at(90))), claims().list());
  }

  @Test
  void replacesAClaimOnItsOwnHost() {
    assertEquals(CLAIMED, ask(claim(1, 1, GPU), limit(4, 100)));
    assertEquals(CLAIMED, ask(claim(1, 1, 4, 100), limit(4, 100)), "larger, and without the unit");
    assertEquals(List.of(claim(1, 1, 4, 100)), claims().list());
    assertEquals(NO_ROOM, ask(claim(1, 1, 5, 100), limit(4, 100)));
    assertEquals(List.of(claim(1, 1, 4, 100)), claims().list(), "the former one stays");
    assertEquals(CLAIMED, ask(claim(1, 1, 1, 1), limit(4, 100)));
    assertEquals(CLAIMED, ask(claim(2, 1, GPU), limit(4, 100)), "the unit is free again");
  }

  @Test
  void givesAUnitToOne() {
    assertEquals(CLAIMED, ask(claim(1, 1, GPU, CORE), ROOMY));
    assertEquals(UNIT_TAKEN, ask(claim(2, 1, GPU), ROOMY));
    assertEquals(UNIT_TAKEN, ask(claim(2, 1, CORE, new ExclusiveUnit.Core(3)), ROOMY));
    assertEquals(CLAIMED, ask(claim(2, 1, new ExclusiveUnit.Core(3)), ROOMY), "nothing was kept");
    assertEquals(CLAIMED, ask(claim(3, 2, GPU, CORE), ROOMY), "the same names on another host");
    claims().release(placementId(1));
    assertEquals(CLAIMED, ask(claim(4, 1, GPU, CORE), ROOMY));
  }

  @Test
  void sumsHugePagesByCellAndSize() {
    Limit limit = limit(new PagePool(0, 2_048, 10), new PagePool(1, 2_048, 4));
    assertEquals(CLAIMED, ask(claim(1, 1, pages(0, 2_048, 6)), limit));
    assertEquals(NO_ROOM, ask(claim(2, 1, pages(0, 2_048, 5)), limit));
    assertEquals(CLAIMED, ask(claim(2, 1, pages(0, 2_048, 4), pages(1, 2_048, 3)), limit));
    assertEquals(NO_ROOM, ask(claim(3, 1, pages(1, 2_048, 2)), limit));
    assertEquals(NO_ROOM, ask(claim(3, 1, pages(1, 1_048_576, 1)), limit), "no such pool");
    claims().release(placementId(1));
    assertEquals(
        NO_ROOM,
        ask(claim(3, 1, pages(0, 2_048, 4), pages(0, 2_048, 3)), limit),
        "two parts of one pool are summed");
    assertEquals(CLAIMED, ask(claim(3, 1, pages(0, 2_048, 4), pages(0, 2_048, 2)), limit));
  }

  @Test
  void claimsOnOneHostOnly() {
    assertEquals(CLAIMED, ask(claim(1, 1, 1, 1), ROOMY));
    assertEquals(CLAIMED_ELSEWHERE, ask(claim(1, 2, 1, 1), ROOMY));
    assertEquals(List.of(claim(1, 1, 1, 1)), claims().list());
    claims().release(placementId(1));
    assertEquals(CLAIMED, ask(claim(1, 2, 1, 1), ROOMY));
    assertEquals(List.of(claim(1, 2, 1, 1)), claims().list());
  }

  @Test
  void namesTheLastOfSeveralObstacles() {
    ask(claim(1, 1, GPU), ROOMY);
    ask(claim(2, 2, 1, 1), ROOMY);
    assertEquals(UNIT_TAKEN, ask(claim(3, 1, GPU), limit(1, 1)), "no room either");
    assertEquals(CLAIMED_ELSEWHERE, ask(claim(2, 1, GPU), limit(1, 1)), "nor a unit");
  }

  @Test
  void leavesLapsedLeasesOut() {
    Claim leased = claim(1, 1, GPU).until(LATER);
    ask(leased, limit(1, 1));
    assertEquals(UNIT_TAKEN, claims().claim(claim(2, 1, GPU), limit(1, 1), LATER.minusMillis(1)));
    assertEquals(NO_ROOM, claims().claim(claim(2, 1, 1, 1), limit(1, 1), LATER.minusMillis(1)));
    assertEquals(
        CLAIMED, claims().claim(claim(2, 1, GPU), limit(1, 1), LATER), "lapsed at its very end");
    assertEquals(List.of(claim(2, 1, GPU)), claims().onHost(hostId(1)), "and freed by that");
    assertEquals(Optional.empty(), claims().find(placementId(1)));
  }

  @Test
  void letsThePlacementOfALapsedClaimGoAnywhere() {
    ask(claim(1, 1, GPU).until(LATER), ROOMY);
    assertEquals(CLAIMED, claims().claim(claim(1, 2, GPU), ROOMY, LATER));
    assertEquals(List.of(claim(1, 2, GPU)), claims().list());
    ask(claim(2, 1, 9, 9).until(LATER), limit(9, 9));
    assertEquals(CLAIMED, claims().claim(claim(2, 1, 8, 8), limit(8, 8), LATER));
    assertEquals(List.of(claim(2, 1, 8, 8)), claims().onHost(hostId(1)));
  }

  @Test
  void extendsALiveLease() {
    ask(claim(1, 1, 1, 1).until(LATER), limit(1, 1));
    assertTrue(claims().extend(placementId(1), Samples.at(120), LATER.minusMillis(1)));
    assertEquals(NO_ROOM, claims().claim(claim(2, 1, 1, 1), limit(1, 1), Samples.at(119)));
    assertTrue(claims().extend(placementId(1), Instant.MAX, Samples.at(119)));
    assertEquals(
        NO_ROOM, claims().claim(claim(2, 1, 1, 1), limit(1, 1), Samples.at(1_000_000_000)));
    assertEquals(List.of(claim(1, 1, 1, 1)), claims().list());
    assertTrue(claims().find(placementId(1)).orElseThrow().isPermanent());
  }

  @Test
  void neverExtendsWhatHasLapsed() {
    assertFalse(claims().extend(placementId(1), Instant.MAX, NOW), "no claim");
    ask(claim(1, 1, 1, 1).until(LATER), limit(1, 1));
    assertFalse(claims().extend(placementId(1), Instant.MAX, LATER), "lapsed");
    assertEquals(CLAIMED, claims().claim(claim(2, 1, 1, 1), limit(1, 1), LATER));
    assertFalse(
        claims().extend(placementId(1), Instant.MAX, NOW), "given away, by a clock that is behind");
    assertEquals(List.of(claim(2, 1, 1, 1)), claims().list());
  }

  @Test
  void releasesOnce() {
    claims().release(placementId(1));
    ask(claim(1, 1, 2, 2), limit(4, 4));
    ask(claim(2, 1, 2, 2), limit(4, 4));
    claims().release(placementId(1));
    claims().release(placementId(1));
    assertEquals(List.of(claim(2, 1, 2, 2)), claims().list());
    assertEquals(NO_ROOM, ask(claim(3, 1, 3, 3), limit(4, 4)), "freed twice");
    assertEquals(CLAIMED, ask(claim(3, 1, 2, 2), limit(4, 4)));
  }

  @Test
  void expiresWhatHasLapsedAndNothingElse() {
    ask(claim(1, 1, GPU).until(LATER), ROOMY);
    ask(claim(2, 2, 1, 1).until(LATER.plusMillis(1)), ROOMY);
    ask(claim(3, 1, 1, 1), ROOMY);
    ask(claim(4, 3, 1, 1).until(Samples.at(30)), ROOMY);
    assertEquals(2, claims().expire(LATER));
    assertEquals(0, claims().expire(LATER));
    assertEquals(Optional.empty(), claims().find(placementId(1)));
    assertEquals(2, claims().list().size());
    assertEquals(CLAIMED, ask(claim(5, 1, GPU), ROOMY));
    assertEquals(CLAIMED, ask(claim(1, 2, 1, 1), ROOMY));
  }
}
