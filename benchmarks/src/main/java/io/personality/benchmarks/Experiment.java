package io.personality.benchmarks;

import io.personality.benchmarks.report.Row;
import io.personality.benchmarks.report.Series;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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
   * @param libvirt the libvirt daemon to do it on; empty for one of its own
   */
  record Settings(boolean quick, long seed, Path fleet, Optional<String> libvirt) {
    /** On nothing but this process's own. */
    public Settings(boolean quick, long seed, Path fleet) {
      this(quick, seed, fleet, Optional.empty());
    }
  }

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
