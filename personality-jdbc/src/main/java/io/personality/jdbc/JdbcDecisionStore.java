package io.personality.jdbc;

import io.personality.model.PlacementId;
import io.personality.model.TenantId;
import io.personality.spi.DecisionStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Decisions and the hosts they were made from, in tables. <i>Thread-safe.</i> */
final class JdbcDecisionStore implements DecisionStore {
  private static final String SELECT =
      "select placement_id, tenant, decided_at, chain, number, document from personality_decision ";

  private final Database database;

  JdbcDecisionStore(Database database) {
    this.database = database;
  }

  @Override
  public void append(List<State> states, List<Stored> decisions) {
    database.transact(
        "store " + decisions.size() + " decisions",
        handle -> {
          insertStates(handle, states);
          insertDecisions(handle, decisions);
          return true;
        });
  }

  private static void insertStates(Handle handle, List<State> states) {
    if (states.isEmpty()) {
      return;
    }
    try (PreparedBatch batch =
        handle.prepareBatch(
            "insert into personality_decision_state (chain, number, document)"
                + " values (:chain, :number, :document)")) {
      for (State state : states) {
        batch
            .bind("chain", state.chain())
            .bind("number", state.number())
            .bind("document", state.document())
            .add();
      }
      batch.execute();
    }
  }

  private static void insertDecisions(Handle handle, List<Stored> decisions) {
    if (decisions.isEmpty()) {
      return;
    }
    try (PreparedBatch batch =
        handle.prepareBatch(
            "insert into personality_decision"
                + " (placement_id, tenant, decided_at, chain, number, document)"
                + " values (:id, :tenant, :at, :chain, :number, :document)")) {
      for (Stored decision : decisions) {
        batch
            .bind("id", decision.id().value())
            .bind("tenant", decision.tenant().value())
            .bind("at", Times.seconds(decision.at()))
            .bind("chain", decision.chain())
            .bind("number", decision.number())
            .bind("document", decision.document())
            .add();
      }
      batch.execute();
    }
  }

  @Override
  public Optional<Stored> find(PlacementId id) {
    return database.single(
        "read the decision for placement " + id,
        handle ->
            handle
                .createQuery(SELECT + "where placement_id = :id")
                .bind("id", id.value())
                .map((row, context) -> stored(row))
                .findOne());
  }

  @Override
  public List<Stored> newest(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1, not " + limit);
    }
    return database.single(
        "read the newest decisions",
        handle ->
            handle
                .createQuery(
                    SELECT
                        + "order by decided_at desc, placement_id desc"
                        + " fetch first :limit rows only")
                .bind("limit", limit)
                .map((row, context) -> stored(row))
                .list());
  }

  @Override
  public List<State> states(UUID chain, int last) {
    return database.single(
        "read the hosts of a decision",
        handle ->
            handle
                .createQuery(
                    "select number, document from personality_decision_state"
                        + " where chain = :chain and number <= :last order by number")
                .bind("chain", chain)
                .bind("last", last)
                .map(
                    (row, context) ->
                        new State(chain, row.getInt("number"), row.getString("document")))
                .list());
  }

  @Override
  public int forget(Instant before) {
    return database.transact(
        "forget decisions before " + before,
        handle -> {
          int forgotten =
              handle
                  .createUpdate("delete from personality_decision where decided_at < :before")
                  .bind("before", Times.seconds(before))
                  .execute();
          if (forgotten > 0) {
            // An engine that still adds to one of them is refused by the key, and begins another.
            handle.execute(
                "delete from personality_decision_state where not exists (select 1"
                    + " from personality_decision d where d.chain ="
                    + " personality_decision_state.chain)");
          }
          return forgotten;
        });
  }

  private static Stored stored(ResultSet row) throws SQLException {
    return new Stored(
        new PlacementId(row.getObject("placement_id", UUID.class)),
        new TenantId(row.getString("tenant")),
        Times.instant(row.getBigDecimal("decided_at")),
        row.getObject("chain", UUID.class),
        row.getInt("number"),
        row.getString("document"));
  }
}
