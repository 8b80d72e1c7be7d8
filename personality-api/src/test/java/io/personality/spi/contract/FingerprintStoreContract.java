package io.personality.spi.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.personality.model.HostId;
import io.personality.spi.FingerprintStore;
import io.personality.spi.FingerprintStore.Stored;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What {@link FingerprintStore} promises. */
public abstract class FingerprintStoreContract extends StoreContract {
  private static final HostId ID = Samples.hostId(1);

  private FingerprintStore fingerprints() {
    return storage().fingerprints();
  }

  @Test
  void isEmptyAtFirst() {
    assertEquals(Optional.empty(), fingerprints().newest(ID));
    assertEquals(List.of(), fingerprints().newestOfAll());
    assertEquals(List.of(), fingerprints().history(ID, 10));
  }

  @Test
  void countsRevisionsByHost() {
    String document = "{\"host\": \"\u00e4\"}\n";
    assertEquals(
        new Stored(ID, 1, document, Samples.at(1)),
        fingerprints().append(ID, document, Samples.at(1)));
    assertEquals(2, fingerprints().append(ID, document, Samples.at(2)).revision());
    assertEquals(1, fingerprints().append(Samples.hostId(2), document, Samples.at(3)).revision());
    assertEquals(
        Optional.of(new Stored(ID, 2, document, Samples.at(2))), fingerprints().newest(ID));
  }

  @Test
  void givesTheHistoryNewestFirst() {
    for (int i = 1; i <= 5; i++) {
      fingerprints().append(ID, "{\"i\": " + i + "}", Samples.at(i));
    }
    assertEquals(
        List.of(
            new Stored(ID, 5, "{\"i\": 5}", Samples.at(5)),
            new Stored(ID, 4, "{\"i\": 4}", Samples.at(4))),
        fingerprints().history(ID, 2));
    assertEquals(
        List.of(5L, 4L, 3L, 2L, 1L),
        fingerprints().history(ID, 100).stream().map(Stored::revision).toList());
  }

  @Test
  void refusesALimitBelowOne() {
    assertThrows(IllegalArgumentException.class, () -> fingerprints().history(ID, 0));
  }

  @Test
  void ordersByRevisionWhateverTheClocksSaid() {
    fingerprints().append(ID, "{}", Samples.at(100));
    fingerprints().append(ID, "{\"late\": true}", Samples.at(1));
    assertEquals("{\"late\": true}", fingerprints().newest(ID).orElseThrow().document());
  }

  @Test
  void givesTheNewestOfEveryHostById() {
    for (int host : new int[] {3, 1, 2, 1}) {
      fingerprints().append(Samples.hostId(host), "{}", Samples.at(host));
    }
    assertEquals(
        List.of(
            new Stored(Samples.hostId(1), 2, "{}", Samples.at(1)),
            new Stored(Samples.hostId(2), 1, "{}", Samples.at(2)),
            new Stored(Samples.hostId(3), 1, "{}", Samples.at(3))),
        fingerprints().newestOfAll());
  }

  @Test
  void givesNoRevisionTwice() {
    int rounds = 20;
    List<List<Long>> given =
        Race.of(
            thread ->
                LongStream.range(0, rounds)
                    .map(i -> fingerprints().append(ID, "{}", Samples.at(i)).revision())
                    .boxed()
                    .toList());
    List<Long> all = given.stream().flatMap(List::stream).sorted().toList();
    assertEquals(LongStream.rangeClosed(1, (long) Race.THREADS * rounds).boxed().toList(), all);
    assertEquals((long) Race.THREADS * rounds, fingerprints().newest(ID).orElseThrow().revision());
  }
}
