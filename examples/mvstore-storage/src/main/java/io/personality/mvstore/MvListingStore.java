package io.personality.mvstore;

import io.personality.model.Actor;
import io.personality.model.Listing;
import io.personality.model.PlacementId;
import io.personality.model.ProfileId;
import io.personality.model.ProfileSearch;
import io.personality.model.Sharing;
import io.personality.model.TenantId;
import io.personality.spi.ListingScan;
import io.personality.spi.ListingScan.Listed;
import io.personality.spi.ListingStore;
import io.personality.spi.ProfileStore;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.h2.mvstore.MVMap;

/** The profile database; a search looks at every profile. <i>Thread-safe.</i> */
final class MvListingStore implements ListingStore {
  private final MvDatabase database;
  private final ProfileStore profiles;
  private final MVMap<ProfileId, Listed> listings;

  /** What was said of a profile, by who said it: said again, it takes the place of the former. */
  private final MVMap<String, Integer> sayings;

  MvListingStore(MvDatabase database, ProfileStore profiles) {
    this.database = database;
    this.profiles = profiles;
    listings = database.map("listings", ProfileId.class, Listed.class);
    sayings = database.map("sayings", String.class, Integer.class);
  }

  @Override
  public boolean publish(Publication publication) {
    ProfileStore.Stored revision = publication.revision();
    return database.change(
        () -> {
          Optional<Listing> before = find(revision.ref().id());
          if (profiles.find(revision.ref()).isPresent()) {
            return before.isPresent() && profiles.append(revision); // told again
          }
          boolean follows = publication.mayFollow(before) && profiles.append(revision);
          if (follows) {
            Listing listing = publication.listing(before);
            listings.put(listing.id(), new Listed(listing, publication.keywords()));
          }
          return follows;
        });
  }

  @Override
  public Optional<Listing> find(ProfileId id) {
    return database.read(() -> Optional.ofNullable(listings.get(id)).map(Listed::listing));
  }

  @Override
  public List<Listing> search(ProfileSearch search, TenantId viewer) {
    return database.read(
        () -> {
          TreeSet<String> words =
              listings.values().stream()
                  .flatMap(listed -> listed.keywords().words().stream())
                  .collect(Collectors.toCollection(TreeSet::new));
          return new ListingScan(search, viewer, words).of(listings.values().stream());
        });
  }

  private Optional<Listing> change(ProfileId id, UnaryOperator<Listing> work) {
    return database.change(
        () -> {
          Optional<Listed> known = Optional.ofNullable(listings.get(id));
          Optional<Listing> changed = known.map(Listed::listing).map(work);
          changed.ifPresent(
              listing -> listings.put(id, new Listed(listing, known.get().keywords())));
          return changed;
        });
  }

  @Override
  public Optional<Listing> share(ProfileId id, Sharing sharing) {
    return change(id, listing -> listing.with(sharing));
  }

  @Override
  public Optional<Listing> curate(ProfileId id, boolean curated) {
    return change(id, listing -> listing.with(curated, listing.retired()));
  }

  @Override
  public Optional<Listing> retire(ProfileId id, boolean retired) {
    return change(id, listing -> listing.with(listing.curated(), retired));
  }

  @Override
  public Optional<Listing> rate(ProfileId id, Actor voter, int stars) {
    return change(
        id,
        listing -> {
          Optional<Integer> before =
              say(id + " user " + voter.tenant() + " " + voter.user(), stars);
          Listing.Votes votes = listing.votes();
          return listing.with(
              new Listing.Votes(
                  votes.count() + (before.isPresent() ? 0 : 1),
                  votes.stars() + stars - before.orElse(0)),
              listing.outcomes());
        });
  }

  @Override
  public Optional<Listing> recordOutcome(ProfileId id, PlacementId placement, int keptMillionths) {
    return change(
        id,
        listing -> {
          Optional<Integer> before = say(id + " placement " + placement, keptMillionths);
          Listing.Outcomes outcomes = listing.outcomes();
          return listing.with(
              listing.votes(),
              new Listing.Outcomes(
                  outcomes.count() + (before.isPresent() ? 0 : 1),
                  outcomes.keptMillionths() + keptMillionths - before.orElse(0)));
        });
  }

  /**
   * Says it, and tells what was said before.
   *
   * @param what ids without spaces, and only at its end what may have some
   */
  private Optional<Integer> say(String what, int number) {
    return Optional.ofNullable(sayings.put(what, number));
  }
}
