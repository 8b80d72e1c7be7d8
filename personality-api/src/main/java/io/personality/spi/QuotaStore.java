package io.personality.spi;

import io.personality.model.Quota;
import io.personality.model.TenantId;
import io.personality.model.TenantUse;
import java.util.Map;
import java.util.Optional;

/**
 * What each tenant may have at once. <i>Thread-safe.</i>
 *
 * <p>The {@link ClaimStore} of the same storage keeps to it: claims that begin after a quota was
 * set never bring the sum of the tenant's live claims above it, however many are made at once. A
 * quota below what a tenant has already ends nothing; it stops new claims.
 */
public interface QuotaStore {

  /**
   * Sets the quota of a tenant in place of the one it had.
   *
   * @param tenant whose
   * @param quota the most it may have
   */
  void set(TenantId tenant, Quota quota);

  /**
   * Takes the quota of a tenant away; it may then have as much as there is.
   *
   * @param tenant whose
   * @return false if it had none
   */
  boolean clear(TenantId tenant);

  /**
   * {@return the quota of a tenant; empty where it has none}
   *
   * @param tenant whose
   */
  Optional<Quota> find(TenantId tenant);

  /** {@return every quota} */
  Map<TenantId, Quota> list();

  /**
   * {@return what the claims of a tenant have in sum; those that have lapsed may still count}
   *
   * @param tenant whose
   */
  TenantUse used(TenantId tenant);
}
