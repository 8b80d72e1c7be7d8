package io.personality.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.personality.InvalidProfileException;
import io.personality.PlacementRequest;
import io.personality.Violation;
import io.personality.core.Personality;
import io.personality.core.ProfileLibrary;
import io.personality.model.Listing;
import io.personality.model.Profile;
import io.personality.model.ProfileId;
import io.personality.model.ProfileRef;
import io.personality.model.RankBy;
import io.personality.model.Selection;
import io.personality.service.body.VmRequest;
import java.util.List;
import java.util.Optional;

/** Turns what is asked over the wire into what the engine is asked. <i>Thread-safe.</i> */
record VmRequests(Personality personality) {

  /**
   * A request with its profile.
   *
   * @param profile what hosts are scored by
   * @param builder what the engine is asked, without a key
   */
  record Asked(Profile profile, PlacementRequest.Builder builder) {}

  /** What somebody asks. */
  Asked read(VmRequest asked, Caller caller) {
    Subject subject = subject(asked.profile(), personality.library(caller.actor()));
    PlacementRequest.Terms usual = PlacementRequest.Terms.DEFAULT;
    PlacementRequest.Terms terms =
        new PlacementRequest.Terms(
            asked.selection() == null
                ? usual.selection()
                : Requests.choice(Selection.class, "selection", asked.selection()),
            asked.rank() == null
                ? usual.rankBy()
                : Requests.choice(RankBy.class, "rank", asked.rank()),
            asked.minimumSimilarity() == null ? 0 : asked.minimumSimilarity(),
            usual.maxAttempts());
    PlacementRequest.Builder builder =
        subject
            .request()
            .resources(
                asked.vcpus() == null ? 1 : asked.vcpus(),
                asked.memoryMib() == null ? 1024 : asked.memoryMib())
            .terms(terms)
            .guest(guest(asked))
            .tenant(caller.actor().tenant().value());
    return new Asked(subject.profile(), builder);
  }

  private static PlacementRequest.Guest guest(VmRequest asked) {
    return new PlacementRequest.Guest(
        asked.name() == null ? "" : asked.name(),
        asked.image() == null ? "" : asked.image(),
        List.of(),
        List.of());
  }

  /** The profile asked for, and a request that begins with it. */
  private record Subject(Profile profile, PlacementRequest.Builder request) {}

  private Subject subject(JsonNode profile, ProfileLibrary library) {
    if (profile != null && profile.isTextual()) {
      ProfileRef ref = ref(profile.textValue(), library);
      Profile kept = library.profile(ref).orElseThrow(() -> missing(profile.textValue()));
      return new Subject(kept, PlacementRequest.of(ref));
    }
    if (profile == null || !profile.isObject()) {
      throw Refusal.faulty(
          "Invalid request",
          List.of(
              new Violation(
                  "/profile",
                  "not a profile",
                  "a document, or the name of a kept profile, such as \"calm-database\"")));
    }
    try {
      Profile given = personality.profiles().read(Bodies.document(profile));
      return new Subject(given, PlacementRequest.of(given));
    } catch (InvalidProfileException e) {
      throw Refusal.faulty(
          "Invalid profile",
          e.violations().stream()
              .map(
                  fault ->
                      new Violation("/profile" + fault.pointer(), fault.message(), fault.remedy()))
              .toList());
    }
  }

  private static ProfileRef ref(String text, ProfileLibrary library) {
    int at = text.indexOf('@');
    if (at >= 0) {
      int revision = Requests.number("the revision of profile", text.substring(at + 1));
      return new ProfileRef(new ProfileId(text.substring(0, at)), revision);
    }
    Optional<Listing> listing = library.find(new ProfileId(text));
    return listing.orElseThrow(() -> missing(text)).newest();
  }

  private static Refusal missing(String name) {
    return Refusal.notFound("profile \"" + name + "\" that you may see");
  }
}
