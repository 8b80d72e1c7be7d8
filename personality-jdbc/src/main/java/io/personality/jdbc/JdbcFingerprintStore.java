package io.personality.jdbc;

import io.personality.model.HostId;
import io.personality.spi.FingerprintStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Fingerprints in tables, the newest of each host. <i>Thread-safe.</i> */
final class JdbcFingerprintStore implements FingerprintStore {
  private static final String SELECT =
      "select f.host_id, f.revision, f.document, f.stored_at from personality_fingerprint f ";
  private static final String NEWEST =
      SELECT
          + "join personality_fingerprint_newest n"
          + " on n.host_id = f.host_id and n.revision = f.revision";

  private final Database database;
  private final int kept;

  /**
   * Works on a database.
   *
   * @param kept how many fingerprints of each host are kept, at least 1
   */
  JdbcFingerprintStore(Database database, int kept) {
    this.database = database;
    this.kept = kept;
  }

  @Override
  public Stored append(HostId host, String document, Instant storedAt) {
    return database.change(
        "store a fingerprint of host " + host,
        handle -> append(handle, new Stored(host, next(handle, host), document, storedAt)));
  }

  /** Counts one more; the row is locked until the fingerprint is there. */
  private static long next(Handle handle, HostId host) {
    int counted =
        handle
            .createUpdate(
                "update personality_fingerprint_newest set revision = revision + 1"
                    + " where host_id = :host")
            .bind("host", host.value())
            .execute();
    if (counted == 0) {
      handle
          .createUpdate(
              "insert into personality_fingerprint_newest (host_id, revision) values (:host, 1)")
          .bind("host", host.value())
          .execute();
    }
    return handle
        .createQuery("select revision from personality_fingerprint_newest where host_id = :host")
        .bind("host", host.value())
        .mapTo(Long.class)
        .one();
  }

  private Stored append(Handle handle, Stored fingerprint) {
    handle
        .createUpdate(
            "insert into personality_fingerprint (host_id, revision, document, stored_at)"
                + " values (:host, :revision, :document, :at)")
        .bind("host", fingerprint.host().value())
        .bind("revision", fingerprint.revision())
        .bind("document", fingerprint.document())
        .bind("at", Times.seconds(fingerprint.storedAt()))
        .execute();
    handle
        .createUpdate(
            "delete from personality_fingerprint where host_id = :host and revision <= :gone")
        .bind("host", fingerprint.host().value())
        .bind("gone", fingerprint.revision() - kept)
        .execute();
    ClaimSums.lock(handle, fingerprint.host());
    HostChanges.note(handle, fingerprint.host());
    return fingerprint;
  }

  @Override
  public Optional<Stored> newest(HostId host) {
    return history(host, 1).stream().findFirst();
  }

  @Override
  public List<Stored> newerThan(Map<HostId, Long> known) {
    return database.snapshot(
        "read newer fingerprints",
        handle ->
            Chunks.ids(newer(handle, known)).stream()
                .flatMap(
                    chunk ->
                        handle
                            .createQuery(NEWEST + " where f.host_id in (<ids>)")
                            .bindList("ids", chunk)
                            .map((row, context) -> stored(row))
                            .list()
                            .stream())
                .toList());
  }

  /** The hosts with newer ones, so that no document is read that is known. */
  private static Set<HostId> newer(Handle handle, Map<HostId, Long> known) {
    Set<HostId> newer = new HashSet<>();
    for (List<String> chunk : Chunks.ids(known.keySet())) {
      handle
          .createQuery(
              "select host_id, revision from personality_fingerprint_newest"
                  + " where host_id in (<ids>)")
          .bindList("ids", chunk)
          .map(
              (row, context) ->
                  Map.entry(new HostId(row.getString("host_id")), row.getLong("revision")))
          .forEach(
              entry -> {
                if (entry.getValue() > known.getOrDefault(entry.getKey(), 0L)) {
                  newer.add(entry.getKey());
                }
              });
    }
    return newer;
  }

  @Override
  public List<Stored> newestOfAll() {
    List<Stored> all =
        database.single(
            "read the newest fingerprints",
            handle -> handle.createQuery(NEWEST).map((row, context) -> stored(row)).list());
    return all.stream().sorted(Comparator.comparing(Stored::host)).toList();
  }

  @Override
  public List<Stored> history(HostId host, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1, not " + limit);
    }
    return database.single(
        "read the fingerprints of host " + host,
        handle ->
            handle
                .createQuery(
                    SELECT
                        + "where f.host_id = :host order by f.revision desc"
                        + " fetch first :limit rows only")
                .bind("host", host.value())
                .bind("limit", limit)
                .map((row, context) -> stored(row))
                .list());
  }

  @Override
  public List<Stored> atRevisions(Map<HostId, Long> revisions) {
    return database.snapshot(
        "read fingerprints by revision",
        handle ->
            Chunks.ids(revisions.keySet()).stream()
                .flatMap(chunk -> atRevisions(handle, chunk, revisions).stream())
                .toList());
  }

  private static List<Stored> atRevisions(
      Handle handle, List<String> hosts, Map<HostId, Long> revisions) {
    String pairs = String.join(", ", Collections.nCopies(hosts.size(), "(?, ?)"));
    Query query = handle.createQuery(SELECT + "where (f.host_id, f.revision) in (" + pairs + ")");
    for (int i = 0; i < hosts.size(); i++) {
      query.bind(2 * i, hosts.get(i));
      query.bind(2 * i + 1, revisions.get(new HostId(hosts.get(i))));
    }
    return query.map((row, context) -> stored(row)).list();
  }

  @Override
  public List<Day> replacedBefore(LocalDate before, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1, not " + limit);
    }
    return database.transact(
        "look for fingerprints replaced before " + before,
        handle -> DaySummaries.replacedBefore(handle, before, limit));
  }

  @Override
  public List<Stored> replacedBefore(LocalDate before, Day day) {
    return database.transact(
        "read the fingerprints of host " + day.host() + " of " + day.date(),
        handle ->
            handle
                .createQuery(
                    SELECT
                        + "where f.host_id = :host and f.stored_at >= :from and f.stored_at < :to"
                        + " and"
                        + DaySummaries.REPLACED
                        + " order by f.revision")
                .bind("host", day.host().value())
                .bind("from", DaySummaries.start(day.date()))
                .bind("to", DaySummaries.start(day.date().plusDays(1)))
                .bind("before", DaySummaries.start(before))
                .map((row, context) -> stored(row))
                .list());
  }

  @Override
  public boolean fold(Summary summary, Collection<Long> revisions) {
    return database.transact(
        "sum up the fingerprints of host " + summary.day().host() + " of " + summary.day().date(),
        handle -> {
          if (!DaySummaries.remove(handle, summary.day().host(), revisions)) {
            handle.rollback();
            return false;
          }
          DaySummaries.put(handle, summary);
          return true;
        });
  }

  @Override
  public Optional<Summary> summary(Day day) {
    return database.single(
        "read the summary of host " + day.host() + " of " + day.date(),
        handle -> DaySummaries.find(handle, day));
  }

  @Override
  public List<Summary> summaries(HostId host, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1, not " + limit);
    }
    return database.single(
        "read the summaries of host " + host, handle -> DaySummaries.newest(handle, host, limit));
  }

  private static Stored stored(ResultSet row) throws SQLException {
    return new Stored(
        new HostId(row.getString("host_id")),
        row.getLong("revision"),
        row.getString("document"),
        Times.instant(row.getBigDecimal("stored_at")));
  }
}
