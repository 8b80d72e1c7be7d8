package io.personality.cli.engine;

import io.personality.RefusedException;
import io.personality.core.Personality;
import io.personality.core.ProfileLibrary;
import io.personality.model.Impact;
import io.personality.model.Listing;
import io.personality.model.Profile;
import io.personality.model.ProfileId;
import io.personality.model.ProfileRef;
import io.personality.model.ProfileSearch;
import io.personality.model.Sharing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The profile database of an engine in this process.
 *
 * @param engine reads documents
 * @param library as the actor sees it
 */
public record LocalProfiles(Personality engine, ProfileLibrary library) implements Profiles {

  @Override
  public List<Listing> list(int limit) {
    List<Listing> all = new ArrayList<>();
    ProfileSearch next = ProfileSearch.ALL.limit(ProfileSearch.MOST);
    while (all.size() < limit) {
      List<Listing> page = library.search(next);
      if (page.isEmpty()) {
        return all;
      }
      all.addAll(page);
      next = next.after(page.get(page.size() - 1));
    }
    return all.subList(0, limit);
  }

  @Override
  public List<Listing> search(ProfileSearch search) {
    return library.search(search);
  }

  @Override
  public Shown show(ProfileId id, Optional<Integer> revision) {
    Listing listing = listing(id);
    ProfileRef ref = new ProfileRef(id, revision.orElse(listing.newest().revision()));
    Profile profile = library.profile(ref).orElseThrow(() -> missing(listing, ref.revision()));
    return new Shown(listing, profile, library.document(ref).orElseThrow());
  }

  @Override
  public ProfileRef create(ProfileId id, byte[] document) {
    return library.create(id, engine.profiles().read(document));
  }

  @Override
  public ProfileRef revise(ProfileId id, Optional<Integer> base, byte[] document) {
    Profile profile = engine.profiles().read(document);
    ProfileRef followed =
        base.map(number -> new ProfileRef(id, number)).orElseGet(() -> listing(id).newest());
    return library.revise(followed, profile);
  }

  @Override
  public Impact impact(ProfileId id, byte[] document) {
    return library.impact(id, engine.profiles().read(document));
  }

  @Override
  public Listing rate(ProfileId id, int stars) {
    return library.rate(id, stars);
  }

  @Override
  public Listing share(ProfileId id, Sharing sharing) {
    return library.share(id, sharing);
  }

  private Listing listing(ProfileId id) {
    return library.find(id).orElseThrow(() -> missing(id));
  }

  /** There is no such profile. */
  public static RefusedException missing(ProfileId id) {
    return new RefusedException(
        RefusedException.Reason.NOT_FOUND,
        "there is no profile \"" + id + "\"; \"profiles list\" shows those there are");
  }

  /** There is the profile, but not this revision of it. */
  public static RefusedException missing(Listing listing, int revision) {
    return new RefusedException(
        RefusedException.Reason.NOT_FOUND,
        "profile "
            + listing.id()
            + " has the revisions 1 to "
            + listing.newest().revision()
            + ", not "
            + revision);
  }
}
