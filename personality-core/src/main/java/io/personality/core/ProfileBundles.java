package io.personality.core;

import io.personality.InvalidProfileException;
import io.personality.RefusedException;
import io.personality.RefusedException.Reason;
import io.personality.Violation;
import io.personality.core.internal.json.BundleReader;
import io.personality.core.internal.json.BundleWriter;
import io.personality.core.internal.json.ParsedBundle;
import io.personality.core.internal.pipeline.Engine;
import io.personality.model.Listing;
import io.personality.model.Profile;
import io.personality.model.ProfileId;
import io.personality.model.ProfileRef;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Takes profiles from one library to another, as JSON documents that tell where each comes from.
 *
 * <p><i>Thread-safe.</i>
 */
public final class ProfileBundles {
  private final ProfileLibrary library;
  private final Profiles profiles;
  private final Clock clock;

  ProfileBundles(ProfileLibrary library, Profiles profiles, Clock clock) {
    this.library = library;
    this.profiles = profiles;
    this.clock = clock;
  }

  /** What an import did with a profile. */
  public enum Effect {
    /** It was new. */
    CREATED,
    /** It was there with other content and has a new revision. */
    REVISED,
    /** It was there as it is. */
    UNCHANGED
  }

  /**
   * A profile of a bundle.
   *
   * @param ref its newest revision here
   * @param effect what the import did with it
   */
  public record Imported(ProfileRef ref, Effect effect) {}

  /**
   * {@return a bundle of the newest revisions of some profiles}
   *
   * @param ids the profiles, 1 to 1,000 that the actor sees
   * @throws RefusedException if there is no such profile
   * @throws IllegalArgumentException if there are too many, or none
   */
  public String write(List<ProfileId> ids) {
    if (ids.isEmpty() || ids.size() > 1_000) {
      throw new IllegalArgumentException("a bundle has 1 to 1,000 profiles, not " + ids.size());
    }
    List<BundleWriter.Item> items = new ArrayList<>();
    for (ProfileId id : ids.stream().distinct().toList()) {
      Listing listing =
          library
              .find(id)
              .orElseThrow(
                  () ->
                      new RefusedException(Reason.NOT_FOUND, "there is no profile \"" + id + "\""));
      Profile newest = library.profile(listing.newest()).orElseThrow();
      items.add(new BundleWriter.Item(listing.newest(), listing.owner(), newest));
    }
    return BundleWriter.write(items, clock.instant(), Engine.version());
  }

  /**
   * Takes the profiles of a bundle into the library, under the ids that they had: private to the
   * actor's tenant where they are new, as a new revision where that tenant has them already. The
   * whole bundle is checked before the first is stored; where the storage fails on the way, the
   * same import goes on from there.
   *
   * @param utf8 the bundle, at most 16 MiB
   * @return what became of each profile, in the order of the bundle
   * @throws InvalidProfileException with every fault of the bundle; nothing is stored then
   * @throws RefusedException if an id belongs to somebody else; nothing is stored then
   */
  public List<Imported> read(byte[] utf8) {
    ParsedBundle bundle = BundleReader.read(utf8);
    TreeSet<Violation> faults = new TreeSet<>(bundle.violations());
    for (ParsedBundle.Entry entry : bundle.entries()) {
      profiles.names(entry.parsed()).forEach(found -> faults.add(entry.inBundle(found)));
    }
    if (!faults.isEmpty()) {
      throw new InvalidProfileException(List.copyOf(faults));
    }
    bundle.entries().forEach(entry -> library.requireUsable(entry.from().ref().id()));
    return bundle.entries().stream().map(this::take).toList();
  }

  private Imported take(ParsedBundle.Entry entry) {
    ProfileId id = entry.from().ref().id();
    Profile profile = entry.profile();
    Optional<Listing> known = library.find(id);
    if (known.isEmpty()) {
      return new Imported(library.create(id, profile, Optional.of(entry.from())), Effect.CREATED);
    }
    ProfileRef newest = known.get().newest();
    if (library.profile(newest).filter(profile::equals).isPresent()) {
      return new Imported(newest, Effect.UNCHANGED);
    }
    return new Imported(library.revise(newest, profile, Optional.of(entry.from())), Effect.REVISED);
  }
}
