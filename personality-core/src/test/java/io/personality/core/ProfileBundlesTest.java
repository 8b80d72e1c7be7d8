package io.personality.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.InvalidProfileException;
import io.personality.RefusedException;
import io.personality.RefusedException.Reason;
import io.personality.Violation;
import io.personality.core.ProfileBundles.Effect;
import io.personality.core.ProfileBundles.Imported;
import io.personality.model.Actor;
import io.personality.model.ImportedFrom;
import io.personality.model.Level;
import io.personality.model.Profile;
import io.personality.model.ProfileId;
import io.personality.model.ProfileRef;
import io.personality.model.ProfileSearch;
import io.personality.model.Sharing;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Profiles from one library to another. */
class ProfileBundlesTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00.123456789Z");
  private static final ProfileId ID = new ProfileId("fast");
  private static final ProfileId WIDE = new ProfileId("wide");
  private static final Profile FAST =
      Profile.builder("Fast \"memory\" ü")
          .trait("latency_sensitivity", Level.HIGH)
          .metric("memory_bandwidth", 0.1)
          .build();
  private static final Profile OTHER =
      Profile.builder("Wide").metric("network_bandwidth", 1).build();

  private final Personality here = Personality.builder().clock(clock()).build();
  private final Personality there = Personality.builder().clock(clock()).build();
  private final ProfileLibrary from = here.library(Actor.user("ours", "anna"));
  private final ProfileLibrary to = there.library(Actor.user("theirs", "bert"));

  private static Clock clock() {
    return Clock.fixed(NOW, ZoneOffset.UTC);
  }

  @AfterEach
  void close() {
    here.close();
    there.close();
  }

  private byte[] bundle() {
    return from.bundles().write(List.of(ID, WIDE)).getBytes(StandardCharsets.UTF_8);
  }

  private void createBoth() {
    from.create(ID, OTHER);
    from.revise(new ProfileRef(ID, 1), FAST);
    from.create(WIDE, OTHER);
  }

  @Test
  void carriesTheNewestRevisionsAndWhereTheyComeFrom() {
    createBoth();
    assertEquals(
        List.of(
            new Imported(new ProfileRef(ID, 1), Effect.CREATED),
            new Imported(new ProfileRef(WIDE, 1), Effect.CREATED)),
        to.bundles().read(bundle()));
    assertEquals(Optional.of(FAST), to.profile(new ProfileRef(ID, 1)));
    assertEquals(
        Optional.of(new ImportedFrom(new ProfileRef(ID, 2), from.actor().tenant(), NOW)),
        to.find(ID).orElseThrow().importedFrom());
    assertEquals(Sharing.PRIVATE, to.find(ID).orElseThrow().sharing());
    assertEquals("theirs", to.find(ID).orElseThrow().owner().value());
  }

  @Test
  void importsAgainOnlyWhatChanged() {
    createBoth();
    to.bundles().read(bundle());
    from.revise(new ProfileRef(WIDE, 1), FAST);
    assertEquals(
        List.of(
            new Imported(new ProfileRef(ID, 1), Effect.UNCHANGED),
            new Imported(new ProfileRef(WIDE, 2), Effect.REVISED)),
        to.bundles().read(bundle()));
  }

  @Test
  void anIdOfSomebodyElseRefusesTheWholeBundle() {
    createBoth();
    there.library(Actor.user("third", "x")).create(WIDE, OTHER);
    RefusedException refusal =
        assertThrows(RefusedException.class, () -> to.bundles().read(bundle()));
    assertEquals(Reason.TAKEN, refusal.reason());
    assertEquals(List.of(), to.search(ProfileSearch.ALL));
  }

  @Test
  void namesEveryFaultByItsPlaceAndStoresNothing() {
    createBoth();
    String faulty =
        new String(bundle(), StandardCharsets.UTF_8)
            .replace("memory_bandwidth", "memory_bandwith")
            .replace("\"id\": \"wide\"", "\"id\": \"fast\"")
            .replace("\"revision\": 1", "\"revision\": 0")
            .replace("personality-profiles/1", "personality-profiles/2");
    InvalidProfileException refusal =
        assertThrows(
            InvalidProfileException.class,
            () -> to.bundles().read(faulty.getBytes(StandardCharsets.UTF_8)));
    assertEquals(
        List.of(
            "/format",
            "/profiles/0/document/weighted_metrics/memory_bandwith",
            "/profiles/0/sha256",
            "/profiles/1/id",
            "/profiles/1/revision"),
        refusal.violations().stream().map(Violation::pointer).toList());
    assertEquals(List.of(), to.search(ProfileSearch.ALL));
  }

  @Test
  void refusesWhatIsNoBundle() {
    for (String text : List.of("", "[]", "{}", "null", "{\"profiles\": 3}", "\u0000")) {
      assertThrows(
          InvalidProfileException.class,
          () -> to.bundles().read(text.getBytes(StandardCharsets.UTF_8)),
          text);
    }
    byte[] large = " ".repeat(17 << 20).getBytes(StandardCharsets.UTF_8);
    InvalidProfileException refusal =
        assertThrows(InvalidProfileException.class, () -> to.bundles().read(large));
    assertTrue(refusal.getMessage().contains("at most 16777216"), refusal.getMessage());
    assertThrows(IllegalArgumentException.class, () -> from.bundles().write(List.of()));
  }

  @Test
  void aChangedDocumentIsTakenWhereItsHashIsRemoved() {
    createBoth();
    String changed =
        new String(bundle(), StandardCharsets.UTF_8)
            .replace("\"Wide\"", "\"Wider\"")
            .replaceAll("\"sha256\": \"[0-9a-f]+\",", "");
    to.bundles().read(changed.getBytes(StandardCharsets.UTF_8));
    assertEquals("Wider", to.find(WIDE).orElseThrow().name());
  }
}
