package io.personality.jdbc;

import io.personality.model.Availability;
import io.personality.model.Host;
import io.personality.model.HostId;
import io.personality.model.Resources;
import io.personality.spi.HostStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Registered hosts in a table. <i>Thread-safe.</i> */
final class JdbcHostStore implements HostStore {
  private static final String SELECT =
      "select host_id, availability, reserved_vcpus, reserved_memory_mib, overcommit,"
          + " launcher_address, generation from personality_host";

  private final Database database;

  JdbcHostStore(Database database) {
    this.database = database;
  }

  @Override
  public Registered register(HostId id, Host.Settings settings) {
    return database.change(
        "register host " + id,
        handle -> {
          // No claim is under way while the host changes.
          ClaimSums sums = ClaimSums.lock(handle, id);
          return locked(handle, id)
              .map(known -> change(handle, known, known.with(settings)))
              .orElseGet(() -> insert(handle, id, settings, Math.max(0, -sums.hostGeneration())));
        });
  }

  @Override
  public Optional<Registered> setAvailability(HostId id, Availability availability) {
    return database.change(
        "make host " + id + " " + Names.text(availability),
        handle -> {
          ClaimSums.lock(handle, id);
          return locked(handle, id).map(known -> change(handle, known, known.with(availability)));
        });
  }

  private static Registered insert(
      Handle handle, HostId id, Host.Settings settings, long removedAt) {
    Registered first = Registered.first(id, settings, removedAt);
    write(
        handle,
        first,
        "insert into personality_host (host_id, availability, reserved_vcpus,"
            + " reserved_memory_mib, overcommit, launcher_address, generation)"
            + " values (:id, :availability, :vcpus, :memory, :overcommit, :address, :generation)");
    return first;
  }

  private static Registered change(Handle handle, Registered known, Registered next) {
    if (next.equals(known)) {
      return known;
    }
    write(
        handle,
        next,
        "update personality_host set availability = :availability, reserved_vcpus = :vcpus,"
            + " reserved_memory_mib = :memory, overcommit = :overcommit,"
            + " launcher_address = :address, generation = :generation where host_id = :id");
    return next;
  }

  private static void write(Handle handle, Registered host, String sql) {
    handle
        .createUpdate(sql)
        .bind("id", host.id().value())
        .bind("availability", Names.text(host.availability()))
        .bind("vcpus", host.settings().reserved().vcpus())
        .bind("memory", host.settings().reserved().memoryMib())
        .bind("overcommit", host.settings().overcommit())
        .bind("address", host.settings().launcherAddress().orElse(null))
        .bind("generation", host.generation())
        .execute();
    ClaimSums.hostIs(handle, host.id(), host.generation());
    HostChanges.note(handle, host.id());
  }

  @Override
  public boolean remove(HostId id) {
    return database.change("remove host " + id, handle -> remove(handle, id));
  }

  private static boolean remove(Handle handle, HostId id) {
    ClaimSums.lock(handle, id);
    Optional<Registered> known = locked(handle, id);
    if (known.isEmpty()) {
      return false;
    }
    handle
        .createUpdate("delete from personality_host where host_id = :id")
        .bind("id", id.value())
        .execute();
    ClaimSums.hostIs(handle, id, -known.get().generation());
    HostChanges.note(handle, id);
    return true;
  }

  @Override
  public Optional<Registered> find(HostId id) {
    return database.single("read host " + id, handle -> select(handle, id, ""));
  }

  private static Optional<Registered> locked(Handle handle, HostId id) {
    return select(handle, id, " for update");
  }

  private static Optional<Registered> select(Handle handle, HostId id, String locking) {
    return handle
        .createQuery(SELECT + " where host_id = :id" + locking)
        .bind("id", id.value())
        .map((row, context) -> registered(row))
        .findOne();
  }

  @Override
  public List<Registered> findAll(Set<HostId> ids) {
    return database.transact(
        "read " + ids.size() + " hosts",
        handle ->
            Chunks.ids(ids).stream()
                .flatMap(
                    chunk ->
                        handle
                            .createQuery(SELECT + " where host_id in (<ids>)")
                            .bindList("ids", chunk)
                            .map((row, context) -> registered(row))
                            .list()
                            .stream())
                .toList());
  }

  @Override
  public List<Registered> list() {
    List<Registered> all =
        database.single(
            "list hosts",
            handle -> handle.createQuery(SELECT).map((row, context) -> registered(row)).list());
    return all.stream().sorted(Comparator.comparing(Registered::id)).toList();
  }

  private static Registered registered(ResultSet row) throws SQLException {
    Resources reserved =
        new Resources(row.getInt("reserved_vcpus"), row.getLong("reserved_memory_mib"));
    return new Registered(
        new HostId(row.getString("host_id")),
        Names.constant(Availability.class, row.getString("availability")),
        new Host.Settings(
            reserved,
            row.getDouble("overcommit"),
            Optional.ofNullable(row.getString("launcher_address"))),
        row.getLong("generation"));
  }
}
