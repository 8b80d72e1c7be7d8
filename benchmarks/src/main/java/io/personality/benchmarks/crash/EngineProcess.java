package io.personality.benchmarks.crash;

import com.zaxxer.hikari.HikariDataSource;
import io.personality.PersonalityException;
import io.personality.PlacementRequest;
import io.personality.PlacementResult;
import io.personality.PlacementResult.Reason;
import io.personality.benchmarks.store.Pools;
import io.personality.core.Personality;
import io.personality.jdbc.JdbcStorage;
import io.personality.model.Placement;
import io.personality.model.PlacementId;
import io.personality.model.PlacementState;
import io.personality.model.Profile;
import io.personality.spi.Storage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An engine in a process of its own, to be killed. It is asked by lines on standard input: a
 * number, then {@code place KEY VCPUS MEMORY_MIB ACCELERATORS}, {@code release ID} or {@code
 * reconcile}; and answers each by a line: the number, then {@code placed ID}, {@code refused ...},
 * {@code done}, or {@code failed ...}, after which nobody knows what has been done.
 */
final class EngineProcess {
  /** How long a claim may wait for its launch before it counts as abandoned. */
  static final Duration CLAIM_LEASE = Duration.ofSeconds(2);

  /** How long a launch may take before it counts as abandoned. */
  static final Duration LAUNCH_LEASE = Duration.ofSeconds(4);

  /** What it says once it can be asked. */
  static final String READY = "ready";

  private static final int CONNECTIONS = 4;

  private static final Profile PLAIN =
      Profile.builder("Fast memory")
          .metric("memory_bandwidth", 1)
          .metric("memory_latency", 0.5)
          .build();

  private final Personality engine;
  private final Profile accelerated;

  private EngineProcess(Personality engine) {
    this.engine = engine;
    accelerated =
        engine
            .profiles()
            .read(
                ("{\"name\": \"Accelerated\", \"weighted_metrics\": {\"memory_bandwidth\": 1},"
                        + " \"hardware_preferences\": {\"accelerators\":"
                        + " [{\"model\": \"NVIDIA A100\", \"required\": true}]}}")
                    .getBytes(StandardCharsets.UTF_8));
  }

  /** Arguments: URL, folder of VMs, planted fault. */
  public static void main(String[] arguments) throws IOException {
    PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (HikariDataSource pool = Pools.of(arguments[0], CONNECTIONS);
        Personality engine = engine(pool, Path.of(arguments[1]), Planted.valueOf(arguments[2]))) {
      EngineProcess process = new EngineProcess(engine);
      ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS - 1);
      BufferedReader asked =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      answers.println(READY);
      for (String line = asked.readLine(); line != null; line = asked.readLine()) {
        String[] words = line.split(" ", -1);
        threads.execute(() -> answers.println(words[0] + " " + process.answer(words)));
      }
      threads.shutdown();
    }
  }

  private static Personality engine(HikariDataSource pool, Path vms, Planted planted) {
    Storage storage = JdbcStorage.onExistingTables(pool);
    return Personality.builder()
        .storage(planted == Planted.NOTHING ? storage : new FaultyStorage(storage, pool, planted))
        .launcher(new FolderLauncher(vms))
        .leases(CLAIM_LEASE, LAUNCH_LEASE)
        .reconcileEvery(Duration.ofSeconds(1))
        // With a fault planted an engine lags on purpose: by what it believes of hosts it would
        // not ask for room that others have, and the storage would not be put to the test.
        .followEvery(planted == Planted.NOTHING ? Duration.ofMillis(100) : Duration.ZERO)
        .build();
  }

  private String answer(String[] words) {
    try {
      return switch (words[1]) {
        case "place" -> place(words);
        case "release" -> {
          engine.release(new PlacementId(UUID.fromString(words[2])));
          yield "done";
        }
        case "reconcile" -> {
          engine.reconcile();
          yield "done";
        }
        default -> throw new IllegalArgumentException("unknown: " + words[1]);
      };
    } catch (PersonalityException | IllegalStateException e) {
      return "failed " + String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
    }
  }

  private String place(String[] words) {
    boolean wantsAccelerator = Integer.parseInt(words[5]) > 0;
    PlacementResult result =
        engine.place(
            PlacementRequest.of(wantsAccelerator ? accelerated : PLAIN)
                .idempotencyKey(words[2])
                .resources(Integer.parseInt(words[3]), Long.parseLong(words[4]))
                .build());
    if (result instanceof PlacementResult.Placed placed) {
      Placement placement = placed.placement();
      return placement.state() == PlacementState.RUNNING
          ? "placed " + placement.id()
          : "failed " + placement.state();
    }
    Reason reason = ((PlacementResult.NotPlaced) result).reason();
    return (reason == Reason.IN_PROGRESS ? "failed " : "refused ") + reason;
  }
}
