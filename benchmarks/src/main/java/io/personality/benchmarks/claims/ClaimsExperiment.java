package io.personality.benchmarks.claims;

import io.personality.benchmarks.Experiment;
import io.personality.benchmarks.Progress;
import io.personality.benchmarks.report.Bound;
import io.personality.benchmarks.report.Figures;
import io.personality.benchmarks.report.Row;
import io.personality.benchmarks.report.Row.Goal;
import io.personality.benchmarks.store.PostgresServer;
import io.personality.benchmarks.store.Scratch;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How fast placements are made on PostgreSQL and on H2, beside a bare loop of as many commits. */
public final class ClaimsExperiment implements Experiment {
  private static final Goal VS_BARE = new Goal("place_vs_bare", "x", Bound.atLeast(0.6));
  private static final Goal CONTENDED = new Goal("place_contended", "x", Bound.atLeast(0.5));
  private static final Goal H2 = new Goal("h2_vs_bare", "x", Bound.atLeast(0.5));
  private static final Goal HERDING =
      new Goal("replicas_herding", "lost claims/placement", Bound.atMost(0.5));

  @Override
  public String name() {
    return "claims";
  }

  @Override
  public Outcome run(Settings settings, Progress progress) {
    Pace pace = settings.quick() ? new Pace(4, 3, 1_000) : new Pace(6, 9, 2_000);
    List<Row> rows = new ArrayList<>();
    try (Scratch scratch = Scratch.folder("claims")) {
      rows.addAll(onPostgres(scratch, pace, settings.seed(), progress));
      rows.add(onH2(scratch, pace, progress));
    } catch (IOException | SQLException | IllegalStateException e) {
      List<Goal> missing = new ArrayList<>(List.of(VS_BARE, CONTENDED, HERDING, H2));
      rows.forEach(row -> missing.remove(row.goal()));
      missing.forEach(goal -> rows.add(goal.missing("could not be measured: " + e)));
    }
    return new Outcome(rows, List.of());
  }

  /**
   * How long it is measured.
   *
   * @param warmUps rounds before it
   * @param rounds in which every contender has its turn
   * @param millis of each turn
   */
  private record Pace(int warmUps, int rounds, long millis) {}

  private static List<Row> onPostgres(Scratch scratch, Pace pace, long seed, Progress progress)
      throws IOException, SQLException {
    try (PostgresServer server = PostgresServer.start(scratch.path().resolve("data"))) {
      progress.say("PostgreSQL " + server.version() + ", fsync on, " + Rush.THREADS + " threads");
      List<Row> rows = new ArrayList<>();
      try (Ground ground = Ground.on(server.url());
          Rush rush = new Rush()) {
        Cost cost = Cost.ofAPlacement(scratch);
        BareLoop bare = new BareLoop(ground.source(), cost.commits());
        List<Double> vsBare = new ArrayList<>();
        List<Double> contended = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        warmUp(ground, rush, bare, pace);
        for (int i = 0; i < pace.rounds(); i++) {
          Rates round = round(ground, rush, bare, pace);
          vsBare.add(round.apart() / round.bare());
          contended.add(round.together() / round.apart());
          rates.add(round.apart());
          progress.say(round.toString());
        }
        String how = how(pace, cost, rates);
        rows.add(VS_BARE.measured(median(vsBare), how));
        rows.add(
            CONTENDED.measured(
                median(contended), "all want one host, over each wants its own; " + how));
      }
      rows.add(HERDING.measured(Herd.lostClaims(server, seed), Herd.HOW));
      return rows;
    }
  }

  /** Placements a second apart and together, and bare rounds a second. */
  private record Rates(double apart, double bare, double together) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%.0f placements/s on different hosts, %.0f on one, %.0f bare",
          apart,
          together,
          bare);
    }
  }

  private static Rates round(Ground ground, Rush rush, BareLoop bare, Pace pace) {
    double apart = rush.perSecond(ground::place, pace.millis());
    ground.clear();
    double loop = rush.perSecond(thread -> bare.once(), pace.millis());
    double together = rush.perSecond(thread -> ground.place(0), pace.millis());
    ground.clear();
    return new Rates(apart, loop, together);
  }

  /** Rounds that are not counted, until everything is compiled. */
  private static void warmUp(Ground ground, Rush rush, BareLoop bare, Pace pace) {
    for (int i = 0; i < pace.warmUps(); i++) {
      round(ground, rush, bare, pace);
    }
  }

  private static Row onH2(Scratch scratch, Pace pace, Progress progress) throws SQLException {
    String url = "jdbc:h2:file:" + scratch.path().resolve("h2").resolve("state");
    try (Ground ground = Ground.on(url);
        Rush rush = new Rush()) {
      Cost cost = Cost.ofAPlacement(scratch);
      BareLoop bare = new BareLoop(ground.source(), cost.commits());
      List<Double> vsBare = new ArrayList<>();
      List<Double> rates = new ArrayList<>();
      warmUp(ground, rush, bare, pace);
      for (int i = 0; i < pace.rounds(); i++) {
        Rates round = round(ground, rush, bare, pace);
        vsBare.add(round.apart() / round.bare());
        rates.add(round.apart());
        progress.say("H2: " + round);
      }
      return H2.measured(median(vsBare), "H2 in a file; " + how(pace, cost, rates));
    }
  }

  private static String how(Pace pace, Cost cost, List<Double> rates) {
    return String.format(
        Locale.ROOT,
        "%.0f placements/s; whole placements with launcher in memory, of %d commits and %d"
            + " statements each; medians of %d rounds of %d ms",
        median(rates),
        cost.commits(),
        cost.statements(),
        pace.rounds(),
        pace.millis());
  }

  private static double median(List<Double> values) {
    return Figures.median(values.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
