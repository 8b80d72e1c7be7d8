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

  MvHostStore(MvDatabase database, MvChangeFeed changes) {
    this.database = database;
    this.changes = changes;
    hosts = database.map("hosts", HostId.class, Registered.class);
  }

  @Override
  public Registered register(HostId id, Host.Settings settings) {
    return database.change(
        () ->
            put(
                find(id)
                    .map(known -> known.with(settings))
                    .orElseGet(() -> Registered.first(id, settings))));
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
          boolean known = hosts.remove(id) != null;
          if (known) {
            changes.note(id);
          }
          return known;
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
