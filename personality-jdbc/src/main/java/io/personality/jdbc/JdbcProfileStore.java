package io.personality.jdbc;

import io.personality.model.ProfileId;
import io.personality.model.ProfileRef;
import io.personality.model.TenantId;
import io.personality.spi.ProfileStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Profiles in tables. <i>Thread-safe.</i> */
final class JdbcProfileStore implements ProfileStore {
  private static final String SELECT =
      "select r.profile_id, r.revision, r.owner, r.name, r.document, r.created_at"
          + " from personality_profile_revision r ";

  private final Database database;

  JdbcProfileStore(Database database) {
    this.database = database;
  }

  @Override
  public boolean append(Stored revision) {
    return database.transact("store profile " + revision.ref(), handle -> append(handle, revision));
  }

  static boolean append(Handle handle, Stored revision) {
    Optional<Stored> known = find(handle, revision.ref());
    if (known.isPresent()) {
      return known.get().isSameAs(revision);
    }
    if (!count(handle, revision.ref())) {
      return false;
    }
    handle
        .createUpdate(
            "insert into personality_profile_revision"
                + " (profile_id, revision, owner, name, document, created_at)"
                + " values (:id, :revision, :owner, :name, :document, :at)")
        .bind("id", revision.ref().id().value())
        .bind("revision", revision.ref().revision())
        .bind("owner", revision.owner().value())
        .bind("name", revision.name())
        .bind("document", revision.document())
        .bind("at", Times.seconds(revision.createdAt()))
        .execute();
    return true;
  }

  /** Makes a revision the newest, if it is the next one. */
  private static boolean count(Handle handle, ProfileRef ref) {
    String sql =
        ref.revision() == 1
            ? "insert into personality_profile (profile_id, newest)"
                + " select :id, :revision where not exists"
                + " (select 1 from personality_profile where profile_id = :id)"
            : "update personality_profile set newest = :revision"
                + " where profile_id = :id and newest = :revision - 1";
    return handle
            .createUpdate(sql)
            .bind("id", ref.id().value())
            .bind("revision", ref.revision())
            .execute()
        == 1;
  }

  @Override
  public Optional<Stored> find(ProfileRef ref) {
    return database.single("read profile " + ref, handle -> find(handle, ref));
  }

  static Optional<Stored> find(Handle handle, ProfileRef ref) {
    return handle
        .createQuery(SELECT + "where r.profile_id = :id and r.revision = :revision")
        .bind("id", ref.id().value())
        .bind("revision", ref.revision())
        .map((row, context) -> stored(row))
        .findOne();
  }

  @Override
  public Optional<Stored> newest(ProfileId id) {
    return database.single(
        "read profile " + id,
        handle ->
            handle
                .createQuery(
                    SELECT
                        + "join personality_profile p"
                        + " on p.profile_id = r.profile_id and p.newest = r.revision"
                        + " where p.profile_id = :id")
                .bind("id", id.value())
                .map((row, context) -> stored(row))
                .findOne());
  }

  @Override
  public List<Stored> list() {
    List<Stored> all =
        database.single(
            "list profiles",
            handle ->
                handle
                    .createQuery(
                        SELECT
                            + "join personality_profile p"
                            + " on p.profile_id = r.profile_id and p.newest = r.revision")
                    .map((row, context) -> stored(row))
                    .list());
    // Not by the database, whose order of texts depends on its locale.
    return all.stream().sorted(Comparator.comparing(one -> one.ref().id())).toList();
  }

  private static Stored stored(ResultSet row) throws SQLException {
    return new Stored(
        new ProfileRef(new ProfileId(row.getString("profile_id")), row.getInt("revision")),
        new TenantId(row.getString("owner")),
        row.getString("name"),
        row.getString("document"),
        Times.instant(row.getBigDecimal("created_at")));
  }
}
