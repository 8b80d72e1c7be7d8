package io.personality.benchmarks.guests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.benchmarks.Experiment;
import io.personality.benchmarks.Progress;
import io.personality.benchmarks.report.Row;
import io.personality.libvirt.testing.QemuHost;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The experiment on a translated guest: that it measures, and that it claims nothing. */
class TuningIT {
  private static List<Row> rows(Optional<String> libvirt) {
    PrintStream silent =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    return new TuningExperiment()
        .run(new Experiment.Settings(true, 1, Path.of("absent"), libvirt), new Progress(silent))
        .rows();
  }

  @Test
  void bothKindsDoTheirWorkAndNothingIsSaidOfSpeed() {
    QemuHost.require();
    List<Row> rows = rows(Optional.empty());
    assertTrue(rows.get(0).holds(), rows::toString);
    assertEquals(4, rows.size());
    for (Row row : rows.subList(1, 4)) {
      assertTrue(row.value().isEmpty(), row::toString);
      assertTrue(row.detail().contains("of 3 tuned"), row.detail());
      assertTrue(row.detail().contains("shows nothing about their speed"), row.detail());
    }
  }

  @Test
  void aDaemonThatIsNotThereIsARowThatSaysSo() {
    QemuHost.require();
    List<Row> rows = rows(Optional.of("qemu+unix:///session?socket=/absent/libvirt-sock"));
    assertEquals(4, rows.size());
    for (Row row : rows) {
      assertTrue(row.detail().contains("could not be measured"), row.detail());
      assertTrue(row.detail().contains("/absent/libvirt-sock"), row.detail());
    }
  }
}
