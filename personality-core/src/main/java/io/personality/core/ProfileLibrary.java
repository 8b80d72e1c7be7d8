package io.personality.core;

import io.personality.InvalidProfileException;
import io.personality.RefusedException;
import io.personality.RefusedException.Reason;
import io.personality.core.internal.json.ProfileReader;
import io.personality.core.internal.json.ProfileWriter;
import io.personality.core.internal.library.ProfileKeywords;
import io.personality.core.internal.library.Words;
import io.personality.core.internal.pipeline.Engine;
import io.personality.model.Actor;
import io.personality.model.Impact;
import io.personality.model.ImportedFrom;
import io.personality.model.Listing;
import io.personality.model.Placement;
import io.personality.model.PlacementId;
import io.personality.model.Profile;
import io.personality.model.ProfileId;
import io.personality.model.ProfileRef;
import io.personality.model.ProfileSearch;
import io.personality.model.Role;
import io.personality.model.Sharing;
import io.personality.model.TenantId;
import io.personality.spi.ListingStore;
import io.personality.spi.ProfileStore;
import io.personality.spi.Storage;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The profile database as one actor sees it: profiles with immutable revisions, found, shared,
 * rated and vouched for.
 *
 * <p><i>Thread-safe.</i> Members of the owner's tenant and administrators change a profile; whoever
 * sees it may read, rate and export it. What somebody may not see is to them as if it were not
 * there. Each call is whole or not at all, and may be repeated.
 */
public final class ProfileLibrary {
  private static final int MOST_WORDS = 16;

  private final Actor actor;
  private final Storage storage;
  private final Profiles profiles;
  private final Engine engine;
  private final Clock clock;

  ProfileLibrary(Actor actor, Storage storage, Profiles profiles, Engine engine, Clock clock) {
    this.actor = actor;
    this.storage = storage;
    this.profiles = profiles;
    this.engine = engine;
    this.clock = clock;
  }

  /** {@return on whose behalf it acts} */
  public Actor actor() {
    return actor;
  }

  /**
   * Stores a profile as the first revision of a new id; only the actor's tenant sees it.
   *
   * @param id a new id
   * @param profile what to store
   * @return the first revision
   * @throws InvalidProfileException if it does not compile against the catalogue
   * @throws RefusedException if the id is taken by another profile
   */
  public ProfileRef create(ProfileId id, Profile profile) {
    profiles.require(profile);
    return create(id, profile, Optional.empty());
  }

  ProfileRef create(ProfileId id, Profile profile, Optional<ImportedFrom> from) {
    ProfileRef first = new ProfileRef(id, 1);
    if (!publish(first, actor.tenant(), profile, from)) {
      throw new RefusedException(
          Reason.TAKEN, "the id \"" + id + "\" is taken; choose another one, or revise it");
    }
    return first;
  }

  /**
   * Stores the successor of a revision.
   *
   * @param base the newest revision, which it follows
   * @param profile what to store
   * @return the new revision
   * @throws InvalidProfileException if it does not compile against the catalogue
   * @throws RefusedException if {@code base} is not the newest revision, or the profile is not the
   *     actor's to change
   */
  public ProfileRef revise(ProfileRef base, Profile profile) {
    profiles.require(profile);
    return revise(base, profile, Optional.empty());
  }

  ProfileRef revise(ProfileRef base, Profile profile, Optional<ImportedFrom> from) {
    Listing listing = own(base.id(), "revise");
    ProfileRef next = new ProfileRef(base.id(), base.revision() + 1);
    if (!publish(next, listing.owner(), profile, from)) {
      throw new RefusedException(
          Reason.STALE,
          "profile "
              + base.id()
              + " has the newest revision "
              + find(base.id()).map(now -> now.newest().revision()).orElse(0)
              + ", so that none can follow "
              + base.revision()
              + "; look at the newest one and revise that");
    }
    return next;
  }

  private boolean publish(
      ProfileRef ref, TenantId owner, Profile profile, Optional<ImportedFrom> from) {
    ProfileStore.Stored revision =
        new ProfileStore.Stored(
            ref, owner, profile.name(), ProfileWriter.write(profile), clock.instant());
    return storage
        .listings()
        .publish(
            new ListingStore.Publication(
                revision, profile.description(), ProfileKeywords.of(profile), from));
  }

  /**
   * {@return a profile's listing, retired ones included; empty where the actor sees none}
   *
   * @param id the profile
   */
  public Optional<Listing> find(ProfileId id) {
    return storage.listings().find(id).filter(this::isSeen);
  }

  /**
   * {@return a stored revision; empty where there is none that the actor sees}
   *
   * @param ref which
   */
  public Optional<Profile> profile(ProfileRef ref) {
    return document(ref).map(document -> ProfileReader.read(document).orThrow());
  }

  /**
   * {@return the JSON document of a stored revision; empty where there is none that the actor sees}
   *
   * @param ref which
   */
  public Optional<String> document(ProfileRef ref) {
    return find(ref.id())
        .flatMap(listing -> storage.profiles().find(ref))
        .map(ProfileStore.Stored::document);
  }

  /**
   * Finds profiles that the actor sees, best standing first.
   *
   * @param search what to find; a word of its text is the beginning of a word of the profile, those
   *     of one or two letters a whole one
   * @return at most as many as it asks for
   * @throws IllegalArgumentException if its text has more than 16 words
   */
  public List<Listing> search(ProfileSearch search) {
    Set<String> words = Words.of(search.text());
    if (words.size() > MOST_WORDS) {
      throw new IllegalArgumentException(
          "a search has at most " + MOST_WORDS + " words, not " + words.size());
    }
    if (words.isEmpty() && !search.text().isBlank()) {
      return List.of(); // nothing but punctuation, which no profile is found by
    }
    return storage.listings().search(search.text(String.join(" ", words)), actor.tenant());
  }

