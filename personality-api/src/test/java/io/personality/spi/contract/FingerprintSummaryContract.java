package io.personality.spi.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.model.HostId;
import io.personality.spi.FingerprintStore;
import io.personality.spi.FingerprintStore.Day;
import io.personality.spi.FingerprintStore.Stored;
import io.personality.spi.FingerprintStore.Summary;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link FingerprintStore} promises of days whose fingerprints are summed up. */
public abstract class FingerprintSummaryContract extends StoreContract {
  private static final HostId ID = Samples.hostId(1);
  private static final LocalDate DATE = LocalDate.of(2026, 11, 24);
  private static final Day DAY = new Day(ID, DATE);
  private static final Instant MIDNIGHT = Instant.parse("2026-11-25T00:00:00Z");

  private FingerprintStore fingerprints() {
    return storage().fingerprints();
  }

  /** Three on the day, the last one just before it ends, and one as the next day begins. */
  @BeforeEach
  void append() {
    fingerprints().append(ID, "{\"i\": 1}", Instant.parse("2026-11-24T00:00:00Z"));
    fingerprints().append(ID, "{\"i\": 2}", Samples.at(0));
    fingerprints().append(ID, "{\"i\": 3}", MIDNIGHT.minusNanos(1_000));
    fingerprints().append(ID, "{\"i\": 4}", MIDNIGHT);
  }

  private static List<Long> revisions(List<Stored> stored) {
    return stored.stream().map(Stored::revision).toList();
  }

  @Test
  void givesTheFingerprintsOfADayThatOthersFollowed() {
    LocalDate late = DATE.plusDays(9);
    assertEquals(List.of(1L, 2L, 3L), revisions(fingerprints().replacedBefore(late, DAY)));
    // The third one was the newest until midnight.
    assertEquals(List.of(1L, 2L), revisions(fingerprints().replacedBefore(DATE.plusDays(1), DAY)));
    assertEquals(List.of(), fingerprints().replacedBefore(DATE, DAY));
    assertEquals(List.of(), fingerprints().replacedBefore(late, new Day(ID, DATE.plusDays(1))));
    assertEquals(List.of(), fingerprints().replacedBefore(late, new Day(Samples.hostId(2), DATE)));
  }

  @Test
  void givesFingerprintsByRevision() {
    fingerprints().append(Samples.hostId(2), "{}", Samples.at(9));
    assertEquals(
        Set.of(
            new Stored(ID, 2, "{\"i\": 2}", Samples.at(0)),
            new Stored(Samples.hostId(2), 1, "{}", Samples.at(9))),
        new HashSet<>(
            fingerprints()
                .atRevisions(Map.of(ID, 2L, Samples.hostId(2), 1L, Samples.hostId(3), 1L))));
    assertEquals(List.of(), fingerprints().atRevisions(Map.of(ID, 5L)));
    assertEquals(List.of(), fingerprints().atRevisions(Map.of()));
  }

  @Test
  void findsTheDaysOfWhatOthersFollowed() {
    assertEquals(List.of(DAY), fingerprints().replacedBefore(DATE.plusDays(9), 10));
    assertEquals(List.of(), fingerprints().replacedBefore(DATE, 10));
    fingerprints().append(Samples.hostId(2), "{}", Samples.at(9));
    assertEquals(List.of(DAY), fingerprints().replacedBefore(DATE.plusDays(9), 10));
    fingerprints().append(Samples.hostId(2), "{}", MIDNIGHT.plusSeconds(9));
    assertEquals(List.of(DAY), fingerprints().replacedBefore(DATE.plusDays(1), 10));
    assertEquals(2, fingerprints().replacedBefore(DATE.plusDays(2), 10).size());
    assertEquals(1, fingerprints().replacedBefore(DATE.plusDays(2), 1).size());
  }

  @Test
  void putsASummaryInTheirPlace() {
    Summary summary = new Summary(DAY, "{\"sum\": \"\u00e4\"}");
    assertTrue(fingerprints().fold(summary, List.of(1L, 2L)));
    assertEquals(List.of(4L, 3L), revisions(fingerprints().history(ID, 10)));
    assertEquals(Optional.of(summary), fingerprints().summary(DAY));
    Summary whole = new Summary(DAY, "{\"sum\": 2}");
    assertTrue(fingerprints().fold(whole, List.of(3L)));
    assertEquals(List.of(whole), fingerprints().summaries(ID, 10));
    assertEquals(5, fingerprints().append(ID, "{}", MIDNIGHT).revision());
  }

  @Test
  void leavesAllAsItIsWhereOneIsGone() {
    assertTrue(fingerprints().fold(new Summary(DAY, "{\"sum\": 1}"), List.of(1L)));
    assertFalse(fingerprints().fold(new Summary(DAY, "{\"sum\": 2}"), List.of(1L, 2L)));
    assertEquals(List.of(4L, 3L, 2L), revisions(fingerprints().history(ID, 10)));
    assertEquals("{\"sum\": 1}", fingerprints().summary(DAY).orElseThrow().document());
  }

  @Test
  void neverLosesTheNewest() {
    Day next = new Day(ID, DATE.plusDays(1));
    assertFalse(fingerprints().fold(new Summary(next, "{}"), List.of(4L)));
    assertEquals(4, fingerprints().newest(ID).orElseThrow().revision());
    assertEquals(Optional.empty(), fingerprints().summary(next));
    assertFalse(
        fingerprints().fold(new Summary(new Day(Samples.hostId(9), DATE), "{}"), List.of(1L)));
  }

  @Test
  void listsSummariesNewestDayFirst() {
    fingerprints().append(ID, "{\"i\": 5}", MIDNIGHT.plusSeconds(100_000));
    fingerprints().fold(new Summary(DAY, "{}"), List.of(1L, 2L, 3L));
    Summary later = new Summary(new Day(ID, DATE.plusDays(1)), "{}");
    fingerprints().fold(later, List.of(4L));
    assertEquals(List.of(later, new Summary(DAY, "{}")), fingerprints().summaries(ID, 10));
    assertEquals(List.of(later), fingerprints().summaries(ID, 1));
    assertEquals(List.of(), fingerprints().summaries(Samples.hostId(9), 1));
    assertThrows(IllegalArgumentException.class, () -> fingerprints().summaries(ID, 0));
    assertThrows(IllegalArgumentException.class, () -> fingerprints().replacedBefore(DATE, 0));
  }
}
