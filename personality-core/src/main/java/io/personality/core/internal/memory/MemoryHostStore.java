package io.personality.core.internal.memory;

import io.personality.model.Availability;
import io.personality.model.Host;
import io.personality.model.HostId;
import io.personality.spi.HostStore;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Registered hosts in memory. <i>Thread-safe.</i> */
public final class MemoryHostStore implements HostStore {
  // Not a sorted map: the merge() and computeIfPresent() of those are not atomic.
  private final ConcurrentHashMap<HostId, Registered> hosts = new ConcurrentHashMap<>();
  private final MemoryClaimStore claims;
  private final MemoryChangeFeed changes;

  MemoryHostStore(MemoryClaimStore claims, MemoryChangeFeed changes) {
    this.claims = claims;
    this.changes = changes;
  }

  @Override
  public Registered register(HostId id, Host.Settings settings) {
    return noted(
        hosts.compute(
            id,
            (same, known) ->
                claimedBy(
                    known == null
                        ? Registered.first(id, settings, claims.removedAt(id))
                        : known.with(settings))));
  }

  @Override
  public Optional<Registered> setAvailability(HostId id, Availability availability) {
    return Optional.ofNullable(
            hosts.computeIfPresent(id, (same, known) -> claimedBy(known.with(availability))))
        .map(this::noted);
  }

  @Override
  public boolean remove(HostId id) {
    boolean[] known = {false};
    hosts.computeIfPresent(
        id,
        (same, host) -> {
          known[0] = true;
          claims.hostIs(id, -host.generation());
          return null;
        });
    if (known[0]) {
      changes.note(id);
    }
    return known[0];
  }

  /** Has claims go by the host as it is now, before anybody is told so. */
  private Registered claimedBy(Registered host) {
    claims.hostIs(host.id(), host.generation());
    return host;
  }

  private Registered noted(Registered host) {
    changes.note(host.id());
    return host;
  }

  @Override
  public Optional<Registered> find(HostId id) {
    return Optional.ofNullable(hosts.get(id));
  }

  @Override
  public List<Registered> list() {
    return List.copyOf(new TreeMap<>(hosts).values());
  }
}