  /**
   * Says who sees a profile beside its owner.
   *
   * @param id the profile
   * @param sharing from now on
   * @return its listing then
   * @throws RefusedException if there is no such profile, or it is not the actor's to change
   */
  public Listing share(ProfileId id, Sharing sharing) {
    own(id, "share");
    return there(id, storage.listings().share(id, sharing));
  }

  /**
   * Vouches for a profile, or no longer: curated profiles come first in every list.
   *
   * @param id the profile
   * @param curated from now on
   * @return its listing then
   * @throws RefusedException if there is no such profile, or the actor is no expert
   */
  public Listing curate(ProfileId id, boolean curated) {
    seen(id);
    if (actor.role() == Role.USER) {
      throw new RefusedException(
          Reason.NOT_ALLOWED, "only an expert vouches for profiles; " + actor + " is none");
    }
    return there(id, storage.listings().curate(id, curated));
  }

  /**
   * Takes a profile off every list, or puts it back. Its revisions stay, so that what runs by them
   * runs on.
   *
   * @param id the profile
   * @param retired from now on
   * @return its listing then
   * @throws RefusedException if there is no such profile, or it is not the actor's to change
   */
  public Listing retire(ProfileId id, boolean retired) {
    own(id, "retire");
    return there(id, storage.listings().retire(id, retired));
  }

  /**
   * Sets the actor's vote, in place of the one they had.
   *
   * @param id the profile
   * @param stars 1 to 5
   * @return its listing then
   * @throws IllegalArgumentException if the stars are out of bounds
   * @throws RefusedException if there is no such profile
   */
  public Listing rate(ProfileId id, int stars) {
    if (stars < 1 || stars > 5) {
      throw new IllegalArgumentException("a vote has 1 to 5 stars, not " + stars);
    }
    seen(id);
    return there(id, storage.listings().rate(id, actor, stars));
  }

  /**
   * Says how similar a VM found its host to what was asked, against what was promised at launch;
   * the outcome score of its profile is made of that.
   *
   * @param id the placement, of the actor's tenant
   * @param observed 0 to 1; said again, the last word counts
   * @return the listing of its profile then; empty where it is not in the library
   * @throws IllegalArgumentException if {@code observed} is out of bounds
   * @throws RefusedException if there is no such placement
   */
  public Optional<Listing> recordOutcome(PlacementId id, double observed) {
    Placement placement =
        engine
            .placement(id)
            .filter(it -> it.tenant().equals(actor.tenant()) || isAdmin())
            .orElseThrow(
                () -> new RefusedException(Reason.NOT_FOUND, "there is no placement " + id));
    int kept = Listing.Outcomes.kept(placement.decision().promised().expected(), observed);
    return storage.listings().recordOutcome(placement.profile().id(), id, kept);
  }

  /**
   * What a new revision would mean for the placements that run by the profile now: which would be
   * given another host, and how their scores move. Looks at up to 10,000 of them; each costs about
   * as much as a ranking.
   *
   * @param id the profile
   * @param next what the next revision would be
   * @return the changes, of placements of all tenants
   * @throws InvalidProfileException if it does not compile against the catalogue
   * @throws RefusedException if there is no such profile, or it is not the actor's to change
   */
  public Impact impact(ProfileId id, Profile next) {
    own(id, "revise");
    profiles.require(next);
    return engine.impact(id, next);
  }

  /** {@return what takes profiles out of this library and into it} */
  public ProfileBundles bundles() {
    return new ProfileBundles(this, profiles, clock);
  }

  /**
   * Puts the starter profiles into the library, public and curated, of the actor's tenant; those
   * whose id is in use are passed over.
   *
   * @throws RefusedException if the actor is no expert
   */
  public void addStarters() {
    for (ProfileId id : StarterProfiles.ids()) {
      if (storage.listings().find(id).isEmpty()) {
        create(id, profiles.read(StarterProfiles.document(id).orElseThrow()));
        curate(id, true);
        share(id, Sharing.PUBLIC);
      }
    }
  }

  private boolean isSeen(Listing listing) {
    return isAdmin() || listing.sharing().isSeenBy(listing.owner(), actor.tenant());
  }

  private boolean isAdmin() {
    return actor.role() == Role.ADMIN;
  }

  private Listing seen(ProfileId id) {
    return there(id, find(id));
  }

  private Listing own(ProfileId id, String what) {
    Listing listing = seen(id);
    if (!isAdmin() && !listing.owner().equals(actor.tenant())) {
      throw new RefusedException(
          Reason.NOT_ALLOWED,
          "profile "
              + id
              + " belongs to "
              + listing.owner()
              + ", so that "
              + actor
              + " cannot "
              + what
              + " it; create one of your own from it");
    }
    return listing;
  }

  /** Refuses an id that the actor can neither create nor revise. */
  void requireUsable(ProfileId id) {
    boolean usable =
        storage
            .listings()
            .find(id)
            .map(listing -> isAdmin() || listing.owner().equals(actor.tenant()))
            .orElseGet(() -> storage.profiles().newest(id).isEmpty());
    if (!usable) {
      throw new RefusedException(
          Reason.TAKEN, "the id \"" + id + "\" belongs to somebody else; rename the profile");
    }
  }

  private static Listing there(ProfileId id, Optional<Listing> listing) {
    return listing.orElseThrow(
        () -> new RefusedException(Reason.NOT_FOUND, "there is no profile \"" + id + "\""));
  }
}
