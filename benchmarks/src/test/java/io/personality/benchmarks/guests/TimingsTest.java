package io.personality.benchmarks.guests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.benchmarks.guests.Timings.Arm;
import io.personality.benchmarks.report.Row;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TimingsTest {
  private static final List<String> TUNED =
      List.of(
          "GUEST-WORK integers 90 ms",
          "GUEST-WORK integers 1000 ms",
          "GUEST-WORK integers 80 ms",
          "GUEST-WORK memory 60 ms",
          "GUEST-WORK timers 50 ms");
  private static final List<String> UNTUNED =
      List.of("GUEST-WORK integers 180 ms", "GUEST-WORK memory 50 ms", "GUEST-WORK timers 0 ms");

  private static Timings both() {
    Timings timings = new Timings();
    assertEquals(5, timings.add(Arm.TUNED, TUNED));
    assertEquals(3, timings.add(Arm.UNTUNED, UNTUNED));
    return timings;
  }

  @Test
  void aGuestOfTheProcessorIsComparedByTheMedians() {
    List<Row> rows = both().rows("kvm");
    Row integers = rows.get(0);
    assertEquals("tuned_integers", integers.goal().name());
    assertEquals(OptionalDouble.of(0.5), integers.value());
    assertTrue(integers.holds());
    assertTrue(integers.detail().contains("type kvm: medians 90 ms of 3 tuned"), integers.detail());
    assertEquals(OptionalDouble.of(1.2), rows.get(1).value());
    assertFalse(rows.get(1).holds(), "tuned is slower than the noise");
    assertTrue(rows.get(2).value().isEmpty(), "nothing is divided by nothing");
  }

  @Test
  void aTranslatedGuestSaysNothingAboutSpeed() {
    for (Row row : both().rows("qemu")) {
      assertTrue(row.value().isEmpty(), row::toString);
      assertFalse(row.holds());
      assertTrue(row.detail().contains("TCG"), row.detail());
      assertTrue(row.detail().contains("type qemu: medians"), row.detail());
    }
  }

  @Test
  void linesThatAreCutOrOfOtherWorkAreNotTaken() {
    Timings timings = new Timings();
    assertEquals(
        0, timings.add(Arm.TUNED, List.of("GUEST-WORK integers 9", "GUEST-WORK flights 9 ms", "")));
    assertTrue(timings.rows("kvm").get(0).detail().contains("did none of it"));
  }
}
