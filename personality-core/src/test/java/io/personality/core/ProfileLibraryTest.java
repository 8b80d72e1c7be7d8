package io.personality.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.InvalidProfileException;
import io.personality.PlacementRequest;
import io.personality.PlacementResult.Placed;
import io.personality.RefusedException;
import io.personality.RefusedException.Reason;
import io.personality.model.Actor;
import io.personality.model.Asked;
import io.personality.model.Capacity;
import io.personality.model.Condition;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.HostId;
import io.personality.model.Impact;
import io.personality.model.Level;
import io.personality.model.Listing;
import io.personality.model.Placement;
import io.personality.model.PlacementId;
import io.personality.model.Profile;
import io.personality.model.ProfileId;
import io.personality.model.ProfileRef;
import io.personality.model.ProfileSearch;
import io.personality.model.Provenance;
import io.personality.model.Reading;
import io.personality.model.Role;
import io.personality.model.Sharing;
import io.personality.model.TenantId;
import io.personality.model.TraitName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The profile database as actors see it. */
class ProfileLibraryTest {
  private static final ProfileId ID = new ProfileId("fast");
  private static final Profile FAST =
      Profile.builder("Fast memory")
          .description("In-memory databases")
          .prefer("memory_type", "DDR5")
          .trait("latency_sensitivity", Level.HIGH)
          .metric("memory_bandwidth", 1)
          .build();
  private static final Profile FASTER =
      Profile.builder("Faster memory").metric("memory_bandwidth", 2).build();
  private static final Actor ANNA = Actor.user("ours", "anna");
  private static final Actor BERT = Actor.user("theirs", "bert");

  private final Personality personality = Personality.builder().build();
  private final ProfileLibrary ours = personality.library(ANNA);
  private final ProfileLibrary theirs = personality.library(BERT);

  @AfterEach
  void close() {
    personality.close();
  }

  private static void refused(Reason reason, Executable call) {
    RefusedException refusal = assertThrows(RefusedException.class, call);
    assertEquals(reason, refusal.reason(), refusal.getMessage());
  }

  private static List<ProfileId> ids(List<Listing> listings) {
    return listings.stream().map(Listing::id).toList();
  }

  @Test
  void everyRevisionStaysReadable() {
    ProfileRef first = ours.create(ID, FAST);
    ProfileRef second = ours.revise(first, FASTER);
    assertEquals(new ProfileRef(ID, 2), second);
    assertEquals(Optional.of(FAST), ours.profile(first));
    assertEquals(Optional.of(FASTER), ours.profile(second));
    assertEquals(Optional.empty(), ours.profile(new ProfileRef(ID, 3)));
    assertEquals("Faster memory", ours.find(ID).orElseThrow().name());
  }

  @Test
  void aStaleBaseIsRefused() {
    ProfileRef first = ours.create(ID, FAST);
    ours.revise(first, FASTER);
    refused(
        Reason.STALE,
        () -> ours.revise(first, Profile.builder("X").metric("memory_bandwidth", 1).build()));
    refused(Reason.STALE, () -> ours.revise(new ProfileRef(ID, 7), FAST));
    assertEquals(2, ours.find(ID).orElseThrow().newest().revision());
    assertEquals(
        new ProfileRef(ID, 2), ours.revise(first, FASTER), "the very same may be repeated");
  }

  @Test
  void aTakenIdIsRefused() {
    ours.create(ID, FAST);
    refused(Reason.TAKEN, () -> ours.create(ID, FASTER));
    refused(Reason.TAKEN, () -> theirs.create(ID, FAST));
    assertEquals(new ProfileRef(ID, 1), ours.create(ID, FAST), "the very same may be repeated");
  }

  @Test
  void whatDoesNotCompileIsNotStored() {
    Profile unknown = Profile.builder("X").metric("memory_bandwith", 1).build();
    assertThrows(InvalidProfileException.class, () -> ours.create(ID, unknown));
    assertEquals(Optional.empty(), ours.find(ID));
    ProfileRef first = ours.create(ID, FAST);
    assertThrows(InvalidProfileException.class, () -> ours.revise(first, unknown));
  }

