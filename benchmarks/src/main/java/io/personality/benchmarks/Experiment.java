package io.personality.benchmarks;

import io.personality.benchmarks.report.Row;
import io.personality.benchmarks.report.Series;
import java.nio.file.Path;
import java.util.List;

/** Something that is shown by figures. */
public interface Experiment {
  /** How it is asked for. */
  String name();

  /** Does it. A figure that cannot be had is a row that says so, never an exception. */
  Outcome run(Settings settings, Progress progress);

  /**
   * How it is to be done.
   *
   * @param quick whether smaller sizes will do
   * @param seed what all random choices follow from
   * @param fleet the folder of the shared fleet, which may be absent
   */
  record Settings(boolean quick, long seed, Path fleet) {}

  /**
   * What it found.
   *
   * @param rows the figures with their bounds
   * @param series what is to be plotted; none where it was done quickly
   */
  record Outcome(List<Row> rows, List<Series> series) {
    /** Copies the lists. */
    public Outcome {
      rows = List.copyOf(rows);
      series = List.copyOf(series);
    }
  }
}
