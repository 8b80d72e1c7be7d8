package io.personality.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuotaTest {
  private static final Quota QUOTA = new Quota(10, 40, 400, 2);

  @Test
  void saysWhichPartIsUsedUp() {
    TenantUse used = new TenantUse(3, 38, 390, 1);
    assertTrue(QUOTA.admits(used, new TenantUse(1, 2, 10, 1)));
    assertEquals(
        List.of(
            "38 of 40 vCPUs are used and 3 more are asked",
            "1 of 2 accelerators are used and 2 more are asked"),
        QUOTA.excesses(used, new TenantUse(1, 3, 10, 2)));
  }

  @Test
  void whatIsNotAskedForIsNotInTheWay() {
    TenantUse tooMuch = new TenantUse(1, 100, 1, 5);
    assertTrue(QUOTA.admits(tooMuch, new TenantUse(1, 0, 10, 0)));
    assertFalse(QUOTA.admits(tooMuch, new TenantUse(1, 1, 10, 0)));
  }

  @Test
  void theLargestNumbersDoNotOverflow() {
    long most = Long.MAX_VALUE;
    TenantUse all = new TenantUse(most, most, most, most);
    assertFalse(QUOTA.admits(TenantUse.NONE, all));
    assertFalse(QUOTA.admits(all, new TenantUse(1, 1, 1, 1)));
    assertTrue(Quota.OPEN.admits(TenantUse.NONE, all));
    assertThrows(IllegalArgumentException.class, () -> new Quota(-1, 0, 0, 0));
  }
}