  @Test
  void whatIsPrivateIsNotThereForOthers() {
    ProfileRef ref = ours.create(ID, FAST);
    assertEquals(Optional.empty(), theirs.find(ID));
    assertEquals(Optional.empty(), theirs.profile(ref));
    assertEquals(List.of(), theirs.search(ProfileSearch.ALL));
    refused(Reason.NOT_FOUND, () -> theirs.rate(ID, 5));
    refused(Reason.NOT_FOUND, () -> theirs.share(ID, Sharing.PUBLIC));
    refused(Reason.NOT_FOUND, () -> theirs.revise(ref, FASTER));
    refused(Reason.NOT_FOUND, () -> theirs.bundles().write(List.of(ID)));
    refused(Reason.NOT_FOUND, () -> personality.library(BERT.in(Role.EXPERT)).curate(ID, true));
    assertTrue(personality.library(BERT.in(Role.ADMIN)).find(ID).isPresent());
  }

  @Test
  void othersReadAndRateWhatIsSharedButDoNotChangeIt() {
    ProfileRef ref = ours.create(ID, FAST);
    ours.share(ID, Sharing.with(List.of(BERT.tenant())));
    assertEquals(Optional.of(FAST), theirs.profile(ref));
    assertEquals(new Listing.Votes(1, 4), theirs.rate(ID, 4).votes());
    refused(Reason.NOT_ALLOWED, () -> theirs.revise(ref, FASTER));
    refused(Reason.NOT_ALLOWED, () -> theirs.share(ID, Sharing.PUBLIC));
    refused(Reason.NOT_ALLOWED, () -> theirs.retire(ID, true));
    refused(Reason.NOT_ALLOWED, () -> theirs.impact(ID, FASTER));
    assertEquals(Optional.empty(), personality.library(Actor.user("strangers", "x")).find(ID));
  }

  @Test
  void onlyExpertsVouch() {
    ours.create(ID, FAST);
    refused(Reason.NOT_ALLOWED, () -> ours.curate(ID, true));
    assertTrue(personality.library(ANNA.in(Role.EXPERT)).curate(ID, true).curated());
  }

  @Test
  void votesLieInBounds() {
    ours.create(ID, FAST);
    assertThrows(IllegalArgumentException.class, () -> ours.rate(ID, 0));
    assertThrows(IllegalArgumentException.class, () -> ours.rate(ID, 6));
    ours.rate(ID, 1);
    assertEquals(new Listing.Votes(1, 5), ours.rate(ID, 5).votes());
  }

  @Test
  void votesAloneDoNotPutAProfileFirst() {
    ours.create(ID, FAST);
    ProfileId other = new ProfileId("proven");
    ours.create(other, FASTER);
    for (int voter = 0; voter < 1_000; voter++) {
      personality.library(Actor.user("ours", "voter " + voter)).rate(ID, 5);
    }
    personality.fleet().report(host("a", 100));
    for (int i = 0; i < 60; i++) {
      Placement placement = place(PlacementRequest.of(new ProfileRef(other, 1)));
      ours.recordOutcome(placement.id(), 1);
    }
    ours.rate(other, 4);
    assertEquals(List.of(other, ID), ids(ours.search(ProfileSearch.ALL)));
  }

  @Test
  void isFoundByWhatItSaysAndAsks() {
    ours.create(ID, FAST);
    ours.create(new ProfileId("other"), FASTER);
    assertEquals(List.of(ID), ids(ours.search(ProfileSearch.ALL.text("DATABASE"))));
    assertEquals(List.of(ID), ids(ours.search(ProfileSearch.ALL.text("memory, ddr5!"))));
    assertEquals(2, ours.search(ProfileSearch.ALL.text("fast")).size());
    assertEquals(
        List.of(ID),
        ids(
            ours.search(
                ProfileSearch.ALL.trait(
                    new TraitName("latency_sensitivity"), Optional.of(Level.HIGH)))));
    assertEquals(
        2, ours.search(ProfileSearch.ALL.metric(new FeatureName("memory_bandwidth"))).size());
    assertEquals(List.of(), ours.search(ProfileSearch.ALL.text("%;'")));
    assertThrows(
        IllegalArgumentException.class,
        () -> ours.search(ProfileSearch.ALL.text("a b c d e f g h i j k l m n o p q")));
  }

  @Test
  void aRetiredProfileServesWhatRunsByIt() {
    ProfileRef ref = ours.create(ID, FAST);
    personality.fleet().report(host("a", 100));
    Placement placement = place(PlacementRequest.of(ref));
    ours.retire(ID, true);
    assertEquals(List.of(), ours.search(ProfileSearch.ALL));
    assertEquals(ref, personality.placement(placement.id()).orElseThrow().profile());
    assertTrue(personality.similarity(placement.id()).current().isPresent());
  }

