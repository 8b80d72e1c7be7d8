package io.personality.spi.contract;

import static io.personality.spi.contract.Samples.hostId;
import static io.personality.spi.contract.Samples.limit;
import static io.personality.spi.contract.Samples.placementId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.model.Claim;
import io.personality.model.ExclusiveUnit;
import io.personality.model.Resources;
import io.personality.spi.ClaimStore;
import io.personality.spi.ClaimStore.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@link ClaimStore#transfer} promises, by which a move ends. */
public abstract class ClaimTransferContract extends StoreContract {
  private static final Instant NOW = Samples.at(0);
  private static final ExclusiveUnit DEVICE = new ExclusiveUnit.Device("pci:0000:41:00.0");

  private ClaimStore claims() {
    return storage().claims();
  }

  private static Claim of(long placement, int host, ExclusiveUnit... units) {
    return new Claim(
        placementId(placement), hostId(host), new Resources(2, 64), Set.of(units), Instant.MAX);
  }

  private Outcome claim(Claim claim) {
    return claims().claim(claim, limit(2, 64), NOW);
  }

  @Test
  void movesTheClaimAndFreesTheOldOne() {
    claim(of(1, 1, DEVICE).of(Samples.TENANT));
    claim(of(2, 2, DEVICE));
    assertTrue(claims().transfer(placementId(2), placementId(1)));
    assertEquals(Optional.of(of(1, 2, DEVICE).of(Samples.TENANT)), claims().find(placementId(1)));
    assertEquals(Optional.empty(), claims().find(placementId(2)));
    assertEquals(List.of(), claims().onHost(hostId(1)));
    assertEquals(1, storage().quotas().used(Samples.TENANT).placements());
    assertEquals(1, storage().quotas().used(Samples.TENANT).accelerators());
    // The old host is free again, the new one is not.
    assertEquals(Outcome.CLAIMED, claim(of(3, 1, DEVICE)));
    assertEquals(Outcome.UNIT_TAKEN, claim(of(4, 2, DEVICE)));
    assertEquals(Outcome.NO_ROOM, claim(of(4, 2)));
    claims().release(placementId(1));
    assertEquals(Outcome.CLAIMED, claim(of(4, 2, DEVICE)));
  }

  @Test
  void movesTheClaimWhereThereIsNoOldOne() {
    claim(of(2, 2));
    assertTrue(claims().transfer(placementId(2), placementId(1)));
    assertEquals(Optional.of(of(1, 2)), claims().find(placementId(1)));
  }

  @Test
  void changesNothingWhereThereIsNone() {
    claim(of(1, 1));
    assertFalse(claims().transfer(placementId(2), placementId(1)));
    assertEquals(Optional.of(of(1, 1)), claims().find(placementId(1)));
  }

  @Test
  void ofManyOneMovesIt() {
    claim(of(1, 1));
    claim(of(2, 2));
    List<Boolean> moved = Race.of(thread -> claims().transfer(placementId(2), placementId(1)));
    assertEquals(1, moved.stream().filter(one -> one).count());
    assertEquals(List.of(of(1, 2)), claims().list());
  }
}
