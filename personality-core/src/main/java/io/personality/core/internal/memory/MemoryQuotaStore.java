package io.personality.core.internal.memory;

import io.personality.model.Claim;
import io.personality.model.Quota;
import io.personality.model.TenantId;
import io.personality.model.TenantUse;
import io.personality.spi.QuotaStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Quotas in memory, with what each tenant has. <i>Thread-safe.</i>
 *
 * <p>Whoever claims for a tenant with a quota holds the lock of that tenant meanwhile; the sums may
 * fall at the same time, never rise.
 */
final class MemoryQuotaStore implements QuotaStore {
  private final ConcurrentHashMap<TenantId, Quota> quotas = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<TenantId, TenantUse> used = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<TenantId, Object> locks = new ConcurrentHashMap<>();

  @Override
  public void set(TenantId tenant, Quota quota) {
    quotas.put(tenant, quota);
  }

  @Override
  public boolean clear(TenantId tenant) {
    return quotas.remove(tenant) != null;
  }

  @Override
  public Optional<Quota> find(TenantId tenant) {
    return Optional.ofNullable(quotas.get(tenant));
  }

  @Override
  public Map<TenantId, Quota> list() {
    return Map.copyOf(quotas);
  }

  @Override
  public TenantUse used(TenantId tenant) {
    return used.getOrDefault(tenant, TenantUse.NONE);
  }

  /** What claims of the tenant must hold while they look and take. */
  Object lock(TenantId tenant) {
    return locks.computeIfAbsent(tenant, id -> new Object());
  }

  /** Counts a claim that was put or, with sign -1, dropped. */
  void count(Claim claim, int sign) {
    TenantUse one = TenantUse.of(claim);
    TenantUse signed = sign > 0 ? one : TenantUse.NONE.minus(one);
    claim.tenant().ifPresent(tenant -> used.merge(tenant, signed, TenantUse::plus));
  }
}
