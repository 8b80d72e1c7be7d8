package io.personality.spi.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.personality.model.Actor;
import io.personality.model.Level;
import io.personality.model.Listing;
import io.personality.model.ProfileId;
import io.personality.model.ProfileSearch;
import io.personality.model.Sharing;
import io.personality.model.TenantId;
import io.personality.spi.Keywords;
import io.personality.spi.ListingStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How {@link ListingStore} is searched. */
public abstract class ListingSearchContract extends StoreContract {
  private static final TenantId FRIEND = new TenantId("friend");
  private static final TenantId STRANGER = new TenantId("stranger");
  private static final ProfileSearch ALL = ProfileSearch.ALL;

  private ListingStore listings() {
    return storage().listings();
  }

  private List<String> found(ProfileSearch search) {
    return found(search, Samples.TENANT);
  }

  private List<String> found(ProfileSearch search, TenantId viewer) {
    return listings().search(search, viewer).stream().map(one -> one.id().value()).toList();
  }

  private void publish(String id, String... words) {
    listings().publish(Publications.of(id, 1, words));
  }

  @Test
  void findsWordsByTheirBeginnings() {
    publish("db", "database", "in", "memory");
    publish("data", "data", "lake");
    publish("web", "web", "front", "end", "für", "数据库", "inbound");
    assertEquals(List.of("data", "db"), found(ALL.text("data")));
    assertEquals(List.of("db"), found(ALL.text("datab")));
    assertEquals(List.of("db"), found(ALL.text("data memo")), "both must be there");
    assertEquals(List.of(), found(ALL.text("data front")));
    assertEquals(List.of("db"), found(ALL.text("in")), "short words stand alone");
    assertEquals(List.of("web"), found(ALL.text("für")));
    assertEquals(List.of("web"), found(ALL.text("数据库")));
    assertEquals(List.of(), found(ALL.text("dataz")));
    assertEquals(List.of(), found(ALL.text("zzz")));
    assertEquals(List.of("data", "db", "web"), found(ALL));
  }

  @Test
  void completesAWordInAlphabeticalOrder() {
    for (int word = 0; word < ListingStore.MOST_COMPLETIONS + 3; word++) {
      publish(String.format("p%02d", word), String.format("word%02d", word));
    }
    List<String> found = found(ALL.text("word").limit(ProfileSearch.MOST));
    assertEquals(
        IntStream.range(0, ListingStore.MOST_COMPLETIONS)
            .mapToObj(number -> String.format("p%02d", number))
            .toList(),
        found);
    assertEquals(List.of("p26"), found(ALL.text("word26")));
  }

  @Test
  void findsATextThatIsAlsoAPattern() {
    publish("percent", "a100");
    assertEquals(List.of(), found(ALL.text("a%")));
    assertEquals(List.of(), found(ALL.text("a__0")));
    assertEquals(List.of(), found(ALL.text("' or 1=1 --")));
  }

  @Test
  void findsTraitsAndMetrics() {
    Keywords fast =
        Publications.keywords(
            Map.of(Publications.LATENCY, Level.HIGH), Publications.BANDWIDTH, Publications.NETWORK);
    Keywords wide =
        Publications.keywords(
            Map.of(Publications.LATENCY, Level.LOW, Publications.THROUGHPUT, Level.HIGH),
            Publications.BANDWIDTH);
    listings().publish(Publications.of("fast", 1, Samples.TENANT, fast));
    listings().publish(Publications.of("wide", 1, Samples.TENANT, wide));
    assertEquals(List.of("fast", "wide"), found(ALL.trait(Publications.LATENCY, Optional.empty())));
    assertEquals(List.of("wide"), found(ALL.trait(Publications.LATENCY, Optional.of(Level.LOW))));
    assertEquals(List.of(), found(ALL.trait(Publications.LATENCY, Optional.of(Level.MEDIUM))));
    assertEquals(List.of("fast", "wide"), found(ALL.metric(Publications.BANDWIDTH)));
    assertEquals(
        List.of("fast"), found(ALL.metric(Publications.BANDWIDTH).metric(Publications.NETWORK)));
    assertEquals(
        List.of(),
        found(ALL.metric(Publications.NETWORK).trait(Publications.THROUGHPUT, Optional.empty())));
  }

