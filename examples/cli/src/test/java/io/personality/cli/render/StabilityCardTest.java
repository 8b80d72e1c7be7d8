package io.personality.cli.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.personality.model.Basis;
import io.personality.model.HostId;
import io.personality.model.TermGroup;
import io.personality.model.WeightRange;
import io.personality.model.WeightRange.Limit;
import io.personality.model.WeightStability;
import java.util.List;
import org.junit.jupiter.api.Test;

class StabilityCardTest {
  private static final HostId BEST = new HostId("rack1-u07");
  private static final Limit ANY = new Limit.Any();
  private static final Limit LATE = new Limit.NotDetermined();

  private static Limit at(double weight, String rival) {
    return new Limit.At(weight, new HostId(rival));
  }

  private static WeightRange range(String term, double weight, Limit below, Limit above) {
    return new WeightRange(term, TermGroup.METRICS, weight, below, above);
  }

  @Test
  void aLineForEachWeight() {
    WeightStability stability =
        new WeightStability(
            BEST,
            List.of(
                range("memory_bandwidth", 0.8, at(0.31, "a"), at(1.9, "aws/x8aedz.metal")),
                range("memory_latency", 1, ANY, ANY),
                range("network_latency", 1, at(0.25, "b"), ANY),
                range("storage_iops", 1, ANY, at(12_345, "a-host-with-quite-a-long-name")),
                range("wakeup_jitter", 1, LATE, LATE),
                range("storage_latency", 1, LATE, at(2, "c")),
                range("crypto", 1, ANY, LATE)),
            new Basis(1, "00ff", "0.1.0"));
    assertEquals(
        """
        The winner, rack1-u07, stays the winner for
          memory_bandwidth  between 0.31 and 1.9 (now 0.8)
              below that a, above that aws/x8aedz.metal
          memory_latency    any (now 1)
          network_latency   from 0.25 (now 1)  below that b
          storage_iops      up to 12,345 (now 1)
              above that a-host-with-quite-a-long-name
          wakeup_jitter     not determined in time (now 1)
          storage_latency   up to 2, below not determined in time (now 1)
              above that c
          crypto            any below, above not determined in time (now 1)
        """,
        new StabilityCard(new Look(70, true, false)).render(stability, BEST));
  }
}
