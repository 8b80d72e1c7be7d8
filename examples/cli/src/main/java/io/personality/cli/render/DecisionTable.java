package io.personality.cli.render;

import io.personality.LoggedDecision;
import io.personality.PlacementRequest.Subject;
import io.personality.Replay;
import io.personality.cli.render.Look.Ink;
import io.personality.model.Candidate;
import java.time.Instant;
import java.util.List;

/**
 * Decisions below each other, or one that was made again.
 *
 * <p><i>Immutable.</i>
 *
 * @param look where it is shown
 * @param now what ages count from
 */
public record DecisionTable(Look look, Instant now) {

  /** A line for each. */
  public String list(List<LoggedDecision> decisions) {
    if (decisions.isEmpty()) {
      return "No decisions; \"launch\" makes one.\n";
    }
    StringBuilder page = new StringBuilder();
    for (LoggedDecision one : decisions) {
      page.append(one.id())
          .append("  ")
          .append(look.ink(Ink.FAINT, Lines.left(Figures.age(one.at(), now), 12)))
          .append("  ")
          .append(best(one))
          .append('\n');
    }
    return page.toString();
  }

  private String best(LoggedDecision decision) {
    List<Candidate> candidates = decision.outcome().candidates();
    return candidates.isEmpty()
        ? look.ink(Ink.UNSURE, "refused: none of " + hosts(decision) + " can")
        : look.ink(Ink.STRONG, candidates.get(0).host().value())
            + "  "
            + Figures.score(candidates.get(0).similarity().expected());
  }

  private static String hosts(LoggedDecision decision) {
    return Figures.count(decision.outcome().hosts(), "host", "hosts");
  }

  /** Whether it came out the same, and how. */
  public String replay(Replay replay) {
    LoggedDecision decision = replay.decision();
    StringBuilder page = new StringBuilder();
    page.append(
        replay.isSame()
            ? look.ink(Ink.SURE, "The same, bit for bit.")
            : look.ink(Ink.UNSURE, "It comes out otherwise."));
    page.append("\n\nDecided ")
        .append(Figures.age(decision.at(), now))
        .append(" for ")
        .append(subject(decision))
        .append(": ")
        .append(hosts(decision))
        .append(", ")
        .append(Figures.count(decision.outcome().feasible()))
        .append(" can.\n");
    int rank = 0;
    for (Candidate one : replay.again().candidates()) {
      page.append(String.format("%3d  ", ++rank))
          .append(look.ink(Ink.STRONG, one.host().value()))
          .append("  ")
          .append(Figures.score(one.similarity().expected()))
          .append("  ")
          .append(Figures.certainty(one.similarity()))
          .append('\n');
    }
    for (String difference : replay.differences()) {
      page.append('\n');
      Lines.append(page, difference, 0, look.width());
    }
    return page.toString();
  }

  private static String subject(LoggedDecision decision) {
    return decision.request().subject() instanceof Subject.Given given
        ? "\"" + given.profile().name() + "\""
        : ((Subject.Stored) decision.request().subject()).ref().toString();
  }
}
