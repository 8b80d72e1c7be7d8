package io.personality.core.internal.memory;

import io.personality.model.Actor;
import io.personality.model.Listing;
import io.personality.model.PlacementId;
import io.personality.model.ProfileId;
import io.personality.model.ProfileSearch;
import io.personality.model.Sharing;
import io.personality.model.TenantId;
import io.personality.spi.ListingScan;
import io.personality.spi.ListingStore;
import io.personality.spi.ProfileStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** The profile database in memory; a search looks at every profile. <i>Thread-safe.</i> */
public final class MemoryListingStore implements ListingStore {
  private final MemoryProfileStore profiles;

  /** What is listed. Guarded by this, as is all below. */
  private final TreeMap<ProfileId, Entry> entries = new TreeMap<>();

  /** Every word that a profile was ever found by. */
  private final TreeSet<String> words = new TreeSet<>();

  MemoryListingStore(MemoryProfileStore profiles) {
    this.profiles = profiles;
  }

  /** A listing with what it is found by and what its sums are made of. */
  private record Entry(
      ListingScan.Listed listed, Map<Voter, Integer> stars, Map<PlacementId, Integer> kept) {
    Listing listing() {
      return listed.listing();
    }

    Entry with(Listing other) {
      return new Entry(new ListingScan.Listed(other, listed.keywords()), stars, kept);
    }
  }

  private record Voter(TenantId tenant, String user) {}

  @Override
  public synchronized boolean publish(Publication publication) {
    ProfileStore.Stored revision = publication.revision();
    Optional<Entry> known = Optional.ofNullable(entries.get(revision.ref().id()));
    if (profiles.find(revision.ref()).isPresent()) {
      return known.isPresent() && profiles.append(revision); // told again
    }
    Optional<Listing> before = known.map(Entry::listing);
    if (!publication.mayFollow(before) || !profiles.append(revision)) {
      return false;
    }
    words.addAll(publication.keywords().words());
    Listing listing = publication.listing(before);
    entries.put(
        listing.id(),
        new Entry(
            new ListingScan.Listed(listing, publication.keywords()),
            known.map(Entry::stars).orElseGet(HashMap::new),
            known.map(Entry::kept).orElseGet(HashMap::new)));
    return true;
  }

  @Override
  public synchronized Optional<Listing> find(ProfileId id) {
    return Optional.ofNullable(entries.get(id)).map(Entry::listing);
  }

  @Override
  public synchronized List<Listing> search(ProfileSearch search, TenantId viewer) {
    return new ListingScan(search, viewer, words).of(entries.values().stream().map(Entry::listed));
  }

  private Optional<Listing> change(ProfileId id, UnaryOperator<Entry> work) {
    return Optional.ofNullable(entries.computeIfPresent(id, (same, entry) -> work.apply(entry)))
        .map(Entry::listing);
  }

  private Optional<Listing> replace(ProfileId id, UnaryOperator<Listing> work) {
    return change(id, entry -> entry.with(work.apply(entry.listing())));
  }

  @Override
  public synchronized Optional<Listing> share(ProfileId id, Sharing sharing) {
    return replace(id, listing -> listing.with(sharing));
  }

  @Override
  public synchronized Optional<Listing> curate(ProfileId id, boolean curated) {
    return replace(id, listing -> listing.with(curated, listing.retired()));
  }

  @Override
  public synchronized Optional<Listing> retire(ProfileId id, boolean retired) {
    return replace(id, listing -> listing.with(listing.curated(), retired));
  }

  @Override
  public synchronized Optional<Listing> rate(ProfileId id, Actor voter, int stars) {
    return change(
        id,
        entry -> {
          entry.stars().put(new Voter(voter.tenant(), voter.user()), stars);
          Listing.Votes votes = new Listing.Votes(entry.stars().size(), sum(entry.stars()));
          return entry.with(entry.listing().with(votes, entry.listing().outcomes()));
        });
  }

  @Override
  public synchronized Optional<Listing> recordOutcome(
      ProfileId id, PlacementId placement, int keptMillionths) {
    return change(
        id,
        entry -> {
          entry.kept().put(placement, keptMillionths);
          Listing.Outcomes outcomes = new Listing.Outcomes(entry.kept().size(), sum(entry.kept()));
          return entry.with(entry.listing().with(entry.listing().votes(), outcomes));
        });
  }

  private static long sum(Map<?, Integer> numbers) {
    return numbers.values().stream().mapToLong(Integer::longValue).sum();
  }
}
