package io.personality.spi;

import io.personality.model.HostId;
import java.time.Instant;
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
  }

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
}
