package io.personality.core.internal.follow;

import io.personality.InvalidFingerprintException;
import io.personality.core.internal.fleet.FleetIndex;
import io.personality.core.internal.fleet.HostRow;
import io.personality.model.Claim;
import io.personality.model.Fingerprint;
import io.personality.model.HostId;
import io.personality.spi.ChangeFeed.Changes;
import io.personality.spi.ChangeFeed.Position;
import io.personality.spi.FingerprintStore;
import io.personality.spi.HostStore;
import io.personality.spi.Storage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the index of hosts up to what the storage holds, whoever changed it.
 *
 * <p><i>Thread-safe.</i> Hosts are read many at a time, and so without holding their places in the
 * index. What this engine itself does to a host meanwhile is newer than what was read: that host is
 * left alone and read again the next time.
 */
public final class FleetReplica {
  private static final Logger LOG = LoggerFactory.getLogger(FleetReplica.class);

  private final Storage storage;
  private final FleetIndex index;
  private final Function<String, Fingerprint> reader;
  private Position position;
  private Set<HostId> again = Set.of();

  /**
   * Follows a storage from its state when this is made.
   *
   * @param reader reads fingerprint documents
   */
  public FleetReplica(Storage storage, FleetIndex index, Function<String, Fingerprint> reader) {
    this.storage = storage;
    this.index = index;
    this.reader = reader;
    position = storage.changes().now();
  }

  /** Takes up all that the storage holds. */
  public synchronized void restore() {
    position = storage.changes().now();
    Map<HostId, List<Claim>> claims = byHost(storage.claims().list());
    Map<HostId, HostStore.Registered> hosts = byId(storage.hosts().list());
    for (FingerprintStore.Stored stored : storage.fingerprints().newestOfAll()) {
      HostStore.Registered known = hosts.get(stored.host());
      if (known != null) {
        fingerprint(stored)
            .ifPresent(
                found ->
                    index.put(
                        stored.host(),
                        () -> row(found, stored.revision(), known, claims.get(stored.host()))));
      }
    }
    index.settle();
  }

  /** Takes up what has changed since the last time. */
  public synchronized void catchUp() {
    Changes changes = storage.changes().after(position);
    Set<HostId> changed = new HashSet<>(changes.hosts());
    changed.addAll(again);
    again = changed.isEmpty() ? Set.of() : takeUp(changed);
    position = changes.position();
  }

  /** Reads hosts anew; gives those that have to be read once more. */
  private Set<HostId> takeUp(Set<HostId> changed) {
    Map<HostId, HostRow> before = new HashMap<>();
    Map<HostId, Long> revisions = new HashMap<>();
    for (HostId host : changed) {
      Optional<HostRow> row = index.find(host);
      row.ifPresent(found -> before.put(host, found));
      revisions.put(host, row.map(found -> found.host().fingerprintRevision()).orElse(0L));
    }
    Map<HostId, HostStore.Registered> hosts = byId(storage.hosts().findAll(changed));
    Map<HostId, FingerprintStore.Stored> newer =
        storage.fingerprints().newerThan(revisions).stream()
            .collect(Collectors.toMap(FingerprintStore.Stored::host, stored -> stored));
    Map<HostId, List<Claim>> claims = byHost(storage.claims().onHosts(changed));
    Set<HostId> missed = new HashSet<>();
    for (HostId host : changed) {
      HostRow old = before.get(host);
      HostRow next = next(old, hosts.get(host), newer.get(host), claims.get(host));
      if (!index.replace(host, old, next)) {
        missed.add(host);
      }
    }
    return missed;
  }

  /** What a host is now; null where it is not registered or has no fingerprint that can be read. */
  private @Nullable HostRow next(
      @Nullable HostRow old,
      HostStore.@Nullable Registered known,
      FingerprintStore.@Nullable Stored newer,
      @Nullable List<Claim> claims) {
    if (known == null) {
      return null;
    }
    Optional<Fingerprint> found = newer == null ? Optional.empty() : fingerprint(newer);
    if (newer != null && found.isPresent()) {
      return row(found.get(), newer.revision(), known, claims);
    }
    return old == null
        ? null
        : row(old.host().fingerprint(), old.host().fingerprintRevision(), known, claims);
  }

  /** A program of another version may have written what this one cannot read. */
  private Optional<Fingerprint> fingerprint(FingerprintStore.Stored stored) {
    try {
      return Optional.of(reader.apply(stored.document()));
    } catch (InvalidFingerprintException e) {
      LOG.warn(
          "Fingerprint {} of host {} cannot be read and is passed over: {}",
          stored.revision(),
          stored.host(),
          e.getMessage());
      return Optional.empty();
    }
  }

  private static HostRow row(
      Fingerprint fingerprint,
      long revision,
      HostStore.Registered known,
      @Nullable List<Claim> claims) {
    return HostRow.of(known.with(fingerprint, revision), claims == null ? List.of() : claims);
  }

  private static Map<HostId, List<Claim>> byHost(List<Claim> claims) {
    return claims.stream().collect(Collectors.groupingBy(Claim::host));
  }

  private static Map<HostId, HostStore.Registered> byId(List<HostStore.Registered> hosts) {
    return hosts.stream().collect(Collectors.toMap(HostStore.Registered::id, host -> host));
  }
}
