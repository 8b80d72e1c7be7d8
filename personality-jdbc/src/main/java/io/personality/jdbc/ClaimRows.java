package io.personality.jdbc;

import io.personality.model.Claim;
import io.personality.model.ExclusiveUnit;
import io.personality.model.HostId;
import io.personality.model.PagePool;
import io.personality.model.PlacementId;
import io.personality.model.Resources;
import io.personality.model.TenantId;
import io.personality.model.TenantUse;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** Reads and writes the rows of claims, within a transaction. */
final class ClaimRows {
  private static final String SELECT =
      "select placement_id, host_id, vcpus, memory_mib, lease_until, tenant"
          + " from personality_claim";
  private static final String SELECT_UNITS =
      "select placement_id, unit from personality_claim_unit";

  private ClaimRows() {}

  /** The claim of a placement, whose row nobody else changes until the transaction ends. */
  static Optional<Claim> locked(Handle handle, PlacementId placement) {
    return of(handle, placement, " for update");
  }

  /** The host where a placement has a claim. */
  static Optional<HostId> hostOf(Handle handle, PlacementId placement) {
    return handle
        .createQuery("select host_id from personality_claim where placement_id = :placement")
        .bind("placement", placement.value())
        .map((row, context) -> new HostId(row.getString("host_id")))
        .findOne();
  }

  /** The claim of a placement. */
  static Optional<Claim> find(Handle handle, PlacementId placement) {
    return of(handle, placement, "");
  }

  private static Optional<Claim> of(Handle handle, PlacementId placement, String locking) {
    String where = " where placement_id = :placement";
    return claims(
            handle.createQuery(SELECT + where + locking).bind("placement", placement.value()),
            handle.createQuery(SELECT_UNITS + where).bind("placement", placement.value()))
        .stream()
        .findFirst();
  }

  static List<Claim> onHost(Handle handle, HostId host) {
    String where = " where host_id = :host";
    return claims(
        handle.createQuery(SELECT + where).bind("host", host.value()),
        handle.createQuery(SELECT_UNITS + where).bind("host", host.value()));
  }

  static List<Claim> onHosts(Handle handle, Set<HostId> hosts) {
    String where = " where host_id in (<ids>)";
    return Chunks.ids(hosts).stream()
        .flatMap(
            chunk ->
                claims(
                    handle.createQuery(SELECT + where).bindList("ids", chunk),
                    handle.createQuery(SELECT_UNITS + where).bindList("ids", chunk))
                    .stream())
        .toList();
  }

  static List<Claim> all(Handle handle) {
    return claims(handle.createQuery(SELECT), handle.createQuery(SELECT_UNITS));
  }

  private static List<Claim> claims(Query rows, Query units) {
    List<Claim> bare = rows.map((row, context) -> claim(row)).list();
    if (bare.isEmpty()) {
      return bare;
    }
    Map<UUID, Set<ExclusiveUnit>> of =
        units
            .map(
                (row, context) ->
                    Map.entry(
                        row.getObject("placement_id", UUID.class),
                        Units.unit(row.getString("unit"))))
            .stream()
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getKey,
                    Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    return bare.stream()
        .map(
            claim ->
                new Claim(
                    claim.placement(),
                    claim.host(),
                    claim.resources(),
                    of.getOrDefault(claim.placement().value(), Set.of()),
                    claim.leaseUntil(),
                    claim.tenant()))
        .toList();
  }

  private static Claim claim(ResultSet row) throws SQLException {
    return new Claim(
        new PlacementId(row.getObject("placement_id", UUID.class)),
        new HostId(row.getString("host_id")),
        new Resources(row.getInt("vcpus"), row.getLong("memory_mib")),
        Set.of(),
        Times.instant(row.getBigDecimal("lease_until")),
        Optional.ofNullable(row.getString("tenant")).map(TenantId::new));
  }

  static void insert(Handle handle, Claim claim) {
    handle
        .createUpdate(
            "insert into personality_claim (placement_id, host_id, vcpus, memory_mib, lease_until,"
                + " tenant, accelerators)"
                + " values (:placement, :host, :vcpus, :memory, :until, :tenant, :accelerators)")
        .bind("placement", claim.placement().value())
        .bind("host", claim.host().value())
        .bind("vcpus", claim.resources().vcpus())
        .bind("memory", claim.resources().memoryMib())
        .bind("until", Times.seconds(claim.leaseUntil()))
        .bind("tenant", claim.tenant().map(TenantId::value).orElse(null))
        .bind("accelerators", TenantUse.of(claim).accelerators())
        .execute();
    if (claim.units().isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "insert into personality_claim_unit"
                + " (placement_id, unit, host_id, owned, cell, page_kib, pages)"
                + " values (:placement, :unit, :host, :owned, :cell, :kib, :pages)");
    for (ExclusiveUnit unit : claim.units()) {
      Optional<PagePool> pages =
          unit instanceof ExclusiveUnit.Pages of ? Optional.of(of.pages()) : Optional.empty();
      batch
          .bind("placement", claim.placement().value())
          .bind("unit", unit.text())
          .bind("host", claim.host().value())
          .bind("owned", pages.isPresent() ? null : unit.text())
          .bind("cell", pages.map(PagePool::cell).orElse(null))
          .bind("kib", pages.map(PagePool::pageKib).orElse(null))
          .bind("pages", pages.map(PagePool::pages).orElse(null))
          .add();
    }
    batch.execute();
  }