  @Test
  void startersArePublicAndCuratedAndStayAsTheyBecome() {
    ProfileLibrary expert =
        personality.library(new Actor(new TenantId("curators"), "x", Role.EXPERT));
    expert.addStarters();
    assertEquals(
        StarterProfiles.ids().size(),
        theirs.search(ProfileSearch.ALL.limit(ProfileSearch.MOST)).size());
    expert.curate(StarterProfiles.ids().get(0), false);
    expert.addStarters();
    assertFalse(theirs.find(StarterProfiles.ids().get(0)).orElseThrow().curated());
    refused(Reason.NOT_ALLOWED, () -> theirs.curate(StarterProfiles.ids().get(0), true));
  }

  private static Fingerprint host(String id, double bandwidth) {
    return Fingerprint.of(
        new HostId(id),
        Capacity.of(64, 65_536),
        Map.of(
            new FeatureName("memory_bandwidth"),
            Reading.of(bandwidth, Provenance.MEASURED, "test")));
  }

  private static Fingerprint host(String id, double bandwidth, double latency) {
    return Fingerprint.of(
        new HostId(id),
        Capacity.of(64, 65_536),
        Map.of(
            new FeatureName("memory_bandwidth"),
            Reading.of(bandwidth, Provenance.MEASURED, "test"),
            new FeatureName("memory_latency"),
            Reading.of(latency, Provenance.MEASURED, "test")));
  }

  private Placement place(PlacementRequest.Builder request) {
    return assertInstanceOf(
            Placed.class, personality.place(request.tenant("ours").resources(1, 1).build()))
        .placement();
  }

  @Test
  void impactTellsWhoWouldBeElsewhere() {
    personality.fleet().report(host("slow", 20));
    ProfileRef ref = ours.create(ID, FASTER);
    Placement placement = place(PlacementRequest.of(ref));
    assertEquals(0, ours.impact(ID, FASTER).choosingAnother());
    personality.fleet().report(host("wide", 200));

    Impact same = ours.impact(ID, FASTER);
    assertEquals(1, same.changes().size());
    Impact.Change unchanged = same.changes().get(0);
    assertEquals(placement.id(), unchanged.placement());
    assertEquals(new HostId("wide"), unchanged.choiceNow(), "the present one would move too");
    assertEquals(0, unchanged.shift());
    assertEquals(0, same.choosingAnother());

    personality.fleet().report(host("quick", 10, 55));
    Impact moved = ours.impact(ID, Profile.builder("Quick").metric("memory_latency", 1).build());
    assertEquals(1, moved.choosingAnother());
    assertEquals(new HostId("quick"), moved.changes().get(0).choiceThen());
    assertEquals(0, moved.unfit());
    assertTrue(moved.changes().get(0).shift() != 0);
  }

  @Test
  void impactTellsWhatTheNewRevisionRefuses() {
    personality.fleet().report(host("slow", 20));
    ProfileRef ref = ours.create(ID, FAST);
    place(PlacementRequest.of(ref));
    Profile demanding =
        Profile.builder("Demanding")
            .require("memory_bandwidth", new Condition.AtLeast(new Asked.Number(100, "")))
            .metric("memory_bandwidth", 1)
            .build();
    Impact nowhere = ours.impact(ID, demanding);
    assertEquals(1, nowhere.unfit());
    assertEquals(0, nowhere.choosingAnother(), "there is no other");
    personality.fleet().report(host("wide", 200));
    Impact impact = ours.impact(ID, demanding);
    assertEquals(1, impact.unfit());
    assertEquals(new HostId("wide"), impact.changes().get(0).choiceThen());
    assertTrue(impact.meanShift() < 1);
  }

  @Test
  void outcomesAreSaidOfOnesOwnPlacementsOnly() {
    personality.fleet().report(host("a", 100));
    ProfileRef ref = ours.create(ID, FAST);
    Placement placement = place(PlacementRequest.of(ref));
    refused(Reason.NOT_FOUND, () -> theirs.recordOutcome(placement.id(), 1));
    refused(Reason.NOT_FOUND, () -> ours.recordOutcome(new PlacementId(UUID.randomUUID()), 1));
    assertThrows(IllegalArgumentException.class, () -> ours.recordOutcome(placement.id(), 1.5));
    double half = placement.decision().promised().expected() / 2;
    assertEquals(
        Optional.of(new Listing.Outcomes(1, 500_000)),
        ours.recordOutcome(placement.id(), half).map(Listing::outcomes));
    Placement given = place(PlacementRequest.of(FASTER));
    assertEquals(Optional.empty(), ours.recordOutcome(given.id(), 1), "not in the library");
  }
}
