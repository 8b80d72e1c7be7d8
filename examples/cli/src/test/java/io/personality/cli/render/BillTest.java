package io.personality.cli.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class BillTest {
  @Test
  void everyTermWithItsReasonAndSubtotals() {
    assertEquals(
        """
        aws/m8i.metal-96xl   0.62   0.58-0.73, 85 % known
                                      credit weight  adds
          metrics                                     0.375 of 0.500
            floating_point_performance  0.88 x 0.400 = 0.350
              7.5 GFLOP/s; measured 3 d ago
            network_latency             0.25 x 0.100 = 0.025
              unknown (not probed) → 0.00 to 1.00
          preferences                                 0.120 of 0.300
            memory_type                 1.00 x 0.120 = 0.120
              DDR5, asked DDR5; declared
            accelerators                0.00 x 0.180 = 0.000
              none, asked GPU - NVIDIA A100; declared
          traits                                      0.125 of 0.200
            latency_sensitivity         0.63 x 0.200 = 0.125
              0.75 memory_latency 98 ns; declared
              0.25 wakeup_jitter unknown (not reported) → 0.00 to 1.00
          total                                       0.620 of 1.000
        """,
        new Bill(Look.PIPED, Samples.NOW).render(Samples.metal()));
  }

  @Test
  void widerTerminalsPutTheReasonBeside() {
    String page = new Bill(new Look(120, false, false), Samples.NOW).render(Samples.metal());
    assertTrue(page.contains("0.25 x 0.100 = 0.025  unknown (not probed) -> 0.00 to 1.00\n"), page);
  }

  @Test
  void shownContributionsAddUp() {
    // A third each rounds to 0.333 three times: one of them has to give way.
    int[] parts = Apportioned.thousandths(List.of(1 / 3.0, 1 / 3.0, 1 / 3.0));
    assertArrayEquals(new int[] {334, 333, 333}, parts);
    assertArrayEquals(new int[] {0, 1}, Apportioned.thousandths(List.of(0.0004, 0.0007)));
    assertArrayEquals(new int[] {}, Apportioned.thousandths(List.of()));
  }
}
