package io.personality.mvstore;

import io.personality.model.Availability;
import io.personality.model.Host;
import io.personality.model.HostId;
import io.personality.spi.HostStore;
import java.util.List;
import java.util.Optional;
import org.h2.mvstore.MVMap;

/** Registered hosts by their ids. <i>Thread-safe.</i> */
final class MvHostStore implements HostStore {
  private final MvDatabase database;
  private final MvChangeFeed changes;
  private final MVMap<HostId, Registered> hosts;
  private final MVMap<HostId, Long> removed;

  MvHostStore(MvDatabase database, MvChangeFeed changes) {
    this.database = database;
    this.changes = changes;
    hosts = database.map("hosts", HostId.class, Registered.class);
    removed = database.map("removed_hosts", HostId.class, Long.class);
  }

  @Override
  public Registered register(HostId id, Host.Settings settings) {
    return database.change(
        () ->
            put(
                find(id)
                    .map(known -> known.with(settings))
                    .orElseGet(
                        () -> Registered.first(id, settings, removed.getOrDefault(id, 0L)))));
  }

  @Override
  public Optional<Registered> setAvailability(HostId id, Availability availability) {
    return database.change(() -> find(id).map(known -> put(known.with(availability))));
  }

  private Registered put(Registered host) {
    hosts.put(host.id(), host);
    changes.note(host.id());
    return host;
  }

  @Override
  public boolean remove(HostId id) {
    return database.change(
        () -> {
          Registered known = hosts.remove(id);
          if (known == null) {
            return false;
          }
          removed.put(id, known.generation());
          changes.note(id);
          return true;
        });
  }

  @Override
  public Optional<Registered> find(HostId id) {
    return database.read(() -> Optional.ofNullable(hosts.get(id)));
  }

  @Override
  public List<Registered> list() {
    return database.read(() -> List.copyOf(hosts.values()));
  }
}
