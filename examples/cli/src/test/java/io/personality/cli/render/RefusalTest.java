package io.personality.cli.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.model.Diagnosis;
import io.personality.model.Diagnosis.Counterfactual;
import io.personality.model.Diagnosis.Relaxation;
import io.personality.model.Diagnosis.RequirementCount;
import io.personality.model.Diagnosis.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalTest {
  private static final Diagnosis DIAGNOSIS =
      new Diagnosis(
          2403,
          List.of(
              new RequirementCount("room for 4 vCPUs and 8,192 MiB", 12, 2391, 0),
              new RequirementCount("processor_flags has all of avx512f", 1190, 1201, 0),
              new RequirementCount("memory_bandwidth at least 200 GB/s", 2400, 3, 14),
              new RequirementCount(
                  "processor_manufacturer one of Intel, AMD and others that make it long",
                  2400,
                  0,
                  0)),
          List.of(
              new Counterfactual(
                  List.of(
                      new Relaxation(
                          Target.PROFILE,
                          "replace",
                          "/requirements/1/at_least",
                          "180",
                          "memory_bandwidth at least 180 GB/s")),
                  3,
                  0.79,
                  true),
              new Counterfactual(
                  List.of(
                      new Relaxation(
                          Target.FLEET,
                          "measure",
                          "memory_bandwidth",
                          "",
                          "find out memory_bandwidth on 1 host")),
                  1,
                  0.66,
                  false)));

  @Test
  void whatEachRequirementLeavesAndTheWaysOut() {
    assertEquals(
        """
          2,403 hosts
            → room for 4 vCPUs and 8,192 MiB                  2,391 left
            → processor_flags has all of avx512f              1,201 left
            → memory_bandwidth at least 200 GB/s                  3 left (unknown on 14)
            → processor_manufacturer one of Intel, AMD
              and others that make it long                        0 left

          Closest ways out:
            memory_bandwidth at least 180 GB/s    3 hosts, best 0.79
            find out memory_bandwidth on 1 host   up to 1 host, best 0.66
        """,
        new Refusal(Look.PIPED).render(DIAGNOSIS));
  }

  @Test
  void plainAsciiWhereArrowsCannotBeShown() {
    String page = new Refusal(new Look(80, false, false)).render(DIAGNOSIS);
    assertTrue(page.chars().allMatch(c -> c < 128), page);
  }

  @Test
  void anEmptyFleetSaysWhatToRun() {
    assertEquals(
        "  the fleet is empty; make a fingerprint with: ./personality fingerprint --format json\n",
        new Refusal(Look.PIPED).render(new Diagnosis(0, List.of(), List.of())));
  }
}
