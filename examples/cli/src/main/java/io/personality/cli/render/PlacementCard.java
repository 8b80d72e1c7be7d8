package io.personality.cli.render;

import io.personality.PlacementResult.Placed;
import io.personality.cli.render.Look.Ink;
import io.personality.model.Basis;
import io.personality.model.Placement;
import io.personality.model.Similarity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A placement: where it is, how close that is and why, and what it was decided from.
 *
 * <p><i>Immutable.</i>
 *
 * @param look where it is shown
 */
public record PlacementCard(Look look) {
  private static final int LABEL = 14;
  private static final int BAR = 19;
  private static final int HASH = 12;

  /** Draws it. */
  public String render(Placed placed) {
    Placement placement = placed.placement();
    Placement.Decision decision = placement.decision();
    StringBuilder page = new StringBuilder();
    if (placed.simulated()) {
      page.append(look.ink(Ink.UNSURE, "Simulated: no VM was started.")).append("\n\n");
    }
    line(page, "placement", placement.id().toString());
    line(page, "host", look.ink(Ink.STRONG, decision.host().value()));
    line(page, "state", state(placement));
    line(
        page,
        "takes",
        Figures.count(placement.resources().vcpus(), "vCPU", "vCPUs")
            + ", "
            + Figures.memory(placement.resources().memoryMib()));
    Similarity similarity = decision.promised();
    line(
        page,
        "similarity",
        look.ink(Ink.STRONG, Figures.score(similarity.expected()))
            + "  "
            + Bar.of(similarity, BAR, look)
            + "  "
            + Figures.certainty(similarity));
    List<String> reasons = Reasons.of(placed.explanation(), look);
    if (!reasons.isEmpty()) {
      wrapped(page, "why not 1.00", String.join("; ", reasons));
    }
    if (!decision.operator().isEmpty()) {
      wrapped(page, "operator", OperatorFigures.sentence(decision.operator()));
    }
    line(page, "profile", placement.profile().toString());
    wrapped(page, "decided from", basis(decision));
    return page.toString();
  }

  private static String state(Placement placement) {
    List<String> states = new ArrayList<>();
    placement
        .history()
        .forEach(
            step -> {
              String state = step.state().name().toLowerCase(Locale.ROOT);
              states.add(step.reason().isEmpty() ? state : state + " (" + step.reason() + ")");
            });
    return String.join(", ", states);
  }

  private static String basis(Placement.Decision decision) {
    Basis basis = decision.basis();
    String hash = basis.catalogueHash();
    return "fleet snapshot "
        + basis.snapshot()
        + ", fingerprint revision "
        + decision.fingerprintRevision()
        + ", catalogue "
        + hash.substring(0, Math.min(HASH, hash.length()))
        + ", engine "
        + basis.engineVersion()
        + "; by "
        + decision.selection().label()
        + (basis.operator().isNone() ? "" : ", " + OperatorFigures.rule(basis.operator()))
        + ", attempt "
        + decision.attempt();
  }

  private void line(StringBuilder page, String label, String text) {
    page.append(look.ink(Ink.FAINT, Lines.left(label, LABEL))).append(text).append('\n');
  }

  private void wrapped(StringBuilder page, String label, String text) {
    List<String> lines = Lines.wrapped(text, look.width() - LABEL);
    line(page, label, lines.get(0));
    lines.stream().skip(1).forEach(more -> line(page, "", more));
  }
}
