package io.personality.cli;

import io.personality.RefusedException;
import io.personality.core.Personality;
import io.personality.core.ProfileLibrary;
import io.personality.model.Actor;
import io.personality.model.Listing;
import io.personality.model.ProfileId;
import io.personality.model.Role;
import io.personality.model.TenantId;
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
  private Role role = Role.USER;

  /** The newest revision of a kept profile; empty where there is none of that name. */
  static Optional<String> document(Session session, String name) {
    LibraryOptions usual = new LibraryOptions();
    if (!usual.database.exists(session)) {
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
    return open(session, true, work);
  }

  /** Opens the database; where there is none, the starter profiles are all there is. */
  <T> T read(Session session, Function<ProfileLibrary, T> work) {
    return open(session, false, work);
  }

  private <T> T open(Session session, boolean make, Function<ProfileLibrary, T> work) {
    return database.open(
        session,
        Personality.builder(),
        make,
        personality -> {
          personality
              .library(new Actor(new TenantId(STARTERS), "starters", Role.EXPERT))
              .addStarters();
          return work.apply(personality.library(actor(session)));
        });
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
