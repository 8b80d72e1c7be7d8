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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Reads and writes the rows of placements, within a transaction. */
final class PlacementRows {
  private static final String DECIDED =
      "host_id = :host, fingerprint_revision = :fingerprint, expected = :expected,"
          + " lower_end = :lower, upper_end = :upper, coverage = :coverage, exact = :exact,"
          + " selection = :selection, attempt = :attempt, snapshot = :snapshot,"
          + " catalogue_hash = :catalogue, engine_version = :engine,"
          + " operator_terms = :terms, operator_values = :values";

  private static final String INSERT =
      "insert into personality_placement (placement_id, tenant, idempotency_key, profile_id,"
          + " profile_revision, state, ended, steps, created_at, vcpus, memory_mib, unit_names,"
          + " group_names, history, batch_id, batch_size, "
          + DECIDED.replaceAll(" = :[a-z]+", "")
          + ") select :placement, :tenant, :key, :profile, :revision, :state, :ended, :steps,"
          + " :created, :vcpus, :memory, :units, :groups, :history, cast(:batch as uuid),"
          + " cast(:batch_size as integer), "
          + DECIDED.replaceAll("[a-z_]+ = ", "")
          // Two questions, since H2 answers one with "or" by reading the whole table.
          + " where not exists (select 1 from personality_placement"
          + " where placement_id = :placement)"
          + " and not exists (select 1 from personality_placement"
          + " where tenant = :tenant and idempotency_key = :key)";

  private static final String UPDATE =
      "update personality_placement set profile_id = :profile,"
          + " profile_revision = :revision, state = :state, ended = :ended,"
          + " steps = :steps, vcpus = :vcpus, memory_mib = :memory, unit_names = :units,"
          + " history = history || :step, "
          + DECIDED
          + " where placement_id = :placement and state = :from and steps = :steps - 1";

  private PlacementRows() {}

  /** The placements that a condition on the table {@code p} selects. */
  static List<Placement> select(Handle handle, String where, Map<String, ?> parameters) {
    return handle
        .createQuery("select p.* from personality_placement p " + where)
        .bindMap(parameters)
        .map((row, context) -> placement(row))
        .list();
  }

  private static Placement placement(ResultSet row) throws SQLException {
    return new Placement(
        new PlacementId(row.getObject("placement_id", UUID.class)),
        new TenantId(row.getString("tenant")),
        row.getString("idempotency_key"),
        row.getString("group_names").lines().collect(Collectors.toSet()),
        new ProfileRef(new ProfileId(row.getString("profile_id")), row.getInt("profile_revision")),
        decision(row),
        new Resources(row.getInt("vcpus"), row.getLong("memory_mib")),
        row.getString("unit_names").lines().map(Units::unit).collect(Collectors.toSet()),
        Histories.steps(row.getString("history")),
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

  /** Inserts a placement; false where its id or its tenant's key is taken. */
  static boolean insert(Handle handle, Placement placement) {
    return bind(handle.createUpdate(INSERT), placement)
            .bind("tenant", placement.tenant().value())
            .bind("key", placement.idempotencyKey())
            .bind("created", Times.seconds(placement.createdAt()))
            .bind("groups", String.join("\n", placement.groups()))
            .bind("history", Histories.text(placement.history()))
            .bind("batch", placement.batch().map(Placement.Batch::id).orElse(null))
            .bind("batch_size", placement.batch().map(Placement.Batch::size).orElse(null))
            .execute()
        == 1;
  }

  /** Replaces a placement of that state and so many steps; false where it is not so. */
  static boolean update(Handle handle, Placement placement, PlacementState from) {
    Placement.Step last = placement.history().get(placement.history().size() - 1);
    return bind(handle.createUpdate(UPDATE), placement)
            .bind("from", Names.text(from))
            .bind("step", "\n" + Histories.text(last))
            .execute()
        == 1;
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
        .bind(
            "units",
            String.join("\n", placement.units().stream().map(ExclusiveUnit::text).toList()))
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
}
