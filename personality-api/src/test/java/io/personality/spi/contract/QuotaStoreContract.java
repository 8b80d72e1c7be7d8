package io.personality.spi.contract;

import static io.personality.spi.ClaimStore.Outcome.CLAIMED;
import static io.personality.spi.ClaimStore.Outcome.QUOTA_EXCEEDED;
import static io.personality.spi.contract.Samples.claim;
import static io.personality.spi.contract.Samples.limit;
import static io.personality.spi.contract.Samples.placementId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.model.Claim;
import io.personality.model.ExclusiveUnit;
import io.personality.model.Quota;
import io.personality.model.TenantId;
import io.personality.model.TenantUse;
import io.personality.spi.ClaimStore.Limit;
import io.personality.spi.ClaimStore.Outcome;
import io.personality.spi.QuotaStore;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link QuotaStore} promises, and how claims keep to it. */
public abstract class QuotaStoreContract extends StoreContract {
  private static final Instant NOW = Samples.at(0);
  private static final Instant LATER = Samples.at(60);
  private static final Limit LIMIT = limit(1_000, 1_000_000);
  private static final TenantId WEB = new TenantId("web");
  private static final TenantId BILLING = new TenantId("billing");
  private static final Quota TEN_VCPUS =
      new Quota(Quota.UNLIMITED, 10, Quota.UNLIMITED, Quota.UNLIMITED);

  private QuotaStore quotas() {
    return storage().quotas();
  }

  private Outcome take(Claim claim) {
    return storage().claims().claim(claim, LIMIT, NOW);
  }

  @Test
  void keepsAndClearsQuotas() {
    assertEquals(Optional.empty(), quotas().find(WEB));
    assertEquals(Map.of(), quotas().list());
    quotas().set(WEB, TEN_VCPUS);
    quotas().set(BILLING, Quota.OPEN);
    quotas().set(BILLING, new Quota(1, 2, 3, 4));
    assertEquals(Optional.of(TEN_VCPUS), quotas().find(WEB));
    assertEquals(Map.of(WEB, TEN_VCPUS, BILLING, new Quota(1, 2, 3, 4)), quotas().list());
    assertTrue(quotas().clear(WEB));
    assertFalse(quotas().clear(WEB));
    assertEquals(Optional.empty(), quotas().find(WEB));
  }

  @Test
  void sumsUpWhatATenantHas() {
    take(claim(1, 1, 2, 20).of(WEB));
    take(claim(2, 2, 3, 30).of(WEB));
    take(claim(3, 2, new ExclusiveUnit.Device("pci:1"), new ExclusiveUnit.Core(1)).of(WEB));
    take(claim(4, 2, 50, 500).of(BILLING));
    take(claim(5, 2, 50, 500));
    assertEquals(new TenantUse(3, 6, 51, 1), quotas().used(WEB));
    storage().claims().release(placementId(2));
    assertEquals(new TenantUse(2, 3, 21, 1), quotas().used(WEB));
    assertEquals(TenantUse.NONE, quotas().used(new TenantId("nobody")));
  }

  @Test
  void stopsClaimsThatWouldExceedAnyPartOfIt() {
    quotas().set(WEB, new Quota(2, 10, 100, 1));
    assertEquals(CLAIMED, take(claim(1, 1, 6, 50).of(WEB)));
    assertEquals(QUOTA_EXCEEDED, take(claim(2, 2, 5, 1).of(WEB)), "vCPUs");
    assertEquals(QUOTA_EXCEEDED, take(claim(2, 2, 1, 51).of(WEB)), "memory");
    ExclusiveUnit[] two = {new ExclusiveUnit.Device("pci:1"), new ExclusiveUnit.Device("pci:2")};
    assertEquals(QUOTA_EXCEEDED, take(claim(2, 2, two).of(WEB)), "accelerators");
    assertEquals(CLAIMED, take(claim(2, 2, 4, 50).of(WEB)));
    assertEquals(QUOTA_EXCEEDED, take(claim(3, 3, 0, 0).of(WEB)), "placements");
    assertEquals(CLAIMED, take(claim(4, 3, 50, 500).of(BILLING)), "somebody else's");
    assertEquals(CLAIMED, take(claim(5, 3, 50, 500)), "nobody's");
    storage().claims().release(placementId(1));
    assertEquals(CLAIMED, take(claim(6, 1, 6, 50).of(WEB)));
  }

  @Test
  void countsAClaimOnceThatIsAskedForAgain() {
    quotas().set(WEB, TEN_VCPUS);
    assertEquals(CLAIMED, take(claim(1, 1, 8, 1).of(WEB)));
    assertEquals(CLAIMED, take(claim(1, 1, 8, 1).of(WEB)));
    assertEquals(CLAIMED, take(claim(1, 1, 10, 1).of(WEB)), "in place of the other");
    assertEquals(QUOTA_EXCEEDED, take(claim(1, 1, 11, 1).of(WEB)));
    assertEquals(
        10,
        storage().claims().find(placementId(1)).orElseThrow().resources().vcpus(),
        "what was refused changed nothing");
  }

  @Test
  void doesNotCountWhatHasLapsed() {
    quotas().set(WEB, TEN_VCPUS);
    assertEquals(CLAIMED, take(claim(1, 1, 8, 1).of(WEB).until(LATER)));
    assertEquals(QUOTA_EXCEEDED, take(claim(2, 2, 8, 1).of(WEB)));
    assertEquals(CLAIMED, storage().claims().claim(claim(2, 2, 8, 1).of(WEB), LIMIT, LATER));
  }

  @Test
  void aQuotaBelowWhatATenantHasEndsNothing() {
    assertEquals(CLAIMED, take(claim(1, 1, 8, 1).of(WEB)));
    quotas().set(WEB, new Quota(Quota.UNLIMITED, 4, Quota.UNLIMITED, Quota.UNLIMITED));
    assertEquals(1, storage().claims().list().size());
    assertEquals(QUOTA_EXCEEDED, take(claim(2, 2, 1, 1).of(WEB)));
    assertEquals(CLAIMED, take(claim(2, 2, 0, 1).of(WEB)), "asks for nothing that is used up");
  }

  @Test
  void manyAtOnceNeverExceedIt() {
    for (int round = 0; round < 10; round++) {
      TenantId tenant = new TenantId("tenant-" + round);
      quotas().set(tenant, TEN_VCPUS);
      int base = round * 100;
      List<Outcome> answers =
          Race.of(thread -> take(claim(base + thread, base + thread, 3, 1).of(tenant)));
      assertEquals(3, Collections.frequency(answers, CLAIMED), "three threes of ten");
      assertEquals(Race.THREADS - 3, Collections.frequency(answers, QUOTA_EXCEEDED));
      assertEquals(new TenantUse(3, 9, 3, 0), quotas().used(tenant));
    }
  }
}
