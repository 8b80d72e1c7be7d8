package io.personality.benchmarks.store;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * A PostgreSQL on the loopback address with data of its own, which survive a kill: fsync and
 * synchronous commits are on. <i>Confined to one thread.</i>
 */
public final class PostgresServer implements AutoCloseable {
  private static final int STARTS_WITHIN_SECONDS = 60;

  private final Path folder;
  private final EmbeddedPostgres server;
  private List<String> command = List.of();

  private PostgresServer(Path folder, EmbeddedPostgres server) {
    this.folder = folder;
    this.server = server;
  }

  /**
   * Starts one.
   *
   * @param folder for its data, which it makes
   * @throws IOException if it does not start
   */
  public static PostgresServer start(Path folder) throws IOException {
    return new PostgresServer(
        folder,
        EmbeddedPostgres.builder()
            .setDataDirectory(folder)
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("max_connections", "200")
            .start());
  }

  /** Where it listens. */
  public String url() {
    return server.getJdbcUrl("postgres", "postgres");
  }

  /** What it calls itself. */
  public String version() throws SQLException {
    try (HikariDataSource pool = Pools.of(url(), 1);
        Connection connection = pool.getConnection()) {
      return connection.getMetaData().getDatabaseProductVersion();
    }
  }

  /** Kills it with all its processes, as a power cut would, and waits until they are gone. */
  public void kill() throws IOException, InterruptedException {
    ProcessHandle postmaster = postmaster();
    command = commandOf(postmaster);
    List<ProcessHandle> all = new ArrayList<>(postmaster.descendants().toList());
    all.add(0, postmaster);
    all.forEach(ProcessHandle::destroyForcibly);
    for (ProcessHandle one : all) {
      try {
        one.onExit().get();
      } catch (ExecutionException e) {
        throw new IOException("a process of PostgreSQL cannot be watched", e);
      }
    }
  }

  private ProcessHandle postmaster() throws IOException {
    String pid =
        Files.readAllLines(folder.resolve("postmaster.pid"), StandardCharsets.UTF_8).get(0).strip();
    return ProcessHandle.of(Long.parseLong(pid))
        .orElseThrow(() -> new IOException("PostgreSQL has no process " + pid));
  }

  /**
   * How to start it again. It refuses to run as root, who starts it as nobody, as it was at first.
   */
  private static List<String> commandOf(ProcessHandle postmaster) throws IOException {
    List<String> words = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      words.addAll(List.of("unshare", "-U"));
    }
    String line = Files.readString(Path.of("/proc", Long.toString(postmaster.pid()), "cmdline"));
    for (String word : line.split("\0", -1)) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }

  /** Starts it again after a kill, on the same data and port, and waits until it answers. */
  public void restart() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(new File("/dev/null"))
            .start();
    long end = System.nanoTime() + STARTS_WITHIN_SECONDS * 1_000_000_000L;
    while (!answers()) {
      if (System.nanoTime() - end > 0 || !process.isAlive()) {
        throw new IOException("PostgreSQL did not start again: " + String.join(" ", command));
      }
      Thread.sleep(50);
    }
  }

  private boolean answers() {
    try (Connection connection = DriverManager.getConnection(url())) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
