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
public record Series(Plot plot, String name, List<Point> points) {
  /** Copies the list. */
  public Series {
    points = List.copyOf(points);
  }

  /**
   * A plot.
   *
   * @param title its title
   * @param across what its horizontal axis counts
   */
  public record Plot(String title, String across) {}

  /**
   * One point.
   *
   * @param x greater than 0
   * @param y greater than 0
   */
  public record Point(double x, double y) {}
}
