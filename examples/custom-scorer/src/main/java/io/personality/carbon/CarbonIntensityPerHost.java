package io.personality.carbon;

import static io.personality.carbon.CarbonIntensity.METRIC;
import static io.personality.carbon.CarbonIntensity.hour;
import static io.personality.carbon.CarbonIntensity.region;

import io.personality.spi.HostScorer;
import io.personality.spi.Scorer;
import java.time.Clock;

/** The easy form: functions of one host. */
public final class CarbonIntensityPerHost {
  private CarbonIntensityPerHost() {}

  /** A scorer by the table, at the hour that the clock shows when a request comes. */
  public static Scorer of(IntensityTable table, Clock clock) {
    return Scorer.perRequest(
        METRIC,
        profile -> {
          int now = hour(clock);
          return HostScorer.where(
              (asked, host) -> table.has(region(host)),
              (asked, host) -> table.grams(region(host), now));
        });
  }
}
