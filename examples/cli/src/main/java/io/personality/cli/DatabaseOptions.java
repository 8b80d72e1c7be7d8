package io.personality.cli;

import io.personality.cli.engine.Hosts;
import io.personality.cli.engine.LocalHosts;
import io.personality.cli.engine.LocalPlacements;
import io.personality.cli.engine.Placements;
import io.personality.cli.remote.Connection;
import io.personality.cli.remote.RemoteHosts;
import io.personality.cli.remote.RemotePlacements;
import io.personality.core.Personality;
import io.personality.core.PersonalityBuilder;
import io.personality.model.HostId;
import io.personality.model.PlacementId;
import io.personality.model.TenantId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which database: the option of every command that keeps something or looks at what is kept. */
final class DatabaseOptions {
  private static final String FILE_ENDING = ".mv.db";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--db",
      paramLabel = "URL",
      description = {
        "A JDBC URL of H2 or PostgreSQL; default: PERSONALITY_DB, or else a file below",
        "~/.local/share/personality. User and password are taken from PERSONALITY_DB_USER and",
        "PERSONALITY_DB_PASSWORD."
      })
  private Optional<String> url = Optional.empty();

  @Mixin private ServerOptions server = new ServerOptions();

  /** Whether one was named on the command line. */
  boolean isNamed() {
    return url.isPresent();
  }

  /** Whether there is one to read. */
  boolean exists(Session session) {
    return !settings(session.environment(), false).isEmpty();
  }

  /** The service to ask in its place; empty where there is none. */
  Optional<Connection> service(Session session) {
    return server.connection(session, isNamed());
  }

  /** Whether the command line itself names a service. */
  boolean isServiceNamed() {
    return server.isNamed();
  }

  /** The placements, here or behind the service. */
  <T> T placements(Session session, LauncherOptions launcher, Function<Placements, T> work) {
    Optional<Connection> service = service(session);
    if (service.isPresent()) {
      refuse(launcher.isGiven(), LauncherOptions.OF_THE_SERVICE);
      return work.apply(new RemotePlacements(service.get()));
    }
    return open(
        session,
        launcher.onto(Personality.builder()),
        false,
        engine -> work.apply(new LocalPlacements(engine, !launcher.knowsWhatRuns())));
  }

  /** The fleet, here or behind the service. */
  <T> T hosts(Session session, boolean make, Function<Hosts, T> work) {
    return service(session)
        .map(connection -> work.apply(new RemoteHosts(connection)))
        .orElseGet(
            () ->
                open(
                    session,
                    Personality.builder(),
                    make,
                    engine -> work.apply(new LocalHosts(engine.fleet()))));
  }

  /** Opens it for a look; where there is none, nothing is in it. */
  <T> T look(Session session, Function<Personality, T> work) {
    return open(session, Personality.builder(), false, work);
  }

  /** Opens it for a change; it is made if it is not there. */
  <T> T change(Session session, Function<Personality, T> work) {
    return open(session, Personality.builder(), true, work);
  }

  /**
   * Opens it with an engine of one's own; refused where a service is named, which does not do
   * everything.
   *
   * @param make whether to make it if it is not there
   */
  <T> T open(
      Session session, PersonalityBuilder builder, boolean make, Function<Personality, T> work) {
    if (service(session).isPresent()) {
      throw new Failure(
          Failure.BAD_INPUT,
          "error: the service has no operation for this ("
              + command.qualifiedName()
              + "); name its database by --db URL, one in an H2 file while the service is stopped");
    }
    Map<String, String> settings = settings(session.environment(), make);
    try (Personality personality =
        builder
            .clock(session.clock())
            .storage(settings.isEmpty() ? "memory" : "jdbc", settings)
            .build()) {
      return work.apply(personality);
    }
  }

  /** What the provider is told; empty where there is no database to read. */
  private Map<String, String> settings(Map<String, String> environment, boolean make) {
    Map<String, String> settings = new HashMap<>();
    Optional<String> given = url.or(() -> Optional.ofNullable(environment.get("PERSONALITY_DB")));
    if (given.isPresent()) {
      settings.put("url", given.get());
      put(settings, "user", environment.get("PERSONALITY_DB_USER"));
      put(settings, "password", environment.get("PERSONALITY_DB_PASSWORD"));
      return settings;
    }
    Path file = file(environment);
    if (make || Files.exists(Path.of(file + FILE_ENDING))) {
      settings.put("url", "jdbc:h2:file:" + file);
    }
    return settings;
  }

  private static void put(Map<String, String> settings, String key, @Nullable String value) {
    if (value != null) {
      settings.put(key, value);
    }
  }

  private static Path file(Map<String, String> environment) {
    String data = environment.getOrDefault("XDG_DATA_HOME", "");
    Path folder =
        data.isEmpty()
            ? Path.of(
                environment.getOrDefault("HOME", System.getProperty("user.home")),
                ".local",
                "share")
            : Path.of(data);
    Path file = folder.resolve("personality").resolve("profiles").toAbsolutePath();
    if (file.toString().contains(";")) {
      throw new Failure(
          Failure.BAD_INPUT,
          "error: " + file + " has a semicolon, which ends a JDBC URL; name a database by --db");
    }
    return file;
  }

  /** The placement of that id. */
  PlacementId placementId(String text) {
    try {
      return new PlacementId(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          command.commandLine(), "\"" + text + "\" is no id of a placement, which is a UUID", e);
    }
  }

  /** The tenant of that name. */
  TenantId tenant(String name) {
    try {
      return new TenantId(name);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  /** The host of that name, which must be there. */
  HostId host(Personality engine, String name) {
    HostId id = hostId(name);
    if (engine.fleet().registered(id).isEmpty()) {
      throw new Failure(
          Failure.BAD_INPUT,
          "error: there is no host " + id + "; \"hosts list\" shows those there are");
    }
    return id;
  }

  /** The host of that name, there or not. */
  HostId hostId(String name) {
    try {
      return new HostId(name);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  void refuse(boolean wrong, String message) {
    if (wrong) {
      throw new ParameterException(command.commandLine(), message);
    }
  }
}
