package io.personality.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WalkTest {
  @Test
  void curlAloneWalksTheRoad() throws IOException, InterruptedException {
    try (Running running = Running.open()) {
      String token = running.token("", "admin", "local");
      ProcessBuilder walk =
          new ProcessBuilder(script().toString(), running.url()).redirectErrorStream(true);
      walk.environment().put("PERSONALITY_TOKEN", token);
      Process process = walk.start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(0, process.waitFor(), out);
      assertTrue(out.contains("\"text\":\"released\""), out);
    }
  }

  private static Path script() {
    return Path.of(System.getProperty("personality.root"), "examples", "service", "walk.sh");
  }
}
