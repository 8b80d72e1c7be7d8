package io.personality.benchmarks.crash;

import com.zaxxer.hikari.HikariDataSource;
import io.personality.benchmarks.Progress;
import io.personality.benchmarks.store.Pools;
import io.personality.benchmarks.store.PostgresServer;
import io.personality.benchmarks.store.SmallHosts;
import io.personality.core.Personality;
import io.personality.jdbc.JdbcStorage;
import io.personality.model.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * Engines under load while they and their database are killed, then an audit. <i>Confined to one
 * thread.</i>
 */
final class Trouble {
  private static final int HOSTS = 2; // for each engine, so that room is short
  private static final int VCPUS = 12;
  private static final long MEMORY_MIB = 24_576;
  private static final int ACCELERATORS = 2;
  private static final int CLIENTS = 3; // of each engine
  private static final int MOST_RECONCILIATIONS = 20;
  private static final long MOST_SECONDS_TO_START = 60;

  private final Plan plan;
  private final Path folder;
  private final Progress progress;

  /**
   * What is to be done.
   *
   * @param planted the fault in the storage
   * @param engines how many processes
   * @param load for how long
   * @param betweenKills of engines; zero for no kill at all, of the database neither
   * @param seed what the load follows from
   */
  record Plan(Planted planted, int engines, Duration load, Duration betweenKills, long seed) {}

  /**
   * What came of it.
   *
   * @param placements how many requests were answered by a placement
   * @param engineKills how many engines were killed
   * @param databaseKills how often the database was
   */
  record Outcome(Audit audit, int placements, int engineKills, int databaseKills) {}

  Trouble(Plan plan, Path folder, Progress progress) {
    this.plan = plan;
    this.folder = folder;
    this.progress = progress;
  }

  Outcome run() throws IOException, InterruptedException, SQLException {
    Path vms = Files.createDirectories(folder.resolve("vms"));
    try (PostgresServer server = PostgresServer.start(folder.resolve("data"))) {
      prepare(server);
      List<EngineSlot> slots = new ArrayList<>();
      for (int i = 0; i < plan.engines(); i++) {
        slots.add(new EngineSlot(List.of(server.url(), vms.toString(), plan.planted().name())));
      }
      try {
        return load(server, slots, vms);
      } finally {
        slots.forEach(EngineSlot::close);
      }
    }
  }

  private void prepare(PostgresServer server) throws SQLException {
    try (HikariDataSource pool = Pools.of(server.url(), 2);
        Personality engine = Personality.builder().storage(JdbcStorage.on(pool)).build()) {
      for (Fingerprint host :
          SmallHosts.of(
              HOSTS * plan.engines(),
              SmallHosts.capacity(VCPUS, MEMORY_MIB, ACCELERATORS),
              plan.seed())) {
        engine.fleet().report(host);
      }
      if (!plan.planted().unguarded().isEmpty()) {
        unguard(pool);
      }
    }
  }

  /** Drops what the database itself would stop the planted fault by. */
  private void unguard(HikariDataSource pool) throws SQLException {
    String table = plan.planted().unguarded();
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      List<String> constraints = new ArrayList<>();
      try (ResultSet row =
          statement.executeQuery(
              "select conname from pg_constraint where conrelid = '"
                  + table
                  + "'::regclass and contype in ('c', 'u')")) {
        while (row.next()) {
          constraints.add(row.getString(1));
        }
      }
      for (String constraint : constraints) {
        statement.execute("alter table " + table + " drop constraint " + constraint);
      }
    }
  }

  private Outcome load(PostgresServer server, List<EngineSlot> slots, Path vms)
      throws IOException, InterruptedException, SQLException {
    for (EngineSlot slot : slots) {
      awaitStart(slot); // the time begins once all are up
    }
    long end = System.nanoTime() + plan.load().toNanos();
    List<Client> clients = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < CLIENTS * slots.size(); i++) {
      Client client =
          new Client("client" + i, slots, plan.seed() + i, () -> System.nanoTime() - end < 0);
      Thread thread = new Thread(client, "client-" + i);
      clients.add(client);
      threads.add(thread);
      thread.start();
    }
    int[] kills = plan.betweenKills().isZero() ? new int[2] : kill(server, slots, end);
    for (Thread thread : threads) {
      thread.join();
    }
    settle(slots);
    Map<String, Set<String>> placed = new HashMap<>();
    List<String> held = new ArrayList<>();
    for (Client client : clients) {
      placed.putAll(client.placed());
      held.addAll(client.held());
    }
    try (HikariDataSource pool = Pools.of(server.url(), 1);
        Connection connection = pool.getConnection()) {
      Audit audit =
          new Auditor(VCPUS, MEMORY_MIB)
              .audit(Auditor.read(connection, FolderLauncher.all(vms), placed, held));
      return new Outcome(audit, placed.size(), kills[0], kills[1]);
    }
  }

  private static void awaitStart(EngineSlot slot) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS_TO_START);
    while (true) {
      try {
        slot.ask("reconcile");
        return;
      } catch (IOException e) { // there is none yet
        if (System.nanoTime() - end > 0) {
          throw e;
        }
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
  }

  /** Kills engines one after the other, and the database after one and two thirds of the time. */
  private int[] kill(PostgresServer server, List<EngineSlot> slots, long end)
      throws IOException, InterruptedException {
    SplittableRandom random = new SplittableRandom(plan.seed());
    long third = plan.load().toNanos() / 3;
    int engines = 0;
    int databases = 0;
    long left = end - System.nanoTime();
    while (left > 0) {
      TimeUnit.NANOSECONDS.sleep(Math.min(left, plan.betweenKills().toNanos()));
      if (databases < 2 && end - System.nanoTime() < (2 - databases) * third) {
        progress.say("killing PostgreSQL");
        server.kill();
        server.restart();
        databases++;
      } else {
        slots.get(random.nextInt(slots.size())).kill();
        engines++;
      }
      left = end - System.nanoTime();
    }
    return new int[] {engines, databases};
  }

  /** Has one engine alone reconcile, until all that was left half done counts as abandoned. */
  private static void settle(List<EngineSlot> slots) throws InterruptedException {
    for (EngineSlot slot : slots.subList(1, slots.size())) {
      slot.close();
    }
    TimeUnit.MILLISECONDS.sleep(EngineProcess.LAUNCH_LEASE.toMillis() + 500);
    int done = 0;
    for (int i = 0; i < MOST_RECONCILIATIONS && done < 3; i++) {
      try {
        done += slots.get(0).ask("reconcile").equals("done") ? 1 : 0;
      } catch (IOException e) {
        TimeUnit.MILLISECONDS.sleep(500); // it was killed last; it starts again when it is asked
      }
    }
  }
}