  @Test
  void findsThoseOfAnOwner() {
    publish("ours", "x");
    listings()
        .publish(
            Publications.of("theirs", 1, FRIEND, new Keywords(Set.of("x"), Map.of(), Set.of())));
    listings().share(new ProfileId("theirs"), Sharing.PUBLIC);
    assertEquals(List.of("ours", "theirs"), found(ALL.text("x")));
    assertEquals(List.of("theirs"), found(ALL.text("x").ownedBy(FRIEND)));
    assertEquals(List.of("ours"), found(ALL.ownedBy(Samples.TENANT)));
    assertEquals(List.of(), found(ALL.ownedBy(STRANGER)));
  }

  @Test
  void showsNobodyWhatTheyMayNotSee() {
    ProfileId id = new ProfileId("secret");
    publish("secret", "x");
    assertEquals(List.of("secret"), found(ALL));
    assertEquals(List.of(), found(ALL, FRIEND));
    assertEquals(List.of(), found(ALL.text("x"), FRIEND));
    listings().share(id, Sharing.with(List.of(FRIEND)));
    assertEquals(List.of("secret"), found(ALL.text("x"), FRIEND));
    assertEquals(List.of("secret"), found(ALL), "its owner still sees it");
    assertEquals(List.of(), found(ALL, STRANGER));
    listings().share(id, Sharing.PUBLIC);
    assertEquals(List.of("secret"), found(ALL.text("x"), STRANGER));
    assertEquals(List.of("secret"), found(ALL), "once");
    listings().share(id, Sharing.PRIVATE);
    assertEquals(List.of(), found(ALL, FRIEND));
    assertEquals(List.of(), found(ALL, STRANGER));
  }

  @Test
  void retiredOnesAreNotFound() {
    ProfileId id = new ProfileId("old");
    publish("old", "x");
    listings().share(id, Sharing.PUBLIC);
    listings().retire(id, true);
    assertEquals(List.of(), found(ALL.text("x")));
    listings().share(id, Sharing.PRIVATE);
    listings().rate(id, Actor.user("a", "b"), 5);
    assertEquals(List.of(), found(ALL), "nor when something is said of them");
    listings().retire(id, false);
    assertEquals(List.of("old"), found(ALL.text("x")));
  }

  @Test
  void aNewRevisionIsFoundByItsOwnWordsOnly() {
    publish("p", "early");
    listings().publish(Publications.of("p", 2, "late"));
    assertEquals(List.of(), found(ALL.text("early")));
    assertEquals(List.of("p"), found(ALL.text("late")));
  }

  @Test
  void putsTheBestFirst() {
    List.of("a", "b", "c", "d", "e").forEach(id -> publish(id, "x"));
    listings().curate(new ProfileId("e"), true);
    listings().rate(new ProfileId("b"), Actor.user("t", "u"), 1);
    listings().rate(new ProfileId("c"), Actor.user("t", "u"), 5);
    listings().recordOutcome(new ProfileId("d"), Samples.placementId(1), 1_000_000);
    listings().recordOutcome(new ProfileId("d"), Samples.placementId(2), 1_000_000);
    assertEquals(List.of("e", "d", "c", "a", "b"), found(ALL.text("x")));
    listings().curate(new ProfileId("e"), false);
    assertEquals(List.of("d", "c", "a", "e", "b"), found(ALL));
  }

  @Test
  void goesOnWhereASearchEnded() {
    List<String> ids = new ArrayList<>();
    for (int number = 0; number < 25; number++) {
      String id = String.format("%c-%02d", number % 2 == 0 ? 'P' : 'p', number);
      publish(id, "x", "word" + number);
      if (number % 5 == 0) {
        listings().share(new ProfileId(id), Sharing.PUBLIC);
      }
      listings().rate(new ProfileId(id), Actor.user("t", "u"), 1 + number % 3);
      ids.add(id);
    }
    for (ProfileSearch all : List.of(ALL, ALL.text("x"), ALL.text("word"), ALL.text("word x"))) {
      List<Listing> whole = listings().search(all.limit(ProfileSearch.MOST), Samples.TENANT);
      List<Listing> pages = new ArrayList<>();
      List<Listing> page = listings().search(all.limit(4), Samples.TENANT);
      while (!page.isEmpty()) {
        pages.addAll(page);
        page = listings().search(all.limit(4).after(page.get(page.size() - 1)), Samples.TENANT);
      }
      assertEquals(whole, pages);
      assertEquals(all.text().startsWith("word") ? 24 : ids.size(), whole.size(), all.text());
    }
  }
}
