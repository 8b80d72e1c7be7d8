package io.personality.benchmarks.speed;

import io.personality.benchmarks.fleet.EngineHosts;
import io.personality.core.Personality;
import io.personality.model.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A whole engine, as callers have it, over a generated fleet; storage and launcher in memory. */
record EngineAtWork(Personality engine) implements AutoCloseable {

  static EngineAtWork over(Stage stage) throws IOException {
    Path overlay = Bench.overlay(stage.table().schema());
    try {
      Personality engine =
          Personality.builder()
              .catalogueOverlay(overlay)
              .storage("memory", Map.of())
              .launcher("memory", Map.of())
              .build();
      EngineHosts hosts = new EngineHosts(stage.table().source());
      for (int number = 0; number < stage.table().hosts(); number++) {
        Host host = hosts.reserved(number);
        engine.fleet().register(host.id(), host.settings());
        engine.fleet().report(host.fingerprint());
      }
      return new EngineAtWork(engine);
    } finally {
      Files.delete(overlay);
    }
  }

  @Override
  public void close() {
    engine.close();
  }
}
