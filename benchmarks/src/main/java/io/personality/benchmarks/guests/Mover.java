package io.personality.benchmarks.guests;

import io.personality.MoveTerms;
import io.personality.core.Personality;
import io.personality.model.HostId;
import io.personality.model.PlacementId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An engine in a process of its own that moves one placement, so that it can be killed. */
final class Mover {
  private static final int FIXED = 3;

  private Mover() {}

  /** Arguments: database, placement, target, then the launcher's settings as KEY=VALUE. */
  public static void main(String[] args) {
    Map<String, String> settings = new TreeMap<>();
    for (String setting : List.of(args).subList(FIXED, args.length)) {
      String[] pair = setting.split("=", 2);
      settings.put(pair[0], pair[1]);
    }
    try (Personality engine = Ground.engine(args[0], settings)) {
      engine.move(PlacementId.of(args[1]), terms(new HostId(args[2])));
    }
  }

  /** Slow enough to be cut off. */
  static MoveTerms terms(HostId target) {
    return new MoveTerms(Optional.of(target), 12, Duration.ofMillis(300), Duration.ofMinutes(2));
  }

  static Process start(Ground ground, PlacementId placement, HostId target) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Mover.class.getName(),
                ground.url(),
                placement.toString(),
                target.value()));
    ground.rig().settings().forEach((key, value) -> command.add(key + "=" + value));
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