  /** Makes a claim on a locked host that of another placement, which has none. */
  static void rename(Handle handle, Claim claim, PlacementId to, Optional<TenantId> tenant) {
    Claim bare =
        new Claim(to, claim.host(), claim.resources(), Set.of(), claim.leaseUntil(), tenant);
    insert(handle, bare);
    handle
        .createUpdate(
            "update personality_claim set accelerators = :accelerators"
                + " where placement_id = :placement")
        .bind("accelerators", TenantUse.of(claim).accelerators())
        .bind("placement", to.value())
        .execute();
    handle
        .createUpdate(
            "update personality_claim_unit set placement_id = :to where placement_id = :from")
        .bind("from", claim.placement().value())
        .bind("to", to.value())
        .execute();
    delete(handle, claim.placement());
  }

  /** Drops a claim on a locked host. */
  static void drop(Handle handle, Claim claim) {
    if (delete(handle, claim.placement())) {
      ClaimSums.subtract(handle, claim.host(), claim.resources());
    }
  }

  private static boolean delete(Handle handle, PlacementId placement) {
    return handle
            .createUpdate("delete from personality_claim where placement_id = :placement")
            .bind("placement", placement.value())
            .execute()
        == 1;
  }

  /** Deletes a claim if its lease has ended by then. */
  private static boolean deleteLapsed(Handle handle, PlacementId placement, BigDecimal now) {
    return handle
            .createUpdate(
                "delete from personality_claim"
                    + " where placement_id = :placement and lease_until <= :now")
            .bind("placement", placement.value())
            .bind("now", now)
            .execute()
        == 1;
  }

  /** Drops the claims on a locked host whose leases have ended by then, and says how many. */
  static int expire(Handle handle, HostId host, BigDecimal now) {
    int freed = 0;
    for (Claim claim : lapsed(handle, host, now)) {
      if (deleteLapsed(handle, claim.placement(), now)) {
        ClaimSums.subtract(handle, host, claim.resources());
        freed++;
      }
    }
    return freed;
  }

  /** Which of the units belong to another placement. */
  static boolean isTaken(Handle handle, Claim claim) {
    List<String> owned = new ArrayList<>();
    for (ExclusiveUnit unit : claim.units()) {
      if (!(unit instanceof ExclusiveUnit.Pages)) {
        owned.add(unit.text());
      }
    }
    if (owned.isEmpty()) {
      return false;
    }
    return handle
        .createQuery(
            "select count(*) from personality_claim_unit"
                + " where host_id = :host and placement_id <> :placement and owned in (<owned>)")
        .bind("host", claim.host().value())
        .bind("placement", claim.placement().value())
        .bindList("owned", owned)
        .mapTo(Long.class)
        .map(count -> count > 0)
        .one();
  }

  /** The huge pages that other placements have of a host; none where the claim asks for none. */
  static List<PagePool> pagesOfOthers(Handle handle, Claim claim) {
    if (claim.units().stream().noneMatch(ExclusiveUnit.Pages.class::isInstance)) {
      return List.of();
    }
    return handle
        .createQuery(
            "select cell, page_kib, pages from personality_claim_unit"
                + " where host_id = :host and placement_id <> :placement and pages is not null")
        .bind("host", claim.host().value())
        .bind("placement", claim.placement().value())
        .map(
            (row, context) ->
                new PagePool(row.getInt("cell"), row.getLong("page_kib"), row.getLong("pages")))
        .list();
  }

  /** The placements whose leases on a host have ended by then. */
  private static List<Claim> lapsed(Handle handle, HostId host, BigDecimal now) {
    return handle
        .createQuery(SELECT + " where host_id = :host and lease_until <= :now")
        .bind("host", host.value())
        .bind("now", now)
        .map((row, context) -> claim(row))
        .list();
  }

  /** The hosts on which some lease has ended by then. */
  static Set<HostId> hostsWithLapsed(Handle handle, BigDecimal now) {
    return new HashSet<>(
        handle
            .createQuery("select distinct host_id from personality_claim where lease_until <= :now")
            .bind("now", now)
            .map((row, context) -> new HostId(row.getString("host_id")))
            .list());
  }
}
