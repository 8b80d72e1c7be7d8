package io.personality.cli.render;

import io.personality.cli.render.Look.Ink;
import io.personality.model.LivingSimilarity;
import io.personality.model.Placement;
import io.personality.model.Similarity;
import io.personality.model.Tuning;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Placements below each other, one with its history, or how close one is.
 *
 * <p><i>Immutable.</i>
 *
 * @param look where it is shown
 * @param now what ages count from
 */
public record PlacementTable(Look look, Instant now) {
  private static final int LABEL = 12;
  private static final int BAR = 19;
  private static final int INDENT = 4;

  /** A line for each. */
  public String list(List<Placement> placements) {
    if (placements.isEmpty()) {
      return "No placements; \"--all\" lists those that have ended.\n";
    }
    int state = widest(placements, one -> state(one.state()));
    int host = widest(placements, one -> one.decision().host().value());
    StringBuilder page = new StringBuilder();
    for (Placement one : placements) {
      page.append(one.id())
          .append("  ")
          .append(Lines.left(state(one.state()), state))
          .append("  ")
          .append(look.ink(Ink.STRONG, Lines.left(one.decision().host().value(), host)))
          .append("  ")
          .append(Figures.score(one.decision().promised().expected()))
          .append("  ")
          .append(look.ink(Ink.FAINT, Figures.age(one.changedAt(), now)))
          .append('\n');
    }
    return page.toString();
  }

  private static int widest(List<Placement> placements, Function<Placement, String> text) {
    return placements.stream().map(text).mapToInt(Lines::width).max().orElse(0);
  }

  private static String state(Enum<?> state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  /** One with what happened to it. */
  public String card(Placement placement) {
    StringBuilder page = new StringBuilder();
    line(page, "placement", placement.id().toString());
    line(page, "host", look.ink(Ink.STRONG, placement.decision().host().value()));
    similarity(page, "promised", placement.decision().promised());
    line(
        page,
        "takes",
        Figures.count(placement.resources().vcpus(), "vCPU", "vCPUs")
            + ", "
            + Figures.memory(placement.resources().memoryMib()));
    line(page, "profile", placement.profile() + " of " + placement.tenant());
    for (int i = 0; i < placement.history().size(); i++) {
      Placement.Step step = placement.history().get(i);
      String reason = step.reason().isEmpty() ? "" : ": " + step.reason();
      String text =
          Figures.age(step.at(), now) + ", " + state(step.state()) + " on " + step.host() + reason;
      List<String> lines = Lines.wrapped(text, look.width() - LABEL);
      line(page, i == 0 ? "history" : "", lines.get(0));
      lines.stream().skip(1).forEach(more -> line(page, "", more));
    }
    return page.toString();
  }

  /** What a launcher chose, a paragraph for each choice. */
  public String tunings(List<Tuning> tunings) {
    if (tunings.isEmpty()) {
      return "No choices of a launcher are known; --libvirt says which one to ask.\n";
    }
    StringBuilder page = new StringBuilder();
    for (Tuning tuning : tunings) {
      page.append(look.ink(tuning.degraded() ? Ink.UNSURE : Ink.STRONG, tuning.element()))
          .append(tuning.degraded() ? "  (less than asked)" : "")
          .append('\n');
      Lines.append(page, tuning.choice(), INDENT, look.width());
    }
    return page.toString();
  }

  /** How close a placement was promised to be, and is. */
  public String similarity(LivingSimilarity living) {
    StringBuilder page = new StringBuilder();
    similarity(page, "promised", living.promised());
    if (living.current().isPresent()) {
      similarity(page, "now", living.current().get().similarity());
    } else {
      line(page, "now", "unknown: its host is no longer in the fleet");
    }
    if (living.observed().isPresent()) {
      similarity(page, "observed", living.observed().get());
    } else {
      line(page, "observed", "unknown: " + living.observedUnknownBecause());
    }
    living.current().ifPresent(why -> page.append('\n').append(new Bill(look, now).render(why)));
    return page.toString();
  }

  private void similarity(StringBuilder page, String label, Similarity similarity) {
    line(
        page,
        label,
        look.ink(Ink.STRONG, Figures.score(similarity.expected()))
            + "  "
            + Bar.of(similarity, BAR, look)
            + "  "
            + Figures.certainty(similarity));
  }

  private void line(StringBuilder page, String label, String text) {
    page.append(look.ink(Ink.FAINT, Lines.left(label, LABEL))).append(text).append('\n');
  }
}
