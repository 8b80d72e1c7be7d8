package io.personality.core.internal.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.model.WorkloadObservation;
import io.personality.model.WorkloadObservation.Disk;
import io.personality.model.WorkloadObservation.Memory;
import io.personality.model.WorkloadObservation.Network;
import io.personality.model.WorkloadObservation.Processor;
import io.personality.spi.WorkloadSample;
import io.personality.spi.WorkloadSample.Counter;
import io.personality.spi.contract.Samples;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is counted, what is made of it lies in its range, and is there only where it can be. */
class RatesProperties {
  private static final List<Counter> SHARES = List.of(Counter.VCPU_NANOS, Counter.STEAL_NANOS);

  @Provide
  Arbitrary<WorkloadSample> samples() {
    Arbitrary<Long> value =
        Arbitraries.oneOf(
            Arbitraries.longs().between(0, Long.MAX_VALUE),
            Arbitraries.longs().between(0, 100),
            Arbitraries.just(Long.MAX_VALUE));
    Arbitrary<Map<Counter, Long>> counters = Arbitraries.maps(Arbitraries.of(Counter.class), value);
    Arbitrary<Long> nanos =
        Arbitraries.oneOf(Arbitraries.longs(), Arbitraries.longs().between(-3, 3));
    Arbitrary<OptionalInt> vcpus =
        Arbitraries.oneOf(
            Arbitraries.just(OptionalInt.empty()),
            Arbitraries.integers().between(1, 3).map(OptionalInt::of));
    return Combinators.combine(nanos, vcpus, counters)
        .as(
            (moment, count, counted) ->
                new WorkloadSample(Samples.placementId(1), moment, count, counted, Memory.UNKNOWN));
  }

  private static Stream<OptionalDouble> rates(WorkloadObservation seen) {
    return Stream.of(
            seen.disk().read(),
            seen.disk().written(),
            seen.network().received(),
            seen.network().sent())
        .flatMap(flow -> Stream.of(flow.bytesPerSecond(), flow.perSecond()));
  }

  private static WorkloadObservation between(WorkloadSample before, WorkloadSample now) {
    return Rates.of(before, now, Samples.hostId(1), Samples.START);
  }

  @Property
  void whatIsThereLiesInItsRange(
      @ForAll("samples") WorkloadSample before, @ForAll("samples") WorkloadSample now) {
    WorkloadObservation seen = between(before, now); // its own checks refuse what does not
    rates(seen).forEach(rate -> rate.ifPresent(value -> assertTrue(Double.isFinite(value))));
    assertFalse(seen.interval().isNegative());
  }

  @Property
  void aCounterThatGoesBackLeavesNothingToBeMadeOfAny(
      @ForAll("samples") WorkloadSample before, @ForAll("samples") WorkloadSample now) {
    boolean goesBack =
        now.counters().entrySet().stream()
            .anyMatch(
                one ->
                    before.counters().getOrDefault(one.getKey(), Long.MIN_VALUE) > one.getValue());
    if (goesBack) {
      assertNothing(between(before, now));
    }
  }

  @Property
  void theFirstSampleHasNoRates(@ForAll("samples") WorkloadSample now) {
    assertNothing(Rates.of(null, now, Samples.hostId(1), Samples.START));
  }

  private static void assertNothing(WorkloadObservation seen) {
    assertEquals(Duration.ZERO, seen.interval());
    assertEquals(Processor.UNKNOWN, seen.processor());
    assertEquals(Disk.UNKNOWN, seen.disk());
    assertEquals(Network.UNKNOWN, seen.network());
  }

  /** Growth that is chosen comes out as it was chosen, and what one sample lacks is left out. */
  @Property
  void growthOverTimeComesOut(
      @ForAll("samples") WorkloadSample before,
      @ForAll("samples") WorkloadSample other,
      @ForAll long seed) {
    long grown = Math.floorMod(seed, 2_000_000_000L);
    Map<Counter, Long> counters = new EnumMap<>(Counter.class);
    other
        .counters()
        .forEach(
            (counter, value) -> {
              long from = Math.min(before.counters().getOrDefault(counter, 0L), 1L << 50);
              counters.put(counter, from + grown);
            });
    Map<Counter, Long> bounded = new EnumMap<>(Counter.class);
    before.counters().forEach((counter, value) -> bounded.put(counter, Math.min(value, 1L << 50)));
    WorkloadObservation seen = between(at(0, bounded), at(2_000_000_000L, counters));
    assertEquals(Duration.ofSeconds(2), seen.interval());
    for (Counter counter : Counter.values()) {
      boolean known = bounded.containsKey(counter) && counters.containsKey(counter);
      double expected =
          SHARES.contains(counter) ? Math.min(1, grown / (2.0 * 2_000_000_000L)) : grown / 2.0;
      assertEquals(known ? OptionalDouble.of(expected) : OptionalDouble.empty(), of(counter, seen));
    }
  }

  private static WorkloadSample at(long nanos, Map<Counter, Long> counters) {
    return new WorkloadSample(
        Samples.placementId(1), nanos, OptionalInt.of(2), counters, Memory.UNKNOWN);
  }

  private static OptionalDouble of(Counter counter, WorkloadObservation seen) {
    return switch (counter) {
      case VCPU_NANOS -> seen.processor().busy();
      case STEAL_NANOS -> seen.processor().steal();
      case DISK_READ_BYTES -> seen.disk().read().bytesPerSecond();
      case DISK_READS -> seen.disk().read().perSecond();
      case DISK_WRITTEN_BYTES -> seen.disk().written().bytesPerSecond();
      case DISK_WRITES -> seen.disk().written().perSecond();
      case RECEIVED_BYTES -> seen.network().received().bytesPerSecond();
      case RECEIVED_PACKETS -> seen.network().received().perSecond();
      case SENT_BYTES -> seen.network().sent().bytesPerSecond();
      case SENT_PACKETS -> seen.network().sent().perSecond();
    };
  }
}
