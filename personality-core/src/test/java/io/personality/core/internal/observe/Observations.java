package io.personality.core.internal.observe;

import io.personality.model.HostId;
import io.personality.model.WorkloadObservation;
import io.personality.model.WorkloadObservation.Memory;
import io.personality.spi.WorkloadSample;
import io.personality.spi.contract.Samples;
import java.util.Map;
import java.util.OptionalInt;

/** Observations to test with. */
final class Observations {
  private Observations() {}

  /** The first of a placement of that number, of which nothing is known. */
  static WorkloadObservation of(long number, HostId host) {
    WorkloadSample sample =
        new WorkloadSample(
            Samples.placementId(number), 0, OptionalInt.empty(), Map.of(), Memory.UNKNOWN);
    return Rates.of(null, sample, host, Samples.START);
  }
}
