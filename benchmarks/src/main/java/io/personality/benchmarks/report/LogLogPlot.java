package io.personality.benchmarks.report;

import io.personality.benchmarks.report.Series.Plot;
import io.personality.benchmarks.report.Series.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Draws lines over two logarithmic axes as SVG: hosts, say, to the right, time of one answer
 * upwards.
 */
final class LogLogPlot {
  private static final int WIDTH = 860;
  private static final int HEIGHT = 520;
  private static final int LEFT = 80;
  private static final int RIGHT = 210;
  private static final int TOP = 50;
  private static final int BOTTOM = 60;
  private static final int LEGEND_STEP = 16;

  /** The colours of Okabe and Ito, "Color Universal Design" (2008), told apart by all. */
  private static final List<String> COLOURS =
      List.of(
          "#D55E00", "#000000", "#0072B2", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#7f7f7f",
          "#7a3e00");

  private final StringBuilder svg = new StringBuilder();
  private final Range x;
  private final Range y;

  /** A range of whole decades. */
  private record Range(int from, int to) {
    static Range of(List<Double> numbers) {
      double least = numbers.stream().min(Comparator.naturalOrder()).orElse(1.0);
      double most = numbers.stream().max(Comparator.naturalOrder()).orElse(10.0);
      int from = (int) Math.floor(Math.log10(least) + 1e-9);
      return new Range(from, Math.max(from + 1, (int) Math.ceil(Math.log10(most) - 1e-9)));
    }

    double share(double number) {
      return (Math.log10(number) - from) / (to - from);
    }
  }

  private LogLogPlot(List<Series> series) {
    List<Point> points = series.stream().flatMap(s -> s.points().stream()).toList();
    x = Range.of(points.stream().map(Point::x).toList());
    y = Range.of(points.stream().map(Point::y).toList());
  }

  /** The plot of some series, y in nanoseconds. */
  static String svg(Plot kind, List<Series> series) {
    LogLogPlot plot = new LogLogPlot(series);
    plot.svg.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                + " font-size=\"13\">%n<rect width=\"%d\" height=\"%d\" fill=\"white\"/>%n",
            WIDTH,
            HEIGHT,
            WIDTH,
            HEIGHT));
    plot.text(LEFT, 28, "start", "font-size=\"16\" font-weight=\"bold\"", kind.title());
    plot.axes(kind.across());
    plot.lines(series);
    return plot.svg.append("</svg>\n").toString();
  }

  private void axes(String across) {
    for (int decade = x.from(); decade <= x.to(); decade++) {
      double at = across(Math.pow(10, decade));
      line(at, TOP, at, HEIGHT - BOTTOM);
      text(at, HEIGHT - BOTTOM + 20, "middle", "", Figures.hosts((int) Math.pow(10, decade)));
    }
    for (int decade = y.from(); decade <= y.to(); decade++) {
      double at = up(Math.pow(10, decade));
      line(LEFT, at, WIDTH - RIGHT, at);
      text(LEFT - 8, at + 4, "end", "", Figures.duration(Math.pow(10, decade)));
    }
    text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 14, "middle", "", across);
    text(LEFT, TOP - 16, "end", "", "one answer");
  }

  private void lines(List<Series> series) {
    double legend = TOP;
    List<Series> slowestFirst = new ArrayList<>(series);
    slowestFirst.sort(
        Comparator.comparingDouble((Series s) -> up(last(s).y())).thenComparing(Series::name));
    for (Series line : slowestFirst) {
      String colour = COLOURS.get(series.indexOf(line) % COLOURS.size());
      StringBuilder path = new StringBuilder();
      for (Point point : line.points()) {
        String at = String.format(Locale.ROOT, "%.1f,%.1f ", across(point.x()), up(point.y()));
        path.append(at);
        svg.append(
            String.format(
                Locale.ROOT,
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\"/>%n",
                across(point.x()),
                up(point.y()),
                colour));
      }
      svg.append(
          String.format(
              "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n",
              path.toString().strip(), colour));
      // At the end of its line, pushed down where another name is there already.
      legend = Math.max(legend, up(last(line).y()));
      text(
          WIDTH - RIGHT + 14,
          legend + 4,
          "start",
          "fill=\"" + colour + "\"",
          line.name() + " " + Figures.duration(last(line).y()));
      legend += LEGEND_STEP;
    }
  }

  private static Point last(Series series) {
    return series.points().get(series.points().size() - 1);
  }

  private double across(double number) {
    return LEFT + x.share(number) * (WIDTH - RIGHT - LEFT);
  }

  private double up(double number) {
    return HEIGHT - BOTTOM - y.share(number) * (HEIGHT - BOTTOM - TOP);
  }

  private void line(double fromX, double fromY, double toX, double toY) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>%n",
            fromX,
            fromY,
            toX,
            toY));
  }

  private void text(double atX, double atY, String anchor, String style, String words) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" %s>%s</text>%n",
            atX,
            atY,
            anchor,
            style,
            words.replace("&", "&amp;").replace("<", "&lt;")));
  }
}
