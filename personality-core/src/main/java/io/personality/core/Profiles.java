package io.personality.core;

import io.personality.InvalidProfileException;
import io.personality.Violation;
import io.personality.core.internal.json.ParsedProfile;
import io.personality.core.internal.json.ProfileReader;
import io.personality.core.internal.json.ProfileWriter;
import io.personality.core.internal.query.ProfileCompiler;
import io.personality.model.Profile;
import java.util.List;

/**
 * Profiles: read from JSON and checked against the catalogue. They are kept in a {@link
 * ProfileLibrary}.
 *
 * <p><i>Thread-safe.</i>
 */
public final class Profiles {
  private final ProfileCompiler compiler;

  Profiles(ProfileCompiler compiler) {
    this.compiler = compiler;
  }

  /**
   * Reads a profile document, strict UTF-8, at most 1 MiB.
   *
   * @param utf8 the document
   * @return the profile, which is not stored
   * @throws InvalidProfileException with every fault, of form and of names alike
   */
  public Profile read(byte[] utf8) {
    ParsedProfile parsed = ProfileReader.read(utf8);
    List<Violation> violations = faults(parsed);
    if (!violations.isEmpty()) {
      throw new InvalidProfileException(violations);
    }
    return parsed.orThrow();
  }

  /**
   * {@return the faults of a profile document, sorted by pointer; empty if it is valid}
   *
   * @param utf8 the document
   */
  public List<Violation> check(byte[] utf8) {
    return faults(ProfileReader.read(utf8));
  }

  private List<Violation> faults(ParsedProfile parsed) {
    return parsed.with(names(parsed));
  }

  /**
   * {@return the profile as a JSON document; reading it gives the same profile}
   *
   * @param profile what to write
   */
  public String write(Profile profile) {
    return ProfileWriter.write(profile);
  }

  /** The same for a profile that was read as part of another document. */
  List<Violation> names(ParsedProfile parsed) {
    return parsed
        .profile()
        .map(profile -> compiler.check(profile, parsed.setAside()))
        .orElse(List.of());
  }

  /** Throws unless the profile compiles against the catalogue. */
  void require(Profile profile) {
    compiler.compile(profile);
  }
}
