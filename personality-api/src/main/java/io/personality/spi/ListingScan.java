package io.personality.spi;

import io.personality.model.Level;
import io.personality.model.Listing;
import io.personality.model.ProfileSearch;
import io.personality.model.TenantId;
import io.personality.model.TraitName;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A search of the profile database that looks at every listing: what {@link ListingStore#search}
 * promises, for stores that have no index to search by.
 *
 * <p><i>Confined to one thread.</i>
 */
public final class ListingScan {
  private static final Comparator<Listing> BEST_FIRST =
      Comparator.comparingDouble(Listing::standing).reversed().thenComparing(Listing::id);
  private static final int SHORTEST_BEGINNING = 3; // characters

  private final ProfileSearch search;
  private final TenantId viewer;

  /** For each word that is asked for, the words that do for it. */
  private final List<Set<String>> asked;

  /**
   * A listing with what it is found by.
   *
   * @param listing the profile
   * @param keywords by what it is found
   */
  public record Listed(Listing listing, Keywords keywords) {}

  /**
   * A search.
   *
   * @param search what to find
   * @param viewer the tenant that asks
   * @param words every word that some profile is found by, which a longer word is completed to
   */
  public ListingScan(ProfileSearch search, TenantId viewer, NavigableSet<String> words) {
    this.search = search;
    this.viewer = viewer;
    this.asked =
        Stream.of(search.text().split(" ", -1))
            .filter(word -> !word.isEmpty())
            .map(word -> completions(word, words))
            .toList();
  }

  /**
   * {@return those that are found, in the order promised, at most as many as asked}
   *
   * @param all everything that is listed, each profile once, in any order
   */
  public List<Listing> of(Stream<Listed> all) {
    return all.filter(this::fits)
        .map(Listed::listing)
        .sorted(BEST_FIRST)
        .filter(listing -> search.after().filter(last -> !isAfter(listing, last)).isEmpty())
        .limit(search.limit())
        .toList();
  }

  private static Set<String> completions(String word, NavigableSet<String> words) {
    if (word.codePointCount(0, word.length()) < SHORTEST_BEGINNING) {
      return Set.of(word);
    }
    Set<String> found = new TreeSet<>();
    for (String longer : words.tailSet(word, true)) {
      if (!longer.startsWith(word) || found.size() == ListingStore.MOST_COMPLETIONS) {
        return found;
      }
      found.add(longer);
    }
    return found;
  }

  private boolean fits(Listed listed) {
    Listing listing = listed.listing();
    Keywords keywords = listed.keywords();
    return !listing.retired()
        && listing.sharing().isSeenBy(listing.owner(), viewer)
        && search.owner().filter(owner -> !owner.equals(listing.owner())).isEmpty()
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
}
