package io.personality.jdbc;

import io.personality.model.HostId;
import io.personality.spi.FingerprintStore.Day;
import io.personality.spi.FingerprintStore.Summary;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The statements on what stands for fingerprints that are gone. */
final class DaySummaries {
  private static final String SELECT =
      "select host_id, epoch_day, document from personality_fingerprint_summary"
          + " where host_id = :host";

  private DaySummaries() {}

  /** The time at which a day begins, as the tables have it. */
  static BigDecimal start(LocalDate date) {
    return Times.seconds(date.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  /** Of a fingerprint f: whether another of its host had followed before a point in time. */
  static final String REPLACED =
      " exists (select 1 from personality_fingerprint g where g.host_id = f.host_id"
          + " and g.revision > f.revision and g.stored_at < :before)";

  static List<Day> replacedBefore(Handle handle, LocalDate before, int limit) {
    return handle
        .createQuery(
            "select distinct f.host_id, floor(f.stored_at / 86400) as epoch_day"
                + " from personality_fingerprint f where"
                + REPLACED
                + " fetch first :limit rows only")
        .bind("before", start(before))
        .bind("limit", limit)
        .map((row, context) -> day(row))
        .list();
  }

  /** Whether all of them were there, none of them the newest; they are gone then. */
  static boolean remove(Handle handle, HostId host, Collection<Long> revisions) {
    // Locked as by whoever appends, so that the newest stays the newest meanwhile.
    Optional<Long> newest =
        handle
            .createQuery(
                "select revision from personality_fingerprint_newest where host_id = :host"
                    + " for update")
            .bind("host", host.value())
            .mapTo(Long.class)
            .findOne();
    if (newest.isEmpty() || revisions.isEmpty() || revisions.contains(newest.get())) {
      return false;
    }
    int gone = 0;
    for (List<Long> chunk : Chunks.of(revisions)) {
      gone +=
          handle
              .createUpdate(
                  "delete from personality_fingerprint"
                      + " where host_id = :host and revision in (<revisions>)")
              .bind("host", host.value())
              .bindList("revisions", chunk)
              .execute();
    }
    return gone == revisions.size();
  }

  static void put(Handle handle, Summary summary) {
    if (write(
            handle,
            summary,
            "update personality_fingerprint_summary set document = :document"
                + " where host_id = :host and epoch_day = :day")
        == 0) {
      write(
          handle,
          summary,
          "insert into personality_fingerprint_summary (host_id, epoch_day, document)"
              + " values (:host, :day, :document)");
    }
  }

  private static int write(Handle handle, Summary summary, String sql) {
    return handle
        .createUpdate(sql)
        .bind("host", summary.day().host().value())
        .bind("day", summary.day().date().toEpochDay())
        .bind("document", summary.document())
        .execute();
  }

  static Optional<Summary> find(Handle handle, Day day) {
    return handle
        .createQuery(SELECT + " and epoch_day = :day")
        .bind("host", day.host().value())
        .bind("day", day.date().toEpochDay())
        .map((row, context) -> summary(row))
        .findOne();
  }

  static List<Summary> newest(Handle handle, HostId host, int limit) {
    return handle
        .createQuery(SELECT + " order by epoch_day desc fetch first :limit rows only")
        .bind("host", host.value())
        .bind("limit", limit)
        .map((row, context) -> summary(row))
        .list();
  }

  private static Summary summary(ResultSet row) throws SQLException {
    return new Summary(day(row), row.getString("document"));
  }

  private static Day day(ResultSet row) throws SQLException {
    return new Day(
        new HostId(row.getString("host_id")), LocalDate.ofEpochDay(row.getLong("epoch_day")));
  }
}
