package io.personality.jdbc;

import io.personality.model.ImportedFrom;
import io.personality.model.Listing;
import io.personality.model.ProfileId;
import io.personality.model.ProfileRef;
import io.personality.model.Sharing;
import io.personality.model.Sharing.Visibility;
import io.personality.model.TenantId;
import io.personality.spi.ListingStore.Publication;
import io.personality.spi.ProfileStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Update;

/** Listings as rows. */
final class ListingRows {
  private static final String SELECT =
      "select l.profile_id, p.newest, l.owner, l.name, l.description, l.visibility, l.curated,"
          + " l.retired, l.votes, l.stars, l.outcomes, l.kept_millionths, l.created_at,"
          + " l.changed_at, l.imported_id, l.imported_revision, l.imported_owner, l.exported_at"
          + " from personality_listing l join personality_profile p on p.profile_id = l.profile_id ";

  private ListingRows() {}

  /** Locks a listing, so that whoever wants to change it waits. */
  static boolean lock(Handle handle, ProfileId id) {
    return handle
        .createQuery("select profile_id from personality_listing where profile_id = :id for update")
        .bind("id", id.value())
        .mapTo(String.class)
        .findOne()
        .isPresent();
  }

  static Optional<Listing> find(Handle handle, ProfileId id) {
    return Optional.ofNullable(find(handle, Set.of(id.value())).get(id.value()));
  }

  /** The listings of those ids, which are not none. */
  static Map<String, Listing> find(Handle handle, Collection<String> ids) {
    Map<String, Set<TenantId>> tenants = new LinkedHashMap<>();
    handle
        .createQuery(
            "select profile_id, tenant from personality_listing_tenant"
                + " where profile_id in (<ids>)")
        .bindList("ids", ids)
        .map(
            (row, context) ->
                tenants
                    .computeIfAbsent(row.getString("profile_id"), id -> new HashSet<>())
                    .add(new TenantId(row.getString("tenant"))))
        .list();
    Map<String, Listing> found = new LinkedHashMap<>();
    handle
        .createQuery(SELECT + "where l.profile_id in (<ids>)")
        .bindList("ids", ids)
        .map(
            (row, context) ->
                listing(row, tenants.getOrDefault(row.getString("profile_id"), Set.of())))
        .forEach(listing -> found.put(listing.id().value(), listing));
    return found;
  }

  private static Listing listing(ResultSet row, Set<TenantId> tenants) throws SQLException {
    return new Listing(
        new ProfileRef(new ProfileId(row.getString("profile_id")), row.getInt("newest")),
        new TenantId(row.getString("owner")),
        row.getString("name"),
        row.getString("description"),
        new Sharing(Names.constant(Visibility.class, row.getString("visibility")), tenants),
        row.getBoolean("curated"),
        row.getBoolean("retired"),
        new Listing.Votes(row.getLong("votes"), row.getLong("stars")),
        new Listing.Outcomes(row.getLong("outcomes"), row.getLong("kept_millionths")),
        Times.instant(row.getBigDecimal("created_at")),
        Times.instant(row.getBigDecimal("changed_at")),
        importedFrom(row));
  }

  private static Optional<ImportedFrom> importedFrom(ResultSet row) throws SQLException {
    String id = row.getString("imported_id");
    return id == null
        ? Optional.empty()
        : Optional.of(
            new ImportedFrom(
                new ProfileRef(new ProfileId(id), row.getInt("imported_revision")),
                new TenantId(row.getString("imported_owner")),
                Times.instant(row.getBigDecimal("exported_at"))));
  }

  /** A first revision: private, not curated, without votes. */
  static void insert(Handle handle, Publication publication) {
    ProfileStore.Stored revision = publication.revision();
    imported(
            handle
                .createUpdate(
                    "insert into personality_listing (profile_id, owner, name, description,"
                        + " visibility, curated, retired, votes, stars, outcomes, kept_millionths,"
                        + " created_at, changed_at, imported_id, imported_revision,"
                        + " imported_owner, exported_at) values (:id, :owner, :name, :description,"
                        + " :visibility, false, false, 0, 0, 0, 0, :at, :at, :importedId,"
                        + " :importedRevision, :importedOwner, :exportedAt)")
                .bind("owner", revision.owner().value())
                .bind("visibility", Names.text(Visibility.PRIVATE)),
            publication)
        .execute();
  }

  /** A later revision, which also puts a retired profile on the list again. */
  static void update(Handle handle, Publication publication) {
    imported(
            handle.createUpdate(
                "update personality_listing set name = :name, description = :description,"
                    + " retired = false, changed_at = :at, imported_id = :importedId,"
                    + " imported_revision = :importedRevision, imported_owner = :importedOwner,"
                    + " exported_at = :exportedAt where profile_id = :id"),
            publication)
        .execute();
  }

  private static Update imported(Update update, Publication publication) {
    ProfileStore.Stored revision = publication.revision();
    Optional<ImportedFrom> from = publication.importedFrom();
    return update
        .bind("id", revision.ref().id().value())
        .bind("name", revision.name())
        .bind("description", publication.description())
        .bind("at", Times.seconds(revision.createdAt()))
        .bind("importedId", from.map(it -> it.ref().id().value()).orElse(null))
        .bind("importedRevision", from.map(it -> it.ref().revision()).orElse(null))
        .bind("importedOwner", from.map(it -> it.owner().value()).orElse(null))
        .bind("exportedAt", from.map(it -> Times.seconds(it.exportedAt())).orElse(null));
  }

  static void setSharing(Handle handle, ProfileId id, Sharing sharing) {
    handle.execute(
        "update personality_listing set visibility = ? where profile_id = ?",
        Names.text(sharing.visibility()),
        id.value());
    handle.execute("delete from personality_listing_tenant where profile_id = ?", id.value());
    if (sharing.tenants().isEmpty()) {
      return;
    }
    PreparedBatch tenants =
        handle.prepareBatch(
            "insert into personality_listing_tenant (profile_id, tenant) values (?, ?)");
    sharing.tenants().forEach(tenant -> tenants.add(id.value(), tenant.value()));
    tenants.execute();
  }
}
