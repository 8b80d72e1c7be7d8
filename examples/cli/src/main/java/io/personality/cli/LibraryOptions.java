package io.personality.cli;

import io.personality.RefusedException;
import io.personality.core.Personality;
import io.personality.core.ProfileLibrary;
import io.personality.model.Actor;
import io.personality.model.Listing;
import io.personality.model.Placement;
import io.personality.model.PlacementId;
import io.personality.model.ProfileId;
import io.personality.model.Role;
import io.personality.model.TenantId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which profile database, and on whose behalf: the options of {@code profiles}. */
final class LibraryOptions {
  private static final String STARTERS = "personality";
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

  @Option(
      names = "--as",
      paramLabel = "TENANT/USER",
      description = "On whose behalf; default: local/ and the name of the user.")
  private Optional<String> who = Optional.empty();

  @Option(
      names = "--role",
      paramLabel = "user|expert|admin",
      description = "In which role; default: user.")
  private Role role = Role.USER;

  /** The newest revision of a kept profile; empty where there is none of that name. */
  static Optional<String> document(Session session, String name) {
    LibraryOptions usual = new LibraryOptions();
    if (usual.settings(session.environment(), false).isEmpty()) {
      return Optional.empty();
    }
    try {
      ProfileId id = new ProfileId(name);
      return usual.read(
          session,
          library -> library.find(id).flatMap(listing -> library.document(listing.newest())));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // not the shape of a name, so that it means a file
    }
  }

  /** Opens the database, which is made if it is not there. */
  <T> T write(Session session, Function<ProfileLibrary, T> work) {
    try (Personality personality = open(session, true)) {
      return work.apply(personality.library(actor(session)));
    }
  }

  /** Opens the database; where there is none, the starter profiles are all there is. */
  <T> T read(Session session, Function<ProfileLibrary, T> work) {
    try (Personality personality = open(session, false)) {
      return work.apply(personality.library(actor(session)));
    }
  }

  /** Opens the database for a look at what is placed. */
  <T> T engine(Session session, Function<Personality, T> work) {
    try (Personality personality = open(session, false)) {
      return work.apply(personality);
    }
  }

  private Personality open(Session session, boolean make) {
    Map<String, String> settings = settings(session.environment(), make);
    Personality personality =
        Personality.builder()
            .clock(session.clock())
            .storage(settings.isEmpty() ? "memory" : "jdbc", settings)
            .build();
    try {
      personality.library(new Actor(new TenantId(STARTERS), "starters", Role.EXPERT)).addStarters();
      return personality;
    } catch (RuntimeException e) {
      personality.close();
      throw e;
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

  private static void put(
      Map<String, String> settings, String key, @org.jspecify.annotations.Nullable String value) {
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

  private Actor actor(Session session) {
    String[] parts =
        who.orElseGet(() -> "local/" + session.environment().getOrDefault("USER", "me"))
            .split("/", 2);
    try {
      if (parts.length == 2) {
        return new Actor(new TenantId(parts[0]), parts[1], role);
      }
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), "--as: " + e.getMessage(), e);
    }
    throw new ParameterException(
        command.commandLine(), "--as names a tenant and a user, such as local/anna");
  }

  /** The id of that name. */
  ProfileId id(String name) {
    try {
      return new ProfileId(name);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
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

  /** A placement that must be there. */
  static Placement placement(Personality engine, PlacementId id) {
    return engine
        .placement(id)
        .orElseThrow(
            () ->
                new Failure(
                    Failure.BAD_INPUT,
                    "error: there is no placement "
                        + id
                        + "; \"placements --all\" lists those there are"));
  }

  /** A listing that must be there. */
  static Listing listing(ProfileLibrary library, ProfileId id) {
    return library
        .find(id)
        .orElseThrow(
            () ->
                new RefusedException(
                    RefusedException.Reason.NOT_FOUND,
                    "there is no profile \"" + id + "\"; \"profiles list\" shows those there are"));
  }
}
