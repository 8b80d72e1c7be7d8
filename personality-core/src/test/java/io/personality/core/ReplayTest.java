package io.personality.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.PlacementRequest;
import io.personality.PlacementResult.Placed;
import io.personality.Replay;
import io.personality.StorageException;
import io.personality.core.internal.memory.MemoryStorage;
import io.personality.model.Capacity;
import io.personality.model.DaySummary;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.HostId;
import io.personality.model.PlacementId;
import io.personality.model.Profile;
import io.personality.model.Provenance;
import io.personality.model.Reading;
import io.personality.spi.FingerprintStore;
import io.personality.spi.MetricDeclaration;
import io.personality.spi.Scorer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decisions made again, and how long they can be. */
class ReplayTest {
  private static final FeatureName BANDWIDTH = new FeatureName("memory_bandwidth");
  private static final HostId HOST = new HostId("host");
  private static final Profile FAST_MEMORY =
      Profile.builder("Fast memory").metric("memory_bandwidth", 1).build();

  /** A clock that is set by hand. */
  private static final class SetClock extends Clock {
    private Instant now = Instant.parse("2026-01-01T10:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new IllegalArgumentException("always UTC");
    }
  }

  private final SetClock clock = new SetClock();
  private final MemoryStorage storage = new MemoryStorage();

  private PersonalityBuilder builder() {
    return Personality.builder()
        .storage(storage)
        .launcher("memory", Map.of())
        .keepDecisions(true)
        .clock(clock);
  }

  private static void report(Personality engine, double bandwidth) {
    engine
        .fleet()
        .report(
            Fingerprint.of(
                HOST,
                Capacity.of(64, 65_536),
                Map.of(BANDWIDTH, Reading.of(bandwidth, Provenance.MEASURED, "test"))));
  }

  private static PlacementId place(Personality engine) {
    return assertInstanceOf(Placed.class, engine.place(PlacementRequest.of(FAST_MEMORY).build()))
        .placement()
        .id();
  }

  @Test
  void tellsWhatDiffersWhereTheCatalogueIsAnother(@TempDir Path folder) throws IOException {
    PlacementId id;
    try (Personality engine = builder().build()) {
      report(engine, 20);
      id = place(engine);
    }
    Path overlay = folder.resolve("overlay.json");
    Files.writeString(
        overlay,
        "{\"features\": [{\"name\": \"rack_speed\", \"kind\": \"metric\", \"description\": \"ours\","
            + " \"unit\": \"GB/s\", \"worst\": 1, \"best\": 2, \"if_unknown\": 1,"
            + " \"source\": \"our fleet\"}]}",
        StandardCharsets.UTF_8);
    try (Personality other = builder().catalogueOverlay(overlay).build()) {
      Replay replay = other.replay(id);
      assertTrue(replay.isSame());
      assertEquals(1, replay.differences().size());
      assertTrue(replay.differences().get(0).startsWith("the catalogue was "));
    }
  }

  @Test
  void tellsWhatDiffersWhereAScorerIsAnother() {
    Profile profile = Profile.builder("Mine").metric("mine", 1).build();
    PlacementId id;
    try (Personality engine =
        builder()
            .scorer(
                Scorer.perHost(MetricDeclaration.ofCredits("mine", "Ours"), (asked, host) -> 0.25))
            .build()) {
      report(engine, 20);
      id =
          assertInstanceOf(Placed.class, engine.place(PlacementRequest.of(profile).build()))
              .placement()
              .id();
    }
    try (Personality other =
        builder()
            .scorer(
                Scorer.perHost(MetricDeclaration.ofCredits("mine", "Ours"), (asked, host) -> 0.75))
            .build()) {
      Replay replay = other.replay(id);
      assertFalse(replay.isSame());
      assertTrue(replay.differences().get(0).startsWith("candidate 1 was "));
    }
  }

  @Test
  void refusesWhatIsNotOnRecord() {
    try (Personality engine = builder().build()) {
      assertThrows(
          IllegalArgumentException.class, () -> engine.replay(new PlacementId(new UUID(1, 1))));
      assertThrows(IllegalArgumentException.class, () -> engine.decisions(0));
    }
  }

  @Test
  void keepsNothingInMemoryUnlessAsked() {
    try (Personality engine =
        Personality.builder().storage(storage).launcher("memory", Map.of()).build()) {
      report(engine, 20);
      place(engine);
      assertEquals(List.of(), engine.decisions(10));
    }
  }

  @Test
  void namesTheFingerprintThatIsGone() {
    MemoryStorage small = new MemoryStorage(1);
    try (Personality engine = builder().storage(small).build()) {
      report(engine, 20);
      PlacementId id = place(engine);
      report(engine, 30);
      String message = assertThrows(StorageException.class, () -> engine.replay(id)).getMessage();
      assertTrue(message.contains("fingerprint 1 of host host"), message);
    }
  }

  @Test
  void keepsWhatDecisionsNeedAndSumsUpTheRest() {
    try (Personality engine = builder().keepHistory(Duration.ofDays(10)).build()) {
      report(engine, 20);
      clock.now = clock.now.plusSeconds(3_600);
      report(engine, 40);
      PlacementId id = place(engine);
      clock.now = clock.now.plus(Duration.ofDays(4));
      report(engine, 60);

      clock.now = clock.now.plus(Duration.ofDays(9));
      engine.fleet().sumUp();
      // The second one was the newest until nine days ago.
      assertEquals(List.of(3L, 2L), revisions(engine));
      DaySummary first = engine.fleet().summaries(HOST, 10).get(0);
      assertEquals(LocalDate.of(2026, 1, 1), first.date());
      assertEquals(new DaySummary.Range(1, 20, 20, 20), first.numbers().get(BANDWIDTH));

      clock.now = clock.now.plus(Duration.ofDays(2));
      engine.fleet().sumUp();
      assertEquals(List.of(3L), revisions(engine));
      DaySummary whole = engine.fleet().summaries(HOST, 10).get(0);
      assertEquals(new DaySummary.Range(2, 30, 20, 40), whole.numbers().get(BANDWIDTH));
      assertEquals(2, whole.lastRevision());
      assertEquals(Reading.of(40.0, Provenance.MEASURED, "test"), whole.last().reading(BANDWIDTH));
      assertThrows(IllegalArgumentException.class, () -> engine.replay(id));
    }
  }

  private static List<Long> revisions(Personality engine) {
    return engine.fleet().history(HOST, 10).stream()
        .map(FingerprintStore.Stored::revision)
        .toList();
  }

  @Test
  void refusesToKeepHistoryForLessThanADay() {
    assertThrows(IllegalArgumentException.class, () -> builder().keepHistory(Duration.ofHours(23)));
  }
}
