package io.personality.carbon;

import io.personality.model.FeatureDefinition.Scale;
import io.personality.model.Host;
import io.personality.spi.MetricDeclaration;
import java.time.Clock;
import java.time.ZoneOffset;

/** What both forms share. */
final class CarbonIntensity {
  /**
   * The ends of the scale are about those of national averages, and an unknown region counts as
   * worse than the world's average of about 480: Ember, Global Electricity Review 2024.
   */
  static final MetricDeclaration METRIC =
      MetricDeclaration.of(
              "carbon_intensity",
              "gCO2/kWh",
              "Carbon dioxide that the electricity of the host's region stands for at this hour",
              new Scale(800, 30, true))
          .unknownAs(600);

  private static final String LABEL = "region";

  private CarbonIntensity() {}

  /** The region that a host is labelled with; empty where it is not. */
  static String region(Host host) {
    return host.fingerprint().labels().getOrDefault(LABEL, "");
  }

  /** The hour of the day, from 0 to 23, in UTC. */
  static int hour(Clock clock) {
    return clock.instant().atOffset(ZoneOffset.UTC).getHour();
  }
}
