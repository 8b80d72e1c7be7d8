package io.personality.benchmarks.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelMixTest {
  @TempDir Path folder;

  @Test
  void modelsTakeTheirShares() {
    ModelMix mix = new ModelMix("test", List.of(6, 3, 1), List.of(0.01));
    int[] found = new int[3];
    for (int i = 0; i < 1_000; i++) {
      found[mix.modelAt((i + 0.5) / 1_000)]++;
    }
    assertEquals(600, found[0]);
    assertEquals(300, found[1]);
    assertEquals(100, found[2]);
    assertEquals(0, mix.modelAt(0));
    assertEquals(1, mix.modelAt(0.6));
  }

  @Test
  void theFolderGivesCountsAndNoise() throws Exception {
    try (Writer lines =
        new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(folder.resolve("fleet.jsonl.gz"))),
            StandardCharsets.UTF_8)) {
      for (int model = 0; model < 7; model++) {
        for (int twin = 0; twin < 5 + model; twin++) {
          lines.write(
              "{\"cpu\": {\"model_name\": \"m%d\", \"threads\": 8}, \"measured\": {\"a\": %d}}%n"
                  .formatted(model, 100 + twin % 2));
        }
      }
    }
    ModelMix mix = SharedFleetMix.readOrBuiltIn(folder);
    assertEquals(7, mix.models());
    assertEquals(0, mix.modelAt(10.5 / 56));
    assertEquals(1, mix.modelAt(11.5 / 56));
    assertTrue(mix.noiseAt(0.5) < 0.02, () -> "noise " + mix.noiseAt(0.5));
    assertEquals("built-in: Zipf over 400 models", ModelMix.builtIn().origin());
  }

  @Test
  void withoutTheFolderTheMixIsBuiltIn() throws Exception {
    assertEquals(400, SharedFleetMix.readOrBuiltIn(folder.resolve("absent")).models());
  }
}
