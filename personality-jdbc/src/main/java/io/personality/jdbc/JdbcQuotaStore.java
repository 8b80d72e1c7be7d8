package io.personality.jdbc;

import io.personality.model.Claim;
import io.personality.model.Quota;
import io.personality.model.TenantId;
import io.personality.model.TenantUse;
import io.personality.spi.QuotaStore;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Quotas in a table. <i>Thread-safe.</i>
 *
 * <p>What a tenant has is summed up from its claims when a claim of it is made, with the row of its
 * quota locked until the claim is there: tenants without a quota never wait for each other's
 * claims.
 */
final class JdbcQuotaStore implements QuotaStore {
  private static final String SELECT =
      "select tenant, placements, vcpus, memory_mib, accelerators from personality_quota";

  private final Database database;

  JdbcQuotaStore(Database database) {
    this.database = database;
  }

  /**
   * Whether the tenant's quota has room for a claim; locks the quota. A claim that the placement
   * has already is not counted.
   */
  static boolean admits(Handle handle, Claim asked, BigDecimal now) {
    if (asked.tenant().isEmpty()) {
      return true;
    }
    TenantId tenant = asked.tenant().get();
    Optional<Quota> quota =
        handle
            .createQuery(SELECT + " where tenant = :tenant for update")
            .bind("tenant", tenant.value())
            .map((row, context) -> quota(row))
            .findOne();
    return quota.isEmpty()
        || quota
            .get()
            .admits(
                sum(
                    handle,
                    tenant,
                    " and lease_until > :now and placement_id <> :placement",
                    Map.of("now", now, "placement", asked.placement().value())),
                TenantUse.of(asked));
  }

  private static TenantUse sum(
      Handle handle, TenantId tenant, String more, Map<String, ?> parameters) {
    return handle
        .createQuery(
            "select count(*) as claims, coalesce(sum(vcpus), 0) as vcpus,"
                + " coalesce(sum(memory_mib), 0) as memory_mib,"
                + " coalesce(sum(accelerators), 0) as accelerators"
                + " from personality_claim where tenant = :tenant"
                + more)
        .bind("tenant", tenant.value())
        .bindMap(parameters)
        .map(
            (row, context) ->
                new TenantUse(
                    row.getLong("claims"),
                    row.getLong("vcpus"),
                    row.getLong("memory_mib"),
                    row.getLong("accelerators")))
        .one();
  }

  @Override
  public void set(TenantId tenant, Quota quota) {
    database.transact(
        "set the quota of tenant " + tenant,
        handle ->
            write(
                        handle,
                        tenant,
                        quota,
                        "update personality_quota set placements = :placements, vcpus = :vcpus,"
                            + " memory_mib = :memory, accelerators = :accelerators"
                            + " where tenant = :tenant")
                    == 1
                || write(
                        handle,
                        tenant,
                        quota,
                        "insert into personality_quota"
                            + " (tenant, placements, vcpus, memory_mib, accelerators)"
                            + " values (:tenant, :placements, :vcpus, :memory, :accelerators)")
                    == 1);
  }

  private static int write(Handle handle, TenantId tenant, Quota quota, String sql) {
    return handle
        .createUpdate(sql)
        .bind("tenant", tenant.value())
        .bind("placements", quota.placements())
        .bind("vcpus", quota.vcpus())
        .bind("memory", quota.memoryMib())
        .bind("accelerators", quota.accelerators())
        .execute();
  }

  @Override
  public boolean clear(TenantId tenant) {
    return database.single(
        "take away the quota of tenant " + tenant,
        handle ->
            handle
                    .createUpdate("delete from personality_quota where tenant = :tenant")
                    .bind("tenant", tenant.value())
                    .execute()
                == 1);
  }

  @Override
  public Optional<Quota> find(TenantId tenant) {
    return database.single(
        "read the quota of tenant " + tenant,
        handle ->
            handle
                .createQuery(SELECT + " where tenant = :tenant")
                .bind("tenant", tenant.value())
                .map((row, context) -> quota(row))
                .findOne());
  }

  @Override
  public Map<TenantId, Quota> list() {
    return database.single(
        "list quotas",
        handle ->
            handle
                .createQuery(SELECT)
                .map((row, context) -> Map.entry(new TenantId(row.getString("tenant")), quota(row)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  @Override
  public TenantUse used(TenantId tenant) {
    return database.single(
        "sum up what tenant " + tenant + " has", handle -> sum(handle, tenant, "", Map.of()));
  }

  private static Quota quota(ResultSet row) throws SQLException {
    return new Quota(
        row.getLong("placements"),
        row.getLong("vcpus"),
        row.getLong("memory_mib"),
        row.getLong("accelerators"));
  }
}
