package io.personality.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which database: the options that {@code serve} and {@code token} share. */
final class DatabaseOptions {
  @Option(
      names = "--db",
      paramLabel = "URL",
      description = {
        "A JDBC URL of H2 or PostgreSQL; default: PERSONALITY_DB, or else a file below",
        "~/.local/share/personality. User and password are taken from PERSONALITY_DB_USER and",
        "PERSONALITY_DB_PASSWORD."
      })
  private Optional<String> url = Optional.empty();

  /** The database asked for. */
  Settings.Database database(Map<String, String> environment) {
    return new Settings.Database(
        url.or(() -> Optional.ofNullable(environment.get("PERSONALITY_DB")))
            .orElseGet(() -> usual(environment)),
        Optional.ofNullable(environment.get("PERSONALITY_DB_USER")),
        Optional.ofNullable(environment.get("PERSONALITY_DB_PASSWORD")));
  }

  /** A file of its own: one process at a time uses a file of H2. */
  private static String usual(Map<String, String> environment) {
    String data = environment.getOrDefault("XDG_DATA_HOME", "");
    Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
    Path folder =
        (data.isEmpty() ? home.resolve(".local").resolve("share") : Path.of(data))
            .resolve("personality");
    if (folder.toString().contains(";")) {
      throw new IllegalArgumentException(
          folder + " has a semicolon, which ends a JDBC URL; name a database by --db");
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "jdbc:h2:file:" + folder.resolve("service").toAbsolutePath();
  }
}
