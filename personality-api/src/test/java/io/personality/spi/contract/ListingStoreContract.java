package io.personality.spi.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.model.Actor;
import io.personality.model.ImportedFrom;
import io.personality.model.Listing;
import io.personality.model.ProfileId;
import io.personality.model.ProfileRef;
import io.personality.model.ProfileSearch;
import io.personality.model.Role;
import io.personality.model.Sharing;
import io.personality.model.TenantId;
import io.personality.spi.Keywords;
import io.personality.spi.ListingStore;
import io.personality.spi.ListingStore.Publication;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@link ListingStore} promises, but for searching. */
public abstract class ListingStoreContract extends StoreContract {
  private static final ProfileId ID = new ProfileId("calculation");
  private static final Actor ANNA = Actor.user("tenant-a", "Anna \"é\"");

  private ListingStore listings() {
    return storage().listings();
  }

  private Listing listing() {
    return listings().find(ID).orElseThrow();
  }

  private boolean publish(int revision, String... words) {
    return listings().publish(Publications.of(ID.value(), revision, words));
  }

  @Test
  void knowsNothingAtFirst() {
    assertEquals(Optional.empty(), listings().find(ID));
    assertEquals(List.of(), listings().search(ProfileSearch.ALL, Samples.TENANT));
    assertEquals(Optional.empty(), listings().share(ID, Sharing.PUBLIC));
    assertEquals(Optional.empty(), listings().curate(ID, true));
    assertEquals(Optional.empty(), listings().retire(ID, true));
    assertEquals(Optional.empty(), listings().rate(ID, ANNA, 5));
    assertEquals(Optional.empty(), listings().recordOutcome(ID, Samples.placementId(1), 1_000_000));
  }

  @Test
  void listsAFirstRevisionAsPrivate() {
    Publication first = Publications.of(ID.value(), 1, "fast");
    assertTrue(listings().publish(first));
    assertEquals(Optional.of(first.revision()), storage().profiles().find(first.revision().ref()));
    assertEquals(
        new Listing(
            first.revision().ref(),
            Samples.TENANT,
            first.revision().name(),
            first.description(),
            Sharing.PRIVATE,
            false,
            false,
            Listing.Votes.NONE,
            Listing.Outcomes.NONE,
            Samples.at(1),
            Samples.at(1),
            Optional.empty()),
        listing());
  }

  @Test
  void laterRevisionsKeepWhatTheProfileHas() {
    assertTrue(publish(1));
    listings().share(ID, Sharing.with(List.of(new TenantId("friend"), new TenantId("ally"))));
    listings().curate(ID, true);
    listings().rate(ID, ANNA, 4);
    listings().recordOutcome(ID, Samples.placementId(1), 900_000);
    Listing before = listing();
    assertTrue(publish(2));
    Listing after = listing();
    assertEquals(new ProfileRef(ID, 2), after.newest());
    assertEquals("Name of calculation@2", after.name());
    assertEquals("Description of calculation@2", after.description());
    assertEquals(before.sharing(), after.sharing());
    assertEquals(before.votes(), after.votes());
    assertEquals(before.outcomes(), after.outcomes());
    assertTrue(after.curated());
    assertEquals(Samples.at(1), after.createdAt());
    assertEquals(Samples.at(2), after.changedAt());
  }

  @Test
  void refusesAStaleBaseAndChangesNothing() {
    assertTrue(publish(1));
    assertTrue(publish(2));
    Listing before = listing();
    Publication other = Publications.of(ID.value(), 2, "other");
    Publication stale =
        new Publication(
            new io.personality.spi.ProfileStore.Stored(
                other.revision().ref(), Samples.TENANT, "Other", "{}", Samples.at(9)),
            "Other",
            other.keywords(),
            Optional.empty());
    assertFalse(listings().publish(stale));
    assertFalse(publish(4), "a gap");
    assertEquals(before, listing());
  }

  @Test
  void publishingAgainChangesNothing() {
    assertTrue(publish(1));
    assertTrue(publish(2));
    Listing before = listing();
    assertTrue(publish(1));
    assertTrue(publish(2));
    assertEquals(before, listing());
  }

