package io.personality.core.internal.ledger;

import io.personality.InvalidFingerprintException;
import io.personality.core.internal.json.DaySummaryText;
import io.personality.core.internal.json.FingerprintReader;
import io.personality.model.DaySummary;
import io.personality.spi.FingerprintStore;
import io.personality.spi.FingerprintStore.Day;
import io.personality.spi.FingerprintStore.Stored;
import io.personality.spi.FingerprintStore.Summary;
import io.personality.spi.Storage;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets go of the past: fingerprints become summaries of days, old decisions are forgotten.
 *
 * <p><i>Thread-safe.</i> Several engines may do so at once; each day is summed up by one of them. A
 * fingerprint goes only when it had been replaced for as long as decisions are kept, so that
 * whatever was decided by it is forgotten before.
 */
public final class Retention {
  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
  private static final int MOST_DAYS = 100_000;

  private final Storage storage;
  private final FingerprintReader reader;
  private final DaySummaryText texts;
  private final Clock clock;
  private final Duration kept;

  /** Keeps everything for so long, in whole days. */
  public Retention(
      Storage storage, FingerprintReader reader, DaySummaryText texts, Clock clock, Duration kept) {
    this.storage = storage;
    this.reader = reader;
    this.texts = texts;
    this.clock = clock;
    this.kept = kept;
  }

  /** Lets go of what is too old by now. */
  public void run() {
    LocalDate before = LocalDate.ofInstant(clock.instant().minus(kept), ZoneOffset.UTC);
    storage.decisions().forget(before.atStartOfDay(ZoneOffset.UTC).toInstant());
    for (Day day : storage.fingerprints().replacedBefore(before, MOST_DAYS)) {
      try {
        fold(day, before);
      } catch (InvalidFingerprintException e) {
        LOG.warn(
            "Fingerprints of host {} of {} stay as they are: {}",
            day.host(),
            day.date(),
            e.getMessage());
      }
    }
  }

  private void fold(Day day, LocalDate before) {
    FingerprintStore store = storage.fingerprints();
    List<Stored> replaced = store.replacedBefore(before, day);
    Optional<DaySummary> sum =
        store.summary(day).map(earlier -> texts.read(day.date(), earlier.document()));
    for (Stored stored : replaced) {
      DaySummary one = DaySummary.of(day.date(), reader.read(stored.document()), stored.revision());
      sum = Optional.of(sum.map(so -> so.plus(one)).orElse(one));
    }
    if (sum.isPresent() && !replaced.isEmpty()) {
      Summary summary = new Summary(day, texts.write(sum.get()));
      boolean isFolded = store.fold(summary, replaced.stream().map(Stored::revision).toList());
      LOG.debug(
          "host {} of {}: {} fingerprints summed up: {}",
          day.host(),
          day.date(),
          replaced.size(),
          isFolded);
    }
  }
}
