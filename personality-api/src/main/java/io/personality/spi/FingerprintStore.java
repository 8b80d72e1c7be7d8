package io.personality.spi;

import io.personality.model.HostId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Fingerprints as documents, append-only. <i>Thread-safe.</i>
 *
 * <p>The store keeps the document as text and never looks into it. It may forget old fingerprints,
 * never the newest of a host, and never gives a revision twice.
 */
public interface FingerprintStore {

  /**
   * One stored fingerprint.
   *
   * @param host whose
   * @param revision counts the fingerprints of that host, from 1
   * @param document the JSON text
   * @param storedAt when it was stored
   */
  record Stored(HostId host, long revision, String document, Instant storedAt) {
    /** Checks the revision. */
    public Stored {
      if (revision < 1) {
        throw new IllegalArgumentException("a fingerprint revision counts from 1, not " + revision);
      }
    }

    /** {@return the day on which it was stored} */
    public Day day() {
      return new Day(host, LocalDate.ofInstant(storedAt, ZoneOffset.UTC));
    }
  }

  /**
   * A day of a host, from midnight to midnight UTC, by the time its fingerprints were stored.
   *
   * @param host whose
   * @param date the day
   */
  record Day(HostId host, LocalDate date) {}

  /**
   * What stands for the fingerprints of a day once they are gone.
   *
   * @param day which day
   * @param document the JSON text
   */
  record Summary(Day day, String document) {}

  /**
   * Appends a fingerprint and gives it the host's next revision.
   *
   * @param host whose it is
   * @param document the JSON text
   * @param storedAt the time to store with it
   * @return the stored fingerprint with that revision
   */
  Stored append(HostId host, String document, Instant storedAt);

  /**
   * {@return the newest fingerprint of a host; empty where it has none}
   *
   * @param host whose
   */
  Optional<Stored> newest(HostId host);

  /**
   * {@return the newest fingerprint of some hosts, but for those whose newest is known}
   *
   * @param known the revision that is known of each; 0 for none
   */
  default List<Stored> newerThan(Map<HostId, Long> known) {
    return known.entrySet().stream()
        .map(entry -> newest(entry.getKey()).filter(stored -> stored.revision() > entry.getValue()))
        .flatMap(Optional::stream)
        .toList();
  }

  /** {@return the newest fingerprint of every host, by host id} */
  List<Stored> newestOfAll();

  /**
   * {@return the fingerprints of a host, newest first, at most {@code limit}}
   *
   * @param host whose
   * @param limit at least 1
   */
  List<Stored> history(HostId host, int limit);

  /**
   * {@return the fingerprints of hosts by their revisions, but for those that are gone}
   *
   * @param revisions the revision of each
   */
  default List<Stored> atRevisions(Map<HostId, Long> revisions) {
    return revisions.entrySet().stream()
        .flatMap(
            entry ->
                history(entry.getKey(), Integer.MAX_VALUE).stream()
                    .filter(stored -> stored.revision() == entry.getValue()))
        .toList();
  }

  /**
   * {@return the days of fingerprints that others of their host had followed before a day began, in
   * any order}
   *
   * @param before the day
   * @param limit how many at the most, at least 1
   */
  default List<Day> replacedBefore(LocalDate before, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1, not " + limit);
    }
    return newestOfAll().stream()
        .flatMap(
            newest -> Replaced.before(before, history(newest.host(), Integer.MAX_VALUE)).stream())
        .map(Stored::day)
        .distinct()
        .limit(limit)
        .toList();
  }

  /**
   * {@return the fingerprints of a day that others of their host had followed before another day
   * began, oldest first}
   *
   * @param day whose fingerprints
   * @param before the other day
   */
  default List<Stored> replacedBefore(LocalDate before, Day day) {
    return Replaced.before(before, history(day.host(), Integer.MAX_VALUE)).stream()
        .filter(stored -> stored.day().equals(day))
        .toList();
  }

  /**
   * Puts a summary in the place of fingerprints, and of the earlier summary of the day if there is
   * one.
   *
   * @param summary what stands for them
   * @param revisions those that go, not the newest of the host
   * @return false if one of them is gone already or is the newest; nothing is done then
   */
  boolean fold(Summary summary, Collection<Long> revisions);

  /**
   * {@return the summary of a day; empty where it has none}
   *
   * @param day which day
   */
  default Optional<Summary> summary(Day day) {
    return summaries(day.host(), Integer.MAX_VALUE).stream()
        .filter(summary -> summary.day().equals(day))
        .findFirst();
  }

  /**
   * {@return the summaries of a host, newest day first, at most {@code limit}}
   *
   * @param host whose
   * @param limit at least 1
   */
  List<Summary> summaries(HostId host, int limit);
}
