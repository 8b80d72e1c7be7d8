package io.personality.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.personality.model.WorkloadObservation.Memory;
import io.personality.spi.WorkloadSample;
import io.personality.spi.WorkloadSample.Counter;
import io.personality.spi.contract.Samples;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DomainCountersTest {
  private static WorkloadSample sample(Map<String, Object> statistics) {
    return new DomainCounters(statistics).sample(Samples.placementId(1), 5, OptionalDouble.empty());
  }

  @Test
  void whatIsNotToldIsNotThere() {
    WorkloadSample sample = sample(Map.of("state.state", 1L));
    assertEquals(OptionalInt.empty(), sample.vcpus());
    assertEquals(Map.of(), sample.counters());
    assertEquals(Memory.UNKNOWN, sample.memory());
  }

  @Test
  void addsUpVcpusWhoseNumbersHaveGaps() {
    WorkloadSample sample =
        sample(
            Map.of(
                "vcpu.current", 2L,
                "vcpu.maximum", 4L,
                "vcpu.0.time", 10L,
                "vcpu.3.time", 5L,
                "vcpu.0.delay", 2L,
                "vcpu.3.delay", 1L,
                "vcpu.0.wait", 200L,
                "vcpu.3.wait", 100L));
    assertEquals(OptionalInt.of(2), sample.vcpus());
    assertEquals(Map.of(Counter.VCPU_NANOS, 15L, Counter.STEAL_NANOS, 3L), sample.counters());
  }

  @Test
  void takesTheOtherNameOfDelayWhereThatIsAllThereIs() {
    assertEquals(
        Map.of(Counter.STEAL_NANOS, 7L),
        sample(Map.of("vcpu.current", 1L, "vcpu.0.wait", 7L)).counters());
  }

  @Test
  void aSumWithoutOneOfItsPartsIsNone() {
    assertEquals(
        Map.of(Counter.DISK_READS, 3L),
        sample(
                Map.of(
                    "block.count", 2L,
                    "block.0.rd.reqs", 1L,
                    "block.1.rd.reqs", 2L,
                    "block.0.rd.bytes", 512L))
            .counters());
    assertEquals(Map.of(), sample(Map.of("net.count", 1L, "net.0.rx.bytes", -1L)).counters());
    assertEquals(
        Map.of(),
        sample(
                Map.of(
                    "net.count", 2L,
                    "net.0.rx.bytes", Long.MAX_VALUE,
                    "net.1.rx.bytes", Long.MAX_VALUE))
            .counters());
  }

  @Test
  void memoryIsInMib() {
    assertEquals(
        new Memory(OptionalDouble.of(1.5), OptionalDouble.of(192), OptionalDouble.empty()),
        sample(Map.of("balloon.rss", 1_536L, "balloon.current", 196_608L)).memory());
  }
}
