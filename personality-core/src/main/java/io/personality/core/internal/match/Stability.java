package io.personality.core.internal.match;

import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.query.CompiledQuery;
import io.personality.model.Candidate;
import io.personality.model.Explanation;
import io.personality.model.HostId;
import io.personality.model.Ranking;
import io.personality.model.Selection;
import io.personality.model.WeightRange;
import io.personality.model.WeightRange.Limit;
import io.personality.model.WeightStability;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds how much each weight can change before another host wins, exactly and over the whole fleet.
 *
 * <p><i>Confined to one thread.</i> By {@link Reweighing} all hosts are straight lines in the part
 * {@code t} of its group that a term has, so that the winner is on top over one interval. Its end
 * is found as by Newton's method for parametric search (Dinkelbach 1967; Eisner and Severance
 * 1976): see who wins at the far end of {@code t}; where that is another host, go to where its line
 * crosses the winner's, and look again; until nobody but the winner wins there. Each look is one
 * ranking with {@code k = 1}; a few are needed for each end, since each rival is the best of all
 * where it is found. What is not finished in time is reported as not determined.
 *
 * <p>Rankings are looked at a billionth of the way inside a crossing, where the two hosts no longer
 * tie, and limits are exact to that. A minimum similarity is left out of account where hosts are
 * ranked by similarity, since below it nobody wins; where they are ranked by the metrics alone, the
 * hosts that reach it now are those that are compared.
 */
public final class Stability {
  private static final double INSIDE = 1e-9;

  /** So near an end of {@code t}, in parts of the way, a weight is as good as 0 or boundless. */
  private static final double EDGE = 1e-12;

  private final Matcher matcher;
  private final Question question;
  private final Clock clock;
  private final Instant deadline;
  private final Map<HostId, Explanation> credits = new HashMap<>();

  /**
   * What is asked.
   *
   * @param query the profile
   * @param ownWeights the weight of each of its terms as the profile gives it
   * @param fleet the hosts
   * @param demand what is asked beyond the profile
   */
  public record Question(
      CompiledQuery query, List<Double> ownWeights, FleetSnapshot fleet, Demand demand) {
    /** Copies the list. */
    public Question {
      ownWeights = List.copyOf(ownWeights);
    }
  }

  private Stability(Matcher matcher, Question question, Clock clock, Instant deadline) {
    this.matcher = matcher;
    this.question = question;
    this.clock = clock;
    this.deadline = deadline;
  }

  /**
   * Answers a question.
   *
   * @param limit how long it may take; the last two rankings may go over it
   * @return empty where no host can
   */
  public static Optional<WeightStability> of(
      Matcher matcher, Question question, Clock clock, Duration limit) {
    Instant deadline = clock.instant().plus(limit);
    Ranking now = matcher.rank(question.query(), question.fleet(), question.demand(), 1);
    if (now.candidates().isEmpty()) {
      return Optional.empty();
    }
    HostId winner = now.candidates().get(0).host();
    Question open =
        new Question(
            question.query(),
            question.ownWeights(),
            question.fleet(),
            withoutMinimum(matcher, question));
    Stability search = new Stability(matcher, open, clock, deadline);
    List<WeightRange> ranges = new ArrayList<>();
    for (int term = 0; term < question.query().terms().size(); term++) {
      ranges.add(search.range(winner, term));
    }
    return Optional.of(new WeightStability(winner, ranges, now.basis()));
  }

  private static Demand withoutMinimum(Matcher matcher, Question question) {
    Demand demand = question.demand();
    if (demand.minimumSimilarity() == 0) {
      return demand;
    }
    Demand open = demand.chosenBy(demand.selection(), demand.rankBy(), 0);
    if (demand.selection() == Selection.SIMILARITY) {
      return open;
    }
    Set<HostId> near =
        matcher
            .rank(question.query(), question.fleet(), demand, question.fleet().hosts())
            .candidates()
            .stream()
            .map(Candidate::host)
            .collect(Collectors.toSet());
    return open.among(demand::admits, row -> near.contains(row.host().id()));
  }

  private WeightRange range(HostId winner, int term) {
    Reweighing weights = new Reweighing(question.query(), question.ownWeights(), term);
    boolean idle = weights.isIdle();
    return new WeightRange(
        question.query().terms().get(term).name(),
        question.query().terms().get(term).group(),
        question.ownWeights().get(term),
        idle ? new Limit.Any() : limit(winner, weights, 0),
        idle ? new Limit.Any() : limit(winner, weights, 1));
  }

  /** Where the winner's line crosses another's. */
  private record Crossing(double part, HostId rival) {}

  private Limit limit(HostId winner, Reweighing weights, double end) {
    double now = weights.now();
    Crossing nearest = new Crossing(end, winner);
    double at = end;
    Set<HostId> passed = new HashSet<>();
    passed.add(winner);
    while (clock.instant().isBefore(deadline)) {
      HostId best = best(weights, at);
      // One whose crossing is passed already, or that never crosses, wins by rounding alone.
      OptionalDouble crossing =
          passed.add(best)
              ? standing(winner, weights).crossing(standing(best, weights))
              : OptionalDouble.empty();
      if (crossing.isEmpty()) {
        return at(winner, nearest, weights, end);
      }
      nearest = new Crossing(between(crossing.getAsDouble(), now, at), best);
      at = nearest.part() + INSIDE * (now - nearest.part());
    }
    return new Limit.NotDetermined();
  }

  private Limit at(HostId winner, Crossing nearest, Reweighing weights, double end) {
    double part = nearest.part();
    double weight = weights.weightAt(part);
    boolean isEnd = Math.abs(part - end) <= EDGE * Math.abs(weights.now() - end);
    if (isEnd || !(weight > 0) || Double.isInfinite(weight)) {
      return new Limit.Any();
    }
    // Of several that cross there, another one may be ahead at first than at the end.
    HostId beyond = best(weights, part + INSIDE * (end - part));
    return new Limit.At(weight, beyond.equals(winner) ? nearest.rival() : beyond);
  }

  private static double between(double value, double one, double other) {
    return Math.max(Math.min(one, other), Math.min(Math.max(one, other), value));
  }

  private HostId best(Reweighing weights, double part) {
    return matcher
        .rank(weights.at(part), question.fleet(), question.demand(), 1)
        .candidates()
        .get(0)
        .host();
  }

  private Standing standing(HostId host, Reweighing weights) {
    Explanation explanation =
        credits.computeIfAbsent(
            host,
            id ->
                matcher.explain(
                    question.query(), question.fleet(), question.fleet().rowOf(id).orElseThrow()));
    return Standing.of(explanation, weights, question.demand());
  }
}