  @Test
  void refusesAnotherOwner() {
    assertTrue(publish(1));
    Keywords none = new Keywords(Set.of(), Map.of(), Set.of());
    TenantId other = new TenantId("other");
    assertFalse(listings().publish(Publications.of(ID.value(), 1, other, none)));
    assertFalse(listings().publish(Publications.of(ID.value(), 2, other, none)));
    assertEquals(Samples.TENANT, listing().owner());
    assertEquals(1, listing().newest().revision());
  }

  @Test
  void refusesWhatIsStoredButNotListed() {
    Publication first = Publications.of(ID.value(), 1);
    assertTrue(storage().profiles().append(first.revision()));
    assertFalse(listings().publish(first));
    assertFalse(publish(2));
    assertEquals(Optional.empty(), listings().find(ID));
  }

  @Test
  void keepsWhereItCameFrom() {
    ImportedFrom from =
        new ImportedFrom(
            new ProfileRef(new ProfileId("elsewhere"), 7), new TenantId("them"), Samples.at(-5));
    Publication first = Publications.of(ID.value(), 1);
    listings()
        .publish(
            new Publication(
                first.revision(), first.description(), first.keywords(), Optional.of(from)));
    assertEquals(Optional.of(from), listing().importedFrom());
  }

  @Test
  void countsOneVoteOfEachUser() {
    publish(1);
    listings().rate(ID, ANNA, 1);
    listings().rate(ID, ANNA, 5);
    listings().rate(ID, ANNA.in(Role.EXPERT), 4);
    assertEquals(new Listing.Votes(1, 4), listing().votes());
    listings().rate(ID, Actor.user("tenant-b", ANNA.user()), 2);
    assertEquals(
        Optional.of(new Listing.Votes(3, 9)),
        listings().rate(ID, Actor.user("tenant-a", "Bert"), 3).map(Listing::votes));
  }

  @Test
  void countsOneOutcomeOfEachPlacement() {
    publish(1);
    listings().recordOutcome(ID, Samples.placementId(1), 0);
    listings().recordOutcome(ID, Samples.placementId(1), 1_000_000);
    assertEquals(
        Optional.of(new Listing.Outcomes(2, 1_250_000)),
        listings().recordOutcome(ID, Samples.placementId(2), 250_000).map(Listing::outcomes));
    assertEquals(Listing.Votes.NONE, listing().votes());
  }

  @Test
  void losesNoVoteOfMany() {
    publish(1);
    List<Boolean> rated =
        Race.of(
            thread -> listings().rate(ID, Actor.user("tenant-a", "user " + thread), 5).isPresent());
    assertEquals(rated.size(), Collections.frequency(rated, true));
    assertEquals(new Listing.Votes(rated.size(), 5L * rated.size()), listing().votes());
  }

  @Test
  void givesARevisionToOneOfManyAuthors() {
    for (int round = 1; round <= 10; round++) {
      int number = round;
      List<Boolean> won =
          Race.of(
              thread -> {
                Publication one = Publications.of(ID.value(), number, "by" + thread);
                return listings()
                    .publish(
                        new Publication(
                            new io.personality.spi.ProfileStore.Stored(
                                one.revision().ref(),
                                Samples.TENANT,
                                "by " + thread,
                                "{\"by\": " + thread + "}",
                                Samples.at(number)),
                            "",
                            one.keywords(),
                            Optional.empty()));
              });
      assertEquals(1, Collections.frequency(won, true), "winners of revision " + number);
      assertEquals("by " + won.indexOf(true), listing().name());
    }
  }

  @Test
  void aRetiredProfileKeepsItsRevisionsAndComesBack() {
    publish(1);
    assertTrue(listings().retire(ID, true).orElseThrow().retired());
    assertTrue(storage().profiles().find(new ProfileRef(ID, 1)).isPresent());
    assertFalse(listings().retire(ID, false).orElseThrow().retired());
    listings().retire(ID, true);
    publish(2);
    assertFalse(listing().retired(), "a new revision puts it back");
  }

  @Test
  void sharingReplacesTheTenantsNamedBefore() {
    publish(1);
    Sharing friends = Sharing.with(List.of(new TenantId("b"), new TenantId("a")));
    assertEquals(friends, listings().share(ID, friends).orElseThrow().sharing());
    Sharing other = Sharing.with(List.of(new TenantId("c")));
    listings().share(ID, other);
    assertEquals(other, listing().sharing());
    listings().share(ID, Sharing.PUBLIC);
    assertEquals(Sharing.PUBLIC, listing().sharing());
  }
}
