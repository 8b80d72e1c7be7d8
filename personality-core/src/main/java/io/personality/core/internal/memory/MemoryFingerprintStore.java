package io.personality.core.internal.memory;

import io.personality.model.HostId;
import io.personality.spi.FingerprintStore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Fingerprints in memory, the newest of each host. <i>Thread-safe.</i> */
public final class MemoryFingerprintStore implements FingerprintStore {
  private final ConcurrentHashMap<HostId, Shelf> shelves = new ConcurrentHashMap<>();
  private final int kept;
  private final MemoryChangeFeed changes;

  MemoryFingerprintStore(int kept, MemoryChangeFeed changes) {
    this.changes = changes;
    if (kept < 1) {
      throw new IllegalArgumentException("at least 1 fingerprint a host is kept, not " + kept);
    }
    this.kept = kept;
  }

  @Override
  public Stored append(HostId host, String document, Instant storedAt) {
    Stored stored =
        shelves
            .computeIfAbsent(host, id -> new Shelf())
            .append(new Stored(host, 1, document, storedAt), kept);
    changes.note(host);
    return stored;
  }

  @Override
  public Optional<Stored> newest(HostId host) {
    return history(host, 1).stream().findFirst();
  }

  @Override
  public List<Stored> newestOfAll() {
    List<Stored> newest = new ArrayList<>();
    for (HostId host : new TreeMap<>(shelves).keySet()) {
      newest(host).ifPresent(newest::add);
    }
    return List.copyOf(newest);
  }

  @Override
  public List<Stored> history(HostId host, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1, not " + limit);
    }
    Shelf shelf = shelves.get(host);
    return shelf == null ? List.of() : shelf.newest(limit);
  }

  @Override
  public boolean fold(Summary summary, Collection<Long> revisions) {
    Shelf shelf = shelves.get(summary.day().host());
    return shelf != null && shelf.fold(summary, Set.copyOf(revisions));
  }

  @Override
  public List<Summary> summaries(HostId host, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1, not " + limit);
    }
    Shelf shelf = shelves.get(host);
    return shelf == null ? List.of() : shelf.summaries(limit);
  }

  /** The fingerprints of one host, newest first. */
  private static final class Shelf {
    private final ArrayDeque<Stored> newestFirst = new ArrayDeque<>(1);
    private final TreeMap<LocalDate, Summary> summaries = new TreeMap<>(Comparator.reverseOrder());

    synchronized boolean fold(Summary summary, Set<Long> revisions) {
      List<Stored> going =
          newestFirst.stream()
              .skip(1)
              .filter(stored -> revisions.contains(stored.revision()))
              .toList();
      if (going.size() != revisions.size()) {
        return false;
      }
      newestFirst.removeAll(going);
      summaries.put(summary.day().date(), summary);
      return true;
    }

    synchronized List<Summary> summaries(int limit) {
      return summaries.values().stream().limit(limit).toList();
    }

    synchronized Stored append(Stored first, int kept) {
      Stored before = newestFirst.peekFirst();
      Stored next =
          before == null
              ? first
              : new Stored(first.host(), before.revision() + 1, first.document(), first.storedAt());
      newestFirst.addFirst(next);
      if (newestFirst.size() > kept) {
        newestFirst.removeLast();
      }
      return next;
    }

    synchronized List<Stored> newest(int limit) {
      return newestFirst.stream().limit(limit).toList();
    }
  }
}
