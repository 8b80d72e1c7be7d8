package io.personality.benchmarks.speed;

import io.personality.benchmarks.duel.Check;
import io.personality.benchmarks.duel.Contender;
import io.personality.benchmarks.duel.Duel;
import io.personality.benchmarks.duel.Standings;
import io.personality.benchmarks.report.Figures;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Checks and times contenders on one fleet. */
final class Timing {
  private Timing() {}

  /** The first wrong answer; empty where all are right. */
  static Optional<String> check(Bench bench, Stage stage, List<Contender> contenders) {
    return check(bench, stage, contenders, bench.sizes().toCheck());
  }

  /** The first wrong answer among so many and the two odd ones; empty where all are right. */
  static Optional<String> check(
      Bench bench, Stage stage, List<Contender> contenders, int requests) {
    bench.say("checking " + names(contenders) + " on " + stage.describe());
    Optional<String> fault =
        Check.firstFault(stage.table(), contenders, stage.requests().toCheck(requests, Sizes.K));
    fault.ifPresent(bench::say);
    return fault;
  }

  /** Times them. */
  static Standings time(Bench bench, Stage stage, List<Contender> contenders, Duel.Plan plan) {
    return time(bench, stage, contenders, Sizes.K, plan);
  }

  /** Times them by requests for {@code k} hosts. */
  static Standings time(
      Bench bench, Stage stage, List<Contender> contenders, int k, Duel.Plan plan) {
    for (Contender contender : contenders) {
      bench.say("timing " + contender.name() + ": " + contender.configuration());
    }
    Standings standings = new Duel(stage.requests().make(Sizes.REQUESTS, k), plan).run(contenders);
    bench.say(summary(standings) + " on " + stage.describe());
    return standings;
  }

  /** The medians in words. */
  static String summary(Standings standings) {
    return standings.names().stream()
        .map(name -> name + " " + Figures.duration(standings.medianNanos(name)))
        .collect(Collectors.joining(", "));
  }

  private static String names(List<Contender> contenders) {
    return contenders.stream().map(Contender::name).collect(Collectors.joining(", "));
  }
}
