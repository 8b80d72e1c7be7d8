package io.personality.jdbc;

import io.personality.model.Basis;
import io.personality.model.ExclusiveUnit;
import io.personality.model.HostId;
import io.personality.model.Placement;
import io.personality.model.PlacementId;
import io.personality.model.PlacementState;
import io.personality.model.ProfileId;
import io.personality.model.ProfileRef;
import io.personality.model.Resources;
import io.personality.model.Selection;
import io.personality.model.Similarity;
import io.personality.model.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;

/** Reads and writes the rows of placements, within a transaction. */
final class PlacementRows {
  private static final String DECIDED =
      "host_id = :host, fingerprint_revision = :fingerprint, expected = :expected,"
          + " lower_end = :lower, upper_end = :upper, coverage = :coverage, exact = :exact,"
          + " selection = :selection, attempt = :attempt, snapshot = :snapshot,"
          + " catalogue_hash = :catalogue, engine_version = :engine,"
          + " operator_terms = :terms, operator_values = :values";

  private PlacementRows() {}

  /** The placements that a condition on the table {@code p} selects. */
  static List<Placement> select(Handle handle, String where, Map<String, ?> parameters) {
    Map<UUID, Set<String>> groups = new HashMap<>();
    Map<UUID, Set<ExclusiveUnit>> units = new HashMap<>();
    Map<UUID, List<Placement.Step>> steps = new HashMap<>();
    part(handle, "name", "group", where, parameters)
        .map((row, context) -> add(groups, row, new HashSet<>(), row.getString("name")))
        .list();
    part(handle, "unit", "unit", where, parameters)
        .map((row, context) -> add(units, row, new HashSet<>(), Units.unit(row.getString("unit"))))
        .list();
    part(handle, "at, state, host_id, reason, number", "step", where, parameters)
        .map((row, context) -> add(steps, row, new ArrayList<>(), step(row)))
        .list();
    return handle
        .createQuery("select p.* from personality_placement p " + where)
        .bindMap(parameters)
        .map(
            (row, context) -> {
              UUID id = row.getObject("placement_id", UUID.class);
              return placement(
                  row,
                  groups.getOrDefault(id, Set.of()),
                  units.getOrDefault(id, Set.of()),
                  steps.getOrDefault(id, List.of()));
            })
        .list();
  }

  private static Query part(
      Handle handle, String columns, String table, String where, Map<String, ?> parameters) {
    String order = table.equals("step") ? " order by part.number" : "";
    String qualified = "part." + columns.replace(", ", ", part.");
    return handle
        .createQuery(
            "select part.placement_id, "
                + qualified
                + " from personality_placement_"
                + table
                + " part join personality_placement p on p.placement_id = part.placement_id "
                + where
                + order)
        .bindMap(parameters);
  }

  private static <T, C extends Collection<T>> boolean add(
      Map<UUID, C> all, ResultSet row, C none, T one) throws SQLException {
    return all.computeIfAbsent(row.getObject("placement_id", UUID.class), id -> none).add(one);
  }

  private static Placement.Step step(ResultSet row) throws SQLException {
    return new Placement.Step(
        Times.instant(row.getBigDecimal("at")),
        Names.constant(PlacementState.class, row.getString("state")),
        new HostId(row.getString("host_id")),
        row.getString("reason"));
  }

  private static Placement placement(
      ResultSet row, Set<String> groups, Set<ExclusiveUnit> units, List<Placement.Step> steps)
      throws SQLException {
    return new Placement(
        new PlacementId(row.getObject("placement_id", UUID.class)),
        new TenantId(row.getString("tenant")),
        row.getString("idempotency_key"),
        groups,
        new ProfileRef(new ProfileId(row.getString("profile_id")), row.getInt("profile_revision")),
        decision(row),
        new Resources(row.getInt("vcpus"), row.getLong("memory_mib")),
        units,
        steps,
        batch(row));
  }

  private static Optional<Placement.Batch> batch(ResultSet row) throws SQLException {
    UUID id = row.getObject("batch_id", UUID.class);
    return id == null
        ? Optional.empty()
        : Optional.of(new Placement.Batch(id, row.getInt("batch_size")));
  }

  private static Placement.Decision decision(ResultSet row) throws SQLException {
    return new Placement.Decision(
        new HostId(row.getString("host_id")),
        row.getLong("fingerprint_revision"),
        new Similarity(
            row.getDouble("expected"),
            row.getDouble("lower_end"),
            row.getDouble("upper_end"),
            row.getDouble("coverage"),
            row.getBoolean("exact")),
        Names.constant(Selection.class, row.getString("selection")),
        row.getInt("attempt"),
        new Basis(
            row.getLong("snapshot"),
            row.getString("catalogue_hash"),
            row.getString("engine_version"),
            OperatorTexts.terms(row.getString("operator_terms"))),
        OperatorTexts.values(row.getString("operator_values")));
  }

