package io.personality.spi.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.model.PlacementId;
import io.personality.spi.ObservingLauncher;
import io.personality.spi.VmSite;
import io.personality.spi.WorkloadSample;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What {@link ObservingLauncher} promises beside what every launcher does. */
public abstract class ObservingLauncherContract extends LauncherContract {

  private ObservingLauncher observing() {
    return (ObservingLauncher) launcher();
  }

  private List<VmSite> sites(long... placements) {
    return LongStream.of(placements).mapToObj(placement -> order(placement).site()).toList();
  }

  private static Set<PlacementId> sampled(List<WorkloadSample> samples) {
    Set<PlacementId> placements =
        samples.stream().map(WorkloadSample::placement).collect(Collectors.toSet());
    assertEquals(placements.size(), samples.size(), "a VM is sampled once");
    return placements;
  }

  @Test
  void samplesWhatRunsOfWhatItIsAskedForAndNothingElse() {
    launcher().launch(order(1));
    launcher().launch(order(2));
    launcher().launch(order(3));
    assertEquals(
        Set.of(Samples.placementId(1), Samples.placementId(3)),
        sampled(observing().samples(sites(1, 3, 4))));
    launcher().withdraw(order(3).site());
    assertEquals(Set.of(Samples.placementId(1)), sampled(observing().samples(sites(1, 3, 4))));
    assertEquals(Set.of(), sampled(observing().samples(sites(4))));
  }

  @Test
  void countsUpward() {
    launcher().launch(order(1));
    WorkloadSample before = observing().samples(sites(1)).get(0);
    WorkloadSample now = observing().samples(sites(1)).get(0);
    assertTrue(now.nanos() - before.nanos() >= 0, "time does not run backwards");
    for (Map.Entry<WorkloadSample.Counter, Long> counted : now.counters().entrySet()) {
      assertTrue(
          counted.getValue() >= before.counters().getOrDefault(counted.getKey(), 0L),
          () -> counted.getKey() + " ran backwards");
    }
  }

  @Test
  void samplesForManyAtOnce() {
    launcher().launch(order(1));
    Race.of(
            thread ->
                observing().samples(sites(1)).stream().map(WorkloadSample::placement).toList())
        .forEach(placements -> assertEquals(List.of(Samples.placementId(1)), placements));
  }
}
