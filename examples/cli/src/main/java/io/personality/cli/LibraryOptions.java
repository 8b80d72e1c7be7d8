package io.personality.cli;

import io.personality.cli.engine.LocalProfiles;
import io.personality.cli.engine.Profiles;
import io.personality.cli.remote.Connection;
import io.personality.cli.remote.RemoteProfiles;
import io.personality.core.Personality;
import io.personality.core.ProfileLibrary;
import io.personality.model.Actor;
import io.personality.model.ProfileId;
import io.personality.model.Role;
import io.personality.model.TenantId;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which profile database, and on whose behalf: the options of {@code profiles}. */
final class LibraryOptions {
  private static final String STARTERS = "personality";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Mixin private DatabaseOptions database = new DatabaseOptions();

  @Option(
      names = "--as",
      paramLabel = "TENANT/USER",
      description = "On whose behalf; default: local/ and the name of the user.")
  private Optional<String> who = Optional.empty();

  @Option(
      names = "--role",
      paramLabel = "user|expert|admin",
      description = "In which role; default: user.")
  private Optional<Role> role = Optional.empty();

  /** The newest revision of a kept profile; empty where there is none of that name. */
  static Optional<String> document(Session session, String name) {
    LibraryOptions usual = new LibraryOptions();
    if (!usual.database.exists(session)) {
      return Optional.empty();
    }
    try {
      ProfileId id = new ProfileId(name);
      return usual.look(
          session,
          library -> library.find(id).flatMap(listing -> library.document(listing.newest())));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // not the shape of a name, so that it means a file
    }
  }

  /** The document in a file, or of that name. */
  byte[] document(Session session, Path file) {
    return service(session)
        .map(service -> InputFiles.profileDocument(service, file))
        .orElseGet(() -> InputFiles.profileDocument(session, file));
  }

  /** The profiles for a change; a database is made if it is not there. */
  <T> T write(Session session, Function<Profiles, T> work) {
    return profiles(session, true, work);
  }

  /** The profiles for a look; where there is no database, the starters are all there is. */
  <T> T read(Session session, Function<Profiles, T> work) {
    return profiles(session, false, work);
  }

  private <T> T profiles(Session session, boolean make, Function<Profiles, T> work) {
    Optional<RemoteProfiles> service = service(session);
    return service.isPresent()
        ? work.apply(service.get())
        : open(session, make, profiles -> work.apply(profiles));
  }

  /** The profile database of the service, which knows by the token who asks. */
  private Optional<RemoteProfiles> service(Session session) {
    Optional<Connection> service = database.service(session);
    database.refuse(
        service.isPresent() && (who.isPresent() || role.isPresent()),
        "the service knows by the token who asks; leave out --as and --role");
    return service.map(RemoteProfiles::new);
  }

  /** What only an engine in this process does, for a change. */
  <T> T change(Session session, Function<ProfileLibrary, T> work) {
    return open(session, true, profiles -> work.apply(profiles.library()));
  }

  /** What only an engine in this process does, for a look. */
  <T> T look(Session session, Function<ProfileLibrary, T> work) {
    return open(session, false, profiles -> work.apply(profiles.library()));
  }

  private <T> T open(Session session, boolean make, Function<LocalProfiles, T> work) {
    return database.open(
        session,
        Personality.builder(),
        make,
        engine -> {
          engine.library(new Actor(new TenantId(STARTERS), "starters", Role.EXPERT)).addStarters();
          return work.apply(new LocalProfiles(engine, engine.library(actor(session))));
        });
  }

  private Actor actor(Session session) {
    String[] parts =
        who.orElseGet(() -> "local/" + session.environment().getOrDefault("USER", "me"))
            .split("/", 2);
    try {
      if (parts.length == 2) {
        return new Actor(new TenantId(parts[0]), parts[1], role.orElse(Role.USER));
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
}
