package io.personality.benchmarks.report;

import io.personality.benchmarks.Experiment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes what an experiment found into a Markdown file, between two markers. */
public final class ReportFile {
  private static final String BEGIN = "<!-- measured: begin -->";
  private static final String END = "<!-- measured: end -->";

  private ReportFile() {}

  /**
   * Replaces what stands between the markers; plots are written beside the file.
   *
   * @throws IOException if the file cannot be read or written, or has no markers
   */
  public static void write(
      Path file, Experiment.Outcome outcome, List<String> surroundings, long seed)
      throws IOException {
    String text = Files.readString(file);
    int from = text.indexOf(BEGIN);
    int to = text.indexOf(END);
    if (from < 0 || to < from) {
      throw new IOException(file + " has no " + BEGIN + " before an " + END);
    }
    StringBuilder between = new StringBuilder(BEGIN + "\n\n");
    surroundings.forEach(line -> between.append("- ").append(line).append('\n'));
    between.append("- Seed: ").append(seed).append("\n\n").append(Rows.markdown(outcome.rows()));
    for (Map.Entry<Series.Plot, List<Series>> plot : plots(outcome.series()).entrySet()) {
      String title = plot.getKey().title();
      String name = title.replaceAll("[^A-Za-z0-9]+", "-").toLowerCase(Locale.ROOT);
      Path picture = file.resolveSibling(name + ".svg");
      Files.writeString(
          picture, LogLogPlot.svg(plot.getKey(), plot.getValue()), StandardCharsets.UTF_8);
      between.append("\n![").append(title).append("](").append(picture.getFileName());
      between.append(")\n");
    }
    Files.writeString(
        file,
        text.substring(0, from) + between + "\n" + text.substring(to),
        StandardCharsets.UTF_8);
  }

  private static Map<Series.Plot, List<Series>> plots(List<Series> series) {
    Map<Series.Plot, List<Series>> plots = new LinkedHashMap<>();
    series.forEach(s -> plots.computeIfAbsent(s.plot(), key -> new ArrayList<>()).add(s));
    return plots;
  }
}
