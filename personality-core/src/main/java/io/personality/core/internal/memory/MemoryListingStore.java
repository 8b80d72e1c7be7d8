package io.personality.core.internal.memory;

import io.personality.model.Actor;
import io.personality.model.Level;
import io.personality.model.Listing;
import io.personality.model.PlacementId;
import io.personality.model.ProfileId;
import io.personality.model.ProfileSearch;
import io.personality.model.Sharing;
import io.personality.model.TenantId;
import io.personality.model.TraitName;
import io.personality.spi.Keywords;
import io.personality.spi.ListingStore;
import io.personality.spi.ProfileStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** The profile database in memory; a search looks at every profile. <i>Thread-safe.</i> */
public final class MemoryListingStore implements ListingStore {
  private static final Comparator<Listing> BEST_FIRST =
      Comparator.comparingDouble(Listing::standing).reversed().thenComparing(Listing::id);
  private static final int SHORTEST_BEGINNING = 3; // characters

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
      Listing listing,
      Keywords keywords,
      Map<Voter, Integer> stars,
      Map<PlacementId, Integer> kept) {
    Entry with(Listing other) {
      return new Entry(other, keywords, stars, kept);
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
    boolean first = revision.ref().revision() == 1;
    if (first == known.isPresent()
        || known.filter(entry -> !entry.listing().owner().equals(revision.owner())).isPresent()
        || !profiles.append(revision)) {
      return false;
    }
    words.addAll(publication.keywords().words());
    Listing listing = listing(publication, known.map(Entry::listing));
    entries.put(
        listing.id(),
        new Entry(
            listing,
            publication.keywords(),
            known.map(Entry::stars).orElseGet(HashMap::new),
            known.map(Entry::kept).orElseGet(HashMap::new)));
    return true;
  }

  private static Listing listing(Publication publication, Optional<Listing> before) {
    ProfileStore.Stored revision = publication.revision();
    return new Listing(
        revision.ref(),
        revision.owner(),
        revision.name(),
        publication.description(),
        before.map(Listing::sharing).orElse(Sharing.PRIVATE),
        before.filter(Listing::curated).isPresent(),
        false,
        before.map(Listing::votes).orElse(Listing.Votes.NONE),
        before.map(Listing::outcomes).orElse(Listing.Outcomes.NONE),
        before.map(Listing::createdAt).orElse(revision.createdAt()),
        revision.createdAt(),
        publication.importedFrom());
  }

  @Override
  public synchronized Optional<Listing> find(ProfileId id) {
    return Optional.ofNullable(entries.get(id)).map(Entry::listing);
  }

  @Override
  public synchronized List<Listing> search(ProfileSearch search, TenantId viewer) {
    List<Set<String>> asked = new ArrayList<>();
    for (String word : search.text().split(" ", -1)) {
      if (!word.isEmpty()) {
        asked.add(completions(word));
      }
    }
    return entries.values().stream()
        .filter(entry -> entry.listing().sharing().isSeenBy(entry.listing().owner(), viewer))
        .filter(entry -> fits(entry, search, asked))
        .map(Entry::listing)
        .sorted(BEST_FIRST)
        .filter(listing -> search.after().filter(last -> !isAfter(listing, last)).isEmpty())
        .limit(search.limit())
        .toList();
  }

  private Set<String> completions(String word) {
    Set<String> found = new TreeSet<>();
    if (word.codePointCount(0, word.length()) < SHORTEST_BEGINNING) {
      found.add(word);
      return found;
    }
    for (String longer : words.tailSet(word)) {
      if (!longer.startsWith(word) || found.size() == MOST_COMPLETIONS) {
        return found;
      }
      found.add(longer);
    }
    return found;
  }

  private static boolean fits(Entry entry, ProfileSearch search, List<Set<String>> asked) {
    Keywords keywords = entry.keywords();
    return !entry.listing().retired()
        && search.owner().filter(owner -> !owner.equals(entry.listing().owner())).isEmpty()
        && keywords.metrics().containsAll(search.metrics())
        && search.traits().entrySet().stream().allMatch(trait -> has(keywords, trait))
        && asked.stream().allMatch(any -> any.stream().anyMatch(keywords.words()::contains));
  }

  private static boolean has(Keywords keywords, Map.Entry<TraitName, Optional<Level>> asked) {
    Optional<Level> level = Optional.ofNullable(keywords.traits().get(asked.getKey()));
    return level.isPresent() && asked.getValue().filter(at -> at != level.get()).isEmpty();
  }

  private static boolean isAfter(Listing listing, ProfileSearch.After last) {
    int order = Double.compare(last.standing(), listing.standing());
    return order > 0 || (order == 0 && listing.id().compareTo(last.id()) > 0);
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
