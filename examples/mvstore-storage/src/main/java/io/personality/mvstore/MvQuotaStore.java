package io.personality.mvstore;

import io.personality.model.HostId;
import io.personality.model.Quota;
import io.personality.model.TenantId;
import io.personality.model.TenantUse;
import io.personality.spi.QuotaStore;
import java.util.Map;
import java.util.Optional;
import org.h2.mvstore.MVMap;

/** Quotas by tenant; what a tenant has is summed up from its claims. <i>Thread-safe.</i> */
final class MvQuotaStore implements QuotaStore {
  private final MvDatabase database;
  private final MVMap<TenantId, Quota> quotas;
  private final MVMap<HostId, ClaimsOnHost> claims;

  MvQuotaStore(MvDatabase database) {
    this.database = database;
    quotas = database.map("quotas", TenantId.class, Quota.class);
    claims = MvClaimStore.onHosts(database);
  }

  @Override
  public void set(TenantId tenant, Quota quota) {
    database.change(() -> Optional.ofNullable(quotas.put(tenant, quota)));
  }

  @Override
  public boolean clear(TenantId tenant) {
    return database.change(() -> quotas.remove(tenant) != null);
  }

  @Override
  public Optional<Quota> find(TenantId tenant) {
    return database.read(() -> Optional.ofNullable(quotas.get(tenant)));
  }

  @Override
  public Map<TenantId, Quota> list() {
    return database.read(() -> Map.copyOf(quotas));
  }

  @Override
  public TenantUse used(TenantId tenant) {
    return database.read(
        () ->
            claims.values().stream()
                .map(host -> host.use(tenant))
                .reduce(TenantUse.NONE, TenantUse::plus));
  }
}
