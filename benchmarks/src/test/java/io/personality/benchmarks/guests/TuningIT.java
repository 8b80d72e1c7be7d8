package io.personality.benchmarks.guests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.benchmarks.Experiment.Settings;
import io.personality.benchmarks.Progress;
import io.personality.benchmarks.report.Row;
import io.personality.libvirt.testing.QemuHost;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TuningIT {
  @BeforeAll
  static void require() {
    QemuHost.require();
  }

  @Test
  void measuresTheSameGuestBothWaysAndSaysByWhatItRan() {
    List<Row> rows =
        new TuningExperiment()
            .run(new Settings(true, 1, Path.of("none")), new Progress(System.err))
            .rows();
    assertEquals(2, rows.size());
    for (Row row : rows) {
      assertTrue(row.holds() && row.value().isPresent(), row::toString);
      assertTrue(
          row.detail().contains("TRANSLATED") || row.detail().contains("on KVM"), row::toString);
    }
    assertTrue(rows.get(0).value().getAsDouble() > 0, rows::toString);
  }
}
