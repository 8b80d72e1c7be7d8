package io.personality.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.benchmarks.Experiment;
import io.personality.benchmarks.report.Series.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class ReportFileTest {
  private static final Series.Plot PLOT = new Series.Plot("Time of <one> answer", "hosts");
  private static final Experiment.Outcome OUTCOME =
      new Experiment.Outcome(
          List.of(new Row.Goal("row", "x", Bound.atMost(1)).measured(0.5, "how")),
          List.of(
              new Series(PLOT, "engine", List.of(new Point(1_000, 5e3), new Point(1e6, 2e6))),
              new Series(PLOT, "other", List.of(new Point(1_000, 5e4)))));

  @TempDir Path folder;

  @Test
  void onlyWhatStandsBetweenTheMarkersIsReplaced() throws Exception {
    Path file = folder.resolve("README.md");
    Files.writeString(
        file, "before\n<!-- measured: begin -->\nstale\n<!-- measured: end -->\nafter\n");
    ReportFile.write(file, OUTCOME, List.of("Processor: some"), 7);
    ReportFile.write(file, OUTCOME, List.of("Processor: some"), 7);
    String text = Files.readString(file);
    assertTrue(text.startsWith("before\n<!-- measured: begin -->\n"));
    assertTrue(text.endsWith("<!-- measured: end -->\nafter\n"));
    assertTrue(text.contains("- Processor: some\n- Seed: 7\n"));
    assertTrue(text.contains("| `row` | 0.5 | x | <= 1 | yes | how |"));
    assertEquals(-1, text.indexOf("stale"));
    assertTrue(text.contains("](time-of-one-answer.svg)"));
  }

  @Test
  void thePlotIsXmlWithALineForEachSeries() throws Exception {
    Path file = folder.resolve("README.md");
    Files.writeString(file, "<!-- measured: begin --><!-- measured: end -->");
    ReportFile.write(file, OUTCOME, List.of(), 7);
    Document svg =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(folder.resolve("time-of-one-answer.svg").toFile());
    assertEquals(2, svg.getElementsByTagName("polyline").getLength());
    assertEquals(3, svg.getElementsByTagName("circle").getLength());
  }

  @Test
  void aFileWithoutMarkersIsLeftAlone() throws Exception {
    Path file = folder.resolve("README.md");
    Files.writeString(file, "nothing");
    assertThrows(IOException.class, () -> ReportFile.write(file, OUTCOME, List.of(), 7));
    assertEquals("nothing", Files.readString(file));
  }
}
