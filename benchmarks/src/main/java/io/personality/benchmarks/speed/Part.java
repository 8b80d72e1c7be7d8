package io.personality.benchmarks.speed;

import io.personality.benchmarks.report.Row;
import io.personality.benchmarks.report.Row.Goal;
import java.util.List;

/** One row or a family of rows that are measured together. */
interface Part {
  /** The rows it measures. */
  List<Goal> goals();

  /**
   * Measures them.
   *
   * @return one row a goal
   * @throws Exception whatever keeps it from measuring; each of its rows then says so
   */
  List<Row> measure(Bench bench) throws Exception;
}
