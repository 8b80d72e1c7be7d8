package io.personality.benchmarks.report;

import java.util.List;

/**
 * One line of a plot.
 *
 * <p><i>Immutable.</i>
 *
 * @param plot the plot it belongs to
 * @param name its name in the legend
 * @param points its points, ascending in x
 */
public record Series(String plot, String name, List<Point> points) {
  /** Copies the list. */
  public Series {
    points = List.copyOf(points);
  }

  /**
   * One point.
   *
   * @param x greater than 0
   * @param y greater than 0
   */
  public record Point(double x, double y) {}
}
