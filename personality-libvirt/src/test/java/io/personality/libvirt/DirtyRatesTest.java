package io.personality.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class DirtyRatesTest {
  private static final Map<String, Object> NOT_STARTED =
      Map.of("dirtyrate.calc_status", 0L, "dirtyrate.calc_start_time", 0L);
  private static final Map<String, Object> MEASURING =
      Map.of("dirtyrate.calc_status", 1L, "dirtyrate.calc_start_time", 90L);

  private final DirtyRates rates = new DirtyRates();

  private static Map<String, Object> measured(long begun, long rate) {
    return Map.of(
        "dirtyrate.calc_status",
        2L,
        "dirtyrate.calc_start_time",
        begun,
        "dirtyrate.megabytes_per_second",
        rate);
  }

  @Test
  void aRateIsToldOnceItIsMeasured() {
    assertEquals(OptionalDouble.empty(), rates.take("a", NOT_STARTED));
    assertEquals(OptionalDouble.empty(), rates.take("a", MEASURING));
    assertEquals(OptionalDouble.of(7), rates.take("a", measured(90, 7)));
    assertEquals(OptionalDouble.empty(), rates.take("a", measured(90, 7)));
    assertEquals(OptionalDouble.of(0), rates.take("a", measured(120, 0)));
  }

  @Test
  void oneThatWasThereBeforeIsNotTold() {
    assertEquals(OptionalDouble.empty(), rates.take("a", measured(90, 7)));
    assertEquals(OptionalDouble.empty(), rates.take("a", measured(90, 7)));
    assertEquals(OptionalDouble.empty(), rates.take("b", measured(90, 7)));
    assertEquals(OptionalDouble.of(8), rates.take("a", measured(130, 8)));
  }

  @Test
  void whatCannotBeMeasuredIsNotTold() {
    assertEquals(OptionalDouble.empty(), rates.take("a", Map.of()));
    assertEquals(OptionalDouble.empty(), rates.take("a", measured(90, -1)));
    assertEquals(OptionalDouble.empty(), rates.take("a", Map.of("dirtyrate.calc_status", 2L)));
  }
}
