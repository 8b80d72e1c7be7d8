package io.personality.core.internal.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.personality.model.WorkloadObservation;
import io.personality.model.WorkloadObservation.Memory;
import io.personality.model.WorkloadObservation.Processor;
import io.personality.spi.WorkloadSample;
import io.personality.spi.WorkloadSample.Counter;
import io.personality.spi.contract.Samples;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RatesTest {
  private static final long SECOND = 1_000_000_000;

  private static WorkloadSample sample(long seconds, int vcpus, long ranNanos) {
    return new WorkloadSample(
        Samples.placementId(1),
        seconds * SECOND,
        OptionalInt.of(vcpus),
        Map.of(Counter.VCPU_NANOS, ranNanos),
        new Memory(OptionalDouble.of(200), OptionalDouble.empty(), OptionalDouble.of(3)));
  }

  private static WorkloadObservation between(WorkloadSample before, WorkloadSample now) {
    return Rates.of(before, now, Samples.hostId(1), Samples.START);
  }

  @Test
  void aShareIsOfAllVcpus() {
    WorkloadObservation seen = between(sample(10, 4, 0), sample(20, 4, 30 * SECOND));
    assertEquals(OptionalDouble.of(0.75), seen.processor().busy());
    assertEquals(OptionalDouble.empty(), seen.processor().steal());
  }

  @Test
  void aVcpuThatSeemsToRunForLongerThanTheTimeIsBusyAllTheTime() {
    assertEquals(
        OptionalDouble.of(1),
        between(sample(0, 1, 0), sample(1, 1, SECOND + 10_000_000)).processor().busy());
  }

  @Test
  void sharesAreNotKnownWhereVcpusWerePluggedInMeanwhile() {
    assertEquals(Processor.UNKNOWN, between(sample(0, 1, 0), sample(1, 2, SECOND)).processor());
  }

  @Test
  void memoryIsThatOfTheLaterSampleWhateverTheCounters() {
    WorkloadSample now = sample(1, 1, 5);
    assertEquals(now.memory(), between(sample(0, 1, 9), now).memory());
    assertEquals(now.memory(), Rates.of(null, now, Samples.hostId(1), Samples.START).memory());
  }
}
