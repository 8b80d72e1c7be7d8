package io.personality.mvstore;

import io.personality.model.HostId;
import io.personality.spi.FingerprintStore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Fingerprints by host and revision, summaries by host and day. <i>Thread-safe.</i> */
final class MvFingerprintStore implements FingerprintStore {
  private final MvDatabase database;
  private final MvChangeFeed changes;
  private final Numbered<Stored> fingerprints;
  private final Numbered<Summary> summaries;

  MvFingerprintStore(MvDatabase database, MvChangeFeed changes) {
    this.database = database;
    this.changes = changes;
    fingerprints = new Numbered<>(database, "fingerprints", Stored.class);
    summaries = new Numbered<>(database, "fingerprint-summaries", Summary.class);
  }

  @Override
  public Stored append(HostId host, String document, Instant storedAt) {
    return database.change(
        () -> {
          long revision = Math.max(1, fingerprints.last(host.value()) + 1);
          Stored stored = new Stored(host, revision, document, storedAt);
          fingerprints.put(host.value(), revision, stored);
          changes.note(host);
          return stored;
        });
  }

  @Override
  public Optional<Stored> newest(HostId host) {
    return database.read(() -> fingerprints.newest(host.value()));
  }

  @Override
  public List<Stored> newestOfAll() {
    return database.read(fingerprints::newestOfEach);
  }

  @Override
  public List<Stored> history(HostId host, int limit) {
    return newestFirst(fingerprints, host, limit);
  }

  @Override
  public boolean fold(Summary summary, Collection<Long> revisions) {
    String host = summary.day().host().value();
    return database.change(
        () -> {
          long newest = fingerprints.last(host);
          boolean free =
              revisions.stream()
                  .allMatch(one -> one != newest && fingerprints.find(host, one).isPresent());
          if (free) {
            revisions.forEach(one -> fingerprints.remove(host, one));
            summaries.put(host, numberOf(summary.day().date()), summary);
          }
          return free;
        });
  }

  private static long numberOf(LocalDate date) {
    return ChronoUnit.DAYS.between(LocalDate.MIN, date);
  }

  @Override
  public List<Summary> summaries(HostId host, int limit) {
    return newestFirst(summaries, host, limit);
  }

  private <V> List<V> newestFirst(Numbered<V> rows, HostId host, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1, not " + limit);
    }
    return database.read(() -> rows.downFrom(host.value(), Long.MAX_VALUE).limit(limit).toList());
  }
}