  static void insert(Handle handle, Placement placement) {
    String columns = DECIDED.replaceAll(" = :[a-z]+", "");
    String values = DECIDED.replaceAll("[a-z_]+ = ", "");
    bind(
            handle.createUpdate(
                "insert into personality_placement (placement_id, tenant, idempotency_key,"
                    + " profile_id, profile_revision, state, ended, steps, created_at, vcpus,"
                    + " memory_mib, batch_id, batch_size, "
                    + columns
                    + ") values (:placement, :tenant, :key, :profile, :revision, :state, :ended,"
                    + " :steps, :created, :vcpus, :memory, cast(:batch as uuid),"
                    + " cast(:batch_size as integer), "
                    + values
                    + ")"),
            placement)
        .bind("tenant", placement.tenant().value())
        .bind("key", placement.idempotencyKey())
        .bind("created", Times.seconds(placement.createdAt()))
        .bind("batch", placement.batch().map(Placement.Batch::id).orElse(null))
        .bind("batch_size", placement.batch().map(Placement.Batch::size).orElse(null))
        .execute();
    insertParts(
        handle,
        "insert into personality_placement_group (placement_id, name) values (:placement, :part)",
        placement,
        placement.groups());
    insertUnits(handle, placement);
    for (int number = 1; number <= placement.history().size(); number++) {
      insertStep(handle, placement, number);
    }
  }

  /** Replaces a placement of that state and so many steps; false where it is not so. */
  static boolean update(Handle handle, Placement placement, PlacementState from) {
    int updated =
        bind(
                handle.createUpdate(
                    "update personality_placement set profile_id = :profile,"
                        + " profile_revision = :revision, state = :state, ended = :ended,"
                        + " steps = :steps, vcpus = :vcpus, memory_mib = :memory, "
                        + DECIDED
                        + " where placement_id = :placement and state = :from"
                        + " and steps = :steps - 1"),
                placement)
            .bind("from", Names.text(from))
            .execute();
    if (updated == 0) {
      return false;
    }
    handle
        .createUpdate("delete from personality_placement_unit where placement_id = :placement")
        .bind("placement", placement.id().value())
        .execute();
    insertUnits(handle, placement);
    insertStep(handle, placement, placement.history().size());
    return true;
  }

  private static <S extends SqlStatement<S>> S bind(S statement, Placement placement) {
    Placement.Decision decision = placement.decision();
    Similarity promised = decision.promised();
    return statement
        .bind("placement", placement.id().value())
        .bind("profile", placement.profile().id().value())
        .bind("revision", placement.profile().revision())
        .bind("state", Names.text(placement.state()))
        .bind("ended", placement.state().isFinal())
        .bind("steps", placement.history().size())
        .bind("vcpus", placement.resources().vcpus())
        .bind("memory", placement.resources().memoryMib())
        .bind("host", decision.host().value())
        .bind("fingerprint", decision.fingerprintRevision())
        .bind("expected", promised.expected())
        .bind("lower", promised.lower())
        .bind("upper", promised.upper())
        .bind("coverage", promised.coverage())
        .bind("exact", promised.exact())
        .bind("selection", Names.text(decision.selection()))
        .bind("attempt", decision.attempt())
        .bind("snapshot", decision.basis().snapshot())
        .bind("catalogue", decision.basis().catalogueHash())
        .bind("engine", decision.basis().engineVersion())
        .bind("terms", OperatorTexts.text(decision.basis().operator()))
        .bind("values", OperatorTexts.text(decision.operator()));
  }

  private static void insertUnits(Handle handle, Placement placement) {
    insertParts(
        handle,
        "insert into personality_placement_unit (placement_id, unit) values (:placement, :part)",
        placement,
        placement.units().stream().map(Units::text).toList());
  }

  private static void insertParts(
      Handle handle, String sql, Placement placement, Iterable<String> parts) {
    PreparedBatch batch = handle.prepareBatch(sql);
    for (String part : parts) {
      batch.bind("placement", placement.id().value()).bind("part", part).add();
    }
    if (batch.size() > 0) {
      batch.execute();
    }
  }

  private static void insertStep(Handle handle, Placement placement, int number) {
    Placement.Step step = placement.history().get(number - 1);
    handle
        .createUpdate(
            "insert into personality_placement_step"
                + " (placement_id, number, at, state, host_id, reason)"
                + " values (:placement, :number, :at, :state, :host, :reason)")
        .bind("placement", placement.id().value())
        .bind("number", number)
        .bind("at", Times.seconds(step.at()))
        .bind("state", Names.text(step.state()))
        .bind("host", step.host().value())
        .bind("reason", step.reason())
        .execute();
  }
}
