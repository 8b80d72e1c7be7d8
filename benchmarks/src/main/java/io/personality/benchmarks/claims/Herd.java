package io.personality.benchmarks.claims;

import com.zaxxer.hikari.HikariDataSource;
import io.personality.PlacementRequest;
import io.personality.PlacementResult;
import io.personality.benchmarks.store.Pools;
import io.personality.benchmarks.store.PostgresServer;
import io.personality.benchmarks.store.SmallHosts;
import io.personality.core.Personality;
import io.personality.jdbc.JdbcStorage;
import io.personality.model.Fingerprint;
import io.personality.model.OperatorTerms;
import io.personality.model.Profile;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Several engines that want the same hosts at the same time, and none of which learns what the
 * others do until it loses a claim.
 */
final class Herd {
  static final String HOW =
      "8 engines with a snapshot of the same 64 hosts of 8 vCPUs, none of which follows the others,"
          + " place 8 VMs of 1 vCPU each at once; among hosts within 0.05 of the best by lot";

  private static final int ENGINES = 8;
  private static final int HOSTS = 64;
  private static final int EACH = 8;
  private static final int VCPUS = 8;
  private static final Profile PROFILE =
      Profile.builder("Fast memory").metric("memory_bandwidth", 1).build();

  private Herd() {}

  /** Lost claims for each placement. */
  static double lostClaims(PostgresServer server, long seed) throws SQLException {
    try (HikariDataSource pool = Pools.of(server.url(), 1);
        Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database herd");
    }
    String url = server.url().replace("/postgres?", "/herd?");
    List<HikariDataSource> pools = new ArrayList<>();
    List<Personality> engines = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(ENGINES);
    try {
      for (int i = 0; i < ENGINES; i++) {
        HikariDataSource pool = Pools.of(url, 2);
        pools.add(pool);
        engines.add(engine(pool));
        if (i == 0) {
          for (Fingerprint host :
              SmallHosts.of(HOSTS, SmallHosts.capacity(VCPUS, 65_536, 0), seed)) {
            engines.get(0).fleet().report(host);
          }
        }
      }
      List<Future<int[]>> counts = new ArrayList<>();
      for (Personality engine : engines) {
        counts.add(threads.submit(() -> place(engine)));
      }
      int lost = 0;
      int placed = 0;
      for (Future<int[]> count : counts) {
        lost += count.get()[0];
        placed += count.get()[1];
      }
      return (double) lost / placed;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      threads.shutdownNow();
      engines.forEach(Personality::close);
      pools.forEach(HikariDataSource::close);
    }
  }

  private static Personality engine(HikariDataSource pool) {
    return Personality.builder()
        .storage(JdbcStorage.on(pool))
        .operator(
            OperatorTerms.builder()
                .tolerance(0.05)
                .choice(new OperatorTerms.Choice.ByRequest())
                .build())
        .followEvery(Duration.ZERO)
        .reconcileEvery(Duration.ZERO)
        .build();
  }

  private static int[] place(Personality engine) {
    int lost = 0;
    int placed = 0;
    for (int i = 0; i < EACH; i++) {
      PlacementResult result = engine.place(PlacementRequest.of(PROFILE).resources(1, 128).build());
      if (result instanceof PlacementResult.Placed running) {
        placed++;
        lost += running.placement().decision().attempt() - 1;
      } else {
        lost += PlacementRequest.Terms.DEFAULT.maxAttempts();
      }
    }
    return new int[] {lost, placed};
  }
}
