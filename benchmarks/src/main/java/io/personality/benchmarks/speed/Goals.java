package io.personality.benchmarks.speed;

import io.personality.benchmarks.report.Bound;
import io.personality.benchmarks.report.Row.Goal;
import java.util.List;

/** The rows of the experiment: what is measured and what it has to reach. */
final class Goals {
  static final Goal SCAN_REALISTIC =
      new Goal("scan_realistic_1m", "x", Bound.atMost(0.35).stretch(0.15));
  static final Goal SCAN_UNIFORM =
      new Goal("scan_uniform_1m", "x", Bound.atMost(1.15).stretch(0.75));
  static final Goal SCAN_GROWTH = new Goal("scan_growth", "x", Bound.atMost(12));
  static final Goal BYTES_PER_HOST = new Goal("bytes_per_host", "B", Bound.atMost(220));
  static final Goal HOT_GROWTH = new Goal("hot_decision_growth", "x", Bound.atMost(3));
  static final Goal HOT_VS_SCAN =
      new Goal("hot_decision_vs_scan", "x", Bound.atMost(1.0 / 300).stretch(1.0 / 1000));
  static final Goal CANDIDATES_OVERHEAD = new Goal("candidates_overhead_10k", "x", Bound.atMost(4));
  static final Goal PLACES_PER_SECOND =
      new Goal("place_per_second_10k", "1/s", Bound.atLeast(20_000));
  static final Goal VS_FENZO = new Goal("vs_fenzo_10k", "x", Bound.atLeast(1_000));
  static final Goal VS_MAP = new Goal("vs_map_10k", "x", Bound.atLeast(30));
  static final Goal VS_LUCENE =
      new Goal("vs_lucene_function_10k", "x", Bound.atLeast(10).stretch(30));
  static final Goal VS_ARRAY = new Goal("vs_array_10k", "x", Bound.atLeast(5));
  static final Goal SCORER_BLOCK = new Goal("scorer_block_overhead", "x", Bound.atMost(1.3));
  static final Goal SCORER_LAMBDA = new Goal("scorer_lambda_overhead", "x", Bound.atMost(10));
  static final Goal SCAN_ALLOCATION = new Goal("scan_allocation", "B/query", Bound.atMost(0));
  static final Goal UPDATE_COST = new Goal("update_cost_vs_scan", "x", Bound.atMost(1.0 / 1000));
  static final Goal READERS_SLOWDOWN = new Goal("readers_slowdown", "x", Bound.atMost(1.2));
  static final Goal DIAGNOSIS = new Goal("diagnosis_100k", "x", Bound.atMost(50));

  /** All of them, in the order of the report. */
  static final List<Goal> ALL =
      List.of(
          SCAN_REALISTIC,
          SCAN_UNIFORM,
          SCAN_GROWTH,
          BYTES_PER_HOST,
          HOT_GROWTH,
          HOT_VS_SCAN,
          CANDIDATES_OVERHEAD,
          PLACES_PER_SECOND,
          VS_FENZO,
          VS_MAP,
          VS_LUCENE,
          VS_ARRAY,
          SCORER_BLOCK,
          SCORER_LAMBDA,
          SCAN_ALLOCATION,
          UPDATE_COST,
          READERS_SLOWDOWN,
          DIAGNOSIS);

  private Goals() {}
}
