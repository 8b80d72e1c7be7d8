package io.personality.service.body;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.personality.PlacementResult.Placed;
import io.personality.model.Placement;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A VM asked for: where it went, how close that is, and what became of it. <i>Immutable.</i>
 *
 * @param placement its identity
 * @param simulated whether the launcher only simulates, in the answer to a launch
 * @param terms why the host scores as it does, in the answer to a launch
 */
public record PlacementBody(
    String placement,
    String tenant,
    String state,
    String host,
    SimilarityBody similarity,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<OperatorBody> operator,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean simulated,
    int attempts,
    String profile,
    String idempotencyKey,
    int vcpus,
    long memoryMib,
    DecisionBody decision,
    List<Step> history,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<TermBody> terms) {

  /** One event. */
  public record Step(String at, String state, String host, String reason) {}

  /** A placement as it is recorded. */
  public static PlacementBody of(Placement placement) {
    return of(placement, null, List.of());
  }

  /** The answer to a launch. */
  public static PlacementBody of(Placed placed) {
    return of(placed.placement(), placed.simulated(), TermBody.of(placed.explanation().terms()));
  }

  private static PlacementBody of(
      Placement placement, @Nullable Boolean simulated, List<TermBody> terms) {
    Placement.Decision decision = placement.decision();
    return new PlacementBody(
        placement.id().toString(),
        placement.tenant().value(),
        placement.state().name().toLowerCase(Locale.ROOT),
        decision.host().value(),
        SimilarityBody.of(decision.promised()),
        OperatorBody.of(decision.operator()),
        simulated,
        decision.attempt(),
        placement.profile().toString(),
        placement.idempotencyKey(),
        placement.resources().vcpus(),
        placement.resources().memoryMib(),
        DecisionBody.of(decision),
        placement.history().stream().map(PlacementBody::step).toList(),
        terms);
  }

  private static Step step(Placement.Step step) {
    return new Step(
        step.at().toString(),
        step.state().name().toLowerCase(Locale.ROOT),
        step.host().value(),
        step.reason());
  }
}
