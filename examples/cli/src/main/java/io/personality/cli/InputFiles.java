package io.personality.cli;

import io.personality.InvalidFingerprintException;
import io.personality.InvalidProfileException;
import io.personality.cli.remote.RemoteProfiles;
import io.personality.cli.render.Faults;
import io.personality.cli.render.Figures;
import io.personality.core.Personality;
import io.personality.core.StarterProfiles;
import io.personality.model.Profile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.ZipException;

/**
 * Files given on the command line; whatever is wrong with one is a {@link Failure} that names it.
 */
final class InputFiles {
  /** One more than the largest profile, so that a larger one is seen to be too large. */
  private static final int MOST_BYTES = (1 << 20) + 1;

  /** The same of a bundle. */
  private static final int MOST_BUNDLE_BYTES = (16 << 20) + 1;

  private static final String PROFILE =
      "a profile document (JSON), or a name that \"profiles list\" shows";

  private InputFiles() {}

  /** The bytes of a document, as far as they can matter. */
  static byte[] read(Path file, String what) {
    return read(file, what, MOST_BYTES);
  }

  private static byte[] read(Path file, String what, int most) {
    if (Files.isDirectory(file)) {
      throw unreadable(file, "is a folder", what, new IOException("a folder"));
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(most);
    } catch (IOException e) {
      throw unreadable(file, reason(e), what, e);
    }
  }

  /**
   * The profile document in a file; a name without a file stands for the starter profile, or else
   * for the kept one.
   */
  static byte[] profileDocument(Session session, Path file) {
    Optional<byte[]> named =
        Files.exists(file)
            ? Optional.empty()
            : find(file.toString())
                .or(
                    () ->
                        LibraryOptions.document(session, file.toString())
                            .map(document -> document.getBytes(StandardCharsets.UTF_8)));
    return named.orElseGet(() -> read(file, PROFILE));
  }

  /** The same, where a name stands for a profile that the service keeps. */
  static byte[] profileDocument(RemoteProfiles service, Path file) {
    Optional<byte[]> named =
        Files.exists(file) ? Optional.empty() : service.document(file.toString());
    return named.orElseGet(() -> read(file, PROFILE));
  }

  /** There is neither a file nor a profile of that name. */
  static Failure noProfile(Path file) {
    return unreadable(file, "no such file", PROFILE, new NoSuchFileException(file.toString()));
  }

  private static Optional<byte[]> find(String name) {
    return StarterProfiles.ids().stream()
        .filter(id -> id.value().equals(name))
        .findFirst()
        .flatMap(StarterProfiles::document);
  }

  /** The bundle in a file, as far as it can matter. */
  static byte[] bundle(Path file) {
    return read(file, "a bundle that \"profiles export\" wrote (JSON)", MOST_BUNDLE_BYTES);
  }

  /** The profile in a file. */
  static Profile profile(Session session, Personality personality, Path file) {
    byte[] document = profileDocument(session, file);
    return naming(file, () -> personality.profiles().read(document));
  }

  /** Does what names the file where its profile has faults. */
  static <T> T naming(Path file, Supplier<T> work) {
    try {
      return work.get();
    } catch (InvalidProfileException e) {
      throw invalid(file, e);
    }
  }

  /** Takes the fleet in a file and says how many hosts it has. */
  static int fleet(Personality personality, Path file) {
    return fleet(file, personality.fleet()::load);
  }

  /** What takes up a file of fingerprints. */
  interface Fleet {
    /** Takes it and says how many they are. */
    int take(Path file) throws IOException;
  }

  /** Has a fleet taken up and says how many hosts it has. */
  static int fleet(Path file, Fleet fleet) {
    String what = "fingerprints, one a line (.jsonl or .jsonl.gz)";
    if (Files.isDirectory(file)) {
      throw unreadable(file, "is a folder", what, new IOException("a folder"));
    }
    try {
      return fleet.take(file);
    } catch (InvalidFingerprintException e) {
      throw invalid(file, e);
    } catch (IOException e) {
      throw unreadable(file, reason(e), what, e);
    }
  }

  static Failure unreadable(Path file, String reason, String what, IOException cause) {
    return new Failure(
        Failure.BAD_INPUT, "error: " + file + ": " + reason + "; give " + what, cause);
  }

  static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file";
    }
    if (e instanceof AccessDeniedException) {
      return "may not be read";
    }
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return e instanceof ZipException
        ? "cannot be unpacked: " + message
        : "cannot be read: " + message;
  }

  /** A document with faults, all of which are named. */
  static Failure invalid(Path file, io.personality.InvalidDocumentException e) {
    String faults = Figures.count(e.violations().size(), "fault", "faults");
    String lines = Faults.render(e.violations()).stripTrailing();
    return new Failure(Failure.BAD_INPUT, file + ": " + faults + "\n" + lines, e);
  }
}
