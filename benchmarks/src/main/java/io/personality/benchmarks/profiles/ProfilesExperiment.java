package io.personality.benchmarks.profiles;

import com.zaxxer.hikari.HikariDataSource;
import io.personality.benchmarks.Experiment;
import io.personality.benchmarks.Progress;
import io.personality.benchmarks.report.Bound;
import io.personality.benchmarks.report.Figures;
import io.personality.benchmarks.report.Row;
import io.personality.benchmarks.report.Row.Goal;
import io.personality.benchmarks.store.Pools;
import io.personality.benchmarks.store.PostgresServer;
import io.personality.benchmarks.store.Scratch;
import io.personality.benchmarks.store.WatchedSource;
import io.personality.core.Personality;
import io.personality.core.ProfileLibrary;
import io.personality.jdbc.JdbcStorage;
import io.personality.model.Actor;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import javax.sql.DataSource;

/** The profile database with ten times as many profiles, on PostgreSQL. */
public final class ProfilesExperiment implements Experiment {
  private static final Goal GROWTH = new Goal("search_growth", "x", Bound.atMost(2));
  private static final Goal INDEXES = new Goal("search_through_indexes", "share", Bound.atLeast(1));
  private static final Goal MEDIAN = new Goal("search_median_ms", "ms", Bound.atMost(50));

  private static final int SEARCHES = 200;
  private static final int FACTOR = 10;

  @Override
  public String name() {
    return "profiles";
  }

  @Override
  public Outcome run(Settings settings, Progress progress) {
    int few = settings.quick() ? 1_000 : 20_000;
    try (Scratch scratch = Scratch.folder("profiles");
        PostgresServer server = PostgresServer.start(scratch.path().resolve("data"));
        HikariDataSource pool = Pools.of(server.url(), 10)) {
      progress.say("PostgreSQL " + server.version());
      return new Outcome(rows(pool, few, settings.seed(), progress), List.of());
    } catch (IOException | SQLException | IllegalStateException e) {
      String reason = "could not be measured: " + e;
      return new Outcome(
          List.of(GROWTH.missing(reason), INDEXES.missing(reason), MEDIAN.missing(reason)),
          List.of());
    }
  }

  private static List<Row> rows(HikariDataSource pool, int few, long seed, Progress progress)
      throws SQLException {
    int many = FACTOR * few;
    Map<Kind, Double> before;
    try (Personality engine = engine(pool)) {
      fill(engine, pool, 0, few, seed, progress);
      before = medians(engine, seed);
      fill(engine, pool, few, many, seed, progress);
    }
    Map<Kind, Double> after;
    try (Personality engine = engine(pool)) {
      after = medians(engine, seed);
    }
    return List.of(
        growth(before, after, few, many),
        indexes(pool, seed, progress),
        MEDIAN.measured(
            Figures.median(after.values().stream().mapToDouble(Double::doubleValue).toArray()),
            String.format(Locale.ROOT, "over the kinds of search, %,d profiles", many)));
  }

  private static Personality engine(DataSource source) {
    return Personality.builder()
        .storage(JdbcStorage.on(source))
        .followEvery(Duration.ZERO)
        .reconcileEvery(Duration.ZERO)
        .build();
  }

  private static void fill(
      Personality engine, HikariDataSource pool, int from, int to, long seed, Progress progress)
      throws SQLException {
    progress.say(String.format(Locale.ROOT, "filling up to %,d profiles", to));
    Shelf.fill(engine, from, to, seed);
    // What autovacuum would have done before long.
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("vacuum analyze");
    }
  }

  private static Map<Kind, Double> medians(Personality engine, long seed) {
    ProfileLibrary library = engine.library(Actor.user(Shelf.tenant(0), "reader"));
    Map<Kind, Double> medians = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      SplittableRandom random = new SplittableRandom(seed);
      double[] millis = new double[SEARCHES];
      for (int i = -SEARCHES; i < SEARCHES; i++) { // as many before to warm up
        long start = System.nanoTime();
        kind.run(library, random);
        if (i >= 0) {
          millis[i] = (System.nanoTime() - start) / 1e6;
        }
      }
      medians.put(kind, Figures.median(millis));
    }
    return medians;
  }

  private static Row growth(Map<Kind, Double> before, Map<Kind, Double> after, int few, int many) {
    double worst = 0;
    List<String> each = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      double one = before.getOrDefault(kind, Double.NaN);
      double other = after.getOrDefault(kind, Double.NaN);
      worst = Math.max(worst, other / one);
      each.add(String.format(Locale.ROOT, "%s %.2f -> %.2f ms", kind, one, other));
    }
    return GROWTH.measured(
        worst,
        String.format(
            Locale.ROOT,
            "the kind that grows most; medians of %d searches at %,d and %,d profiles: %s",
            SEARCHES,
            few,
            many,
            String.join(", ", each)));
  }

  private static Row indexes(HikariDataSource pool, long seed, Progress progress)
      throws SQLException {
    Plans plans = new Plans();
    Set<String> small = Plans.smallTables(pool);
    int through = 0;
    List<String> others = new ArrayList<>();
    try (Personality engine = engine(new WatchedSource(pool, plans))) {
      ProfileLibrary library = engine.library(Actor.user(Shelf.tenant(0), "reader"));
      for (Kind kind : Kind.values()) {
        plans.clear();
        kind.run(library, new SplittableRandom(seed));
        List<String> plan = plans.explain(pool);
        progress.say(kind + ":");
        plan.forEach(line -> progress.say("    " + line));
        if (Plans.useIndexes(plan, small)) {
          through++;
        } else {
          others.add(kind.toString());
        }
      }
    }
    return INDEXES.measured(
        (double) through / Kind.values().length,
        others.isEmpty()
            ? "no plan reads a table from end to end, but for "
                + small.stream().filter(name -> name.startsWith("personality_")).sorted().toList()
                + " with fewer than 64 pages; the plans are among the progress"
            : "a table is read from end to end: " + String.join(", ", others));
  }
}
