package io.personality.core;

import io.personality.InvalidProfileException;
import io.personality.StorageException;
import io.personality.Violation;
import io.personality.core.internal.json.ParsedProfile;
import io.personality.core.internal.json.ProfileReader;
import io.personality.core.internal.json.ProfileWriter;
import io.personality.core.internal.query.ProfileCompiler;
import io.personality.model.Profile;
import io.personality.model.ProfileId;
import io.personality.model.ProfileRef;
import io.personality.model.TenantId;
import io.personality.spi.ProfileStore;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Profiles: read from JSON, checked against the catalogue, kept with immutable revisions.
 *
 * <p><i>Thread-safe.</i>
 */
public final class Profiles {
  private final ProfileStore store;
  private final ProfileCompiler compiler;
  private final Clock clock;

  Profiles(ProfileStore store, ProfileCompiler compiler, Clock clock) {
    this.store = store;
    this.compiler = compiler;
    this.clock = clock;
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
    List<Violation> names =
        parsed
            .profile()
            .map(profile -> compiler.check(profile, parsed.setAside()))
            .orElse(List.of());
    return parsed.with(names);
  }

  /**
   * {@return the profile as a JSON document; reading it gives the same profile}
   *
   * @param profile what to write
   */
  public String write(Profile profile) {
    return ProfileWriter.write(profile);
  }

  /**
   * Stores a profile as the first revision of a new id.
   *
   * @param id a new id
   * @param owner whose it is
   * @param profile what to store
   * @return the first revision
   * @throws InvalidProfileException if it does not compile against the catalogue
   * @throws StorageException if the id is taken by another profile
   */
  public ProfileRef create(ProfileId id, TenantId owner, Profile profile) {
    return append(new ProfileRef(id, 1), owner, profile);
  }

  /**
   * Stores the successor of a revision.
   *
   * @param base the newest revision, which it follows
   * @param owner whose it is
   * @param profile what to store
   * @return the new revision
   * @throws InvalidProfileException if it does not compile against the catalogue
   * @throws StorageException if {@code base} is not the newest revision
   */
  public ProfileRef revise(ProfileRef base, TenantId owner, Profile profile) {
    return append(new ProfileRef(base.id(), base.revision() + 1), owner, profile);
  }

  private ProfileRef append(ProfileRef ref, TenantId owner, Profile profile) {
    compiler.compile(profile);
    ProfileStore.Stored revision =
        new ProfileStore.Stored(
            ref, owner, profile.name(), ProfileWriter.write(profile), clock.instant());
    if (!store.append(revision)) {
      int newest = store.newest(ref.id()).map(s -> s.ref().revision()).orElse(0);
      throw new StorageException(
          "profile "
              + ref.id()
              + " has "
              + (newest == 0 ? "no revision" : "the newest revision " + newest)
              + ", so that revision "
              + ref.revision()
              + " cannot be added; revise the newest one");
    }
    return ref;
  }

  /**
   * {@return a stored revision; empty where there is no such revision}
   *
   * @param ref which
   */
  public Optional<Profile> find(ProfileRef ref) {
    return store.find(ref).map(stored -> ProfileReader.read(stored.document()).orThrow());
  }

  /** {@return the newest revision of every profile, by id} */
  public List<ProfileStore.Stored> list() {
    return store.list();
  }
}
