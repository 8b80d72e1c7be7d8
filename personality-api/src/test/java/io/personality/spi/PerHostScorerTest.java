package io.personality.spi;

import io.personality.model.FeatureName;
import io.personality.model.Reading;
import io.personality.model.Value;
import io.personality.spi.contract.ScorerContract;

class PerHostScorerTest extends ScorerContract {
  @Override
  protected Scorer scorer() {
    FeatureName bandwidth = new FeatureName("memory_bandwidth");
    return Scorer.perHost(
        new MetricDeclaration(new FeatureName("roominess"), "GB/s", "Bandwidth to spare"),
        (profile, host) ->
            host.fingerprint().reading(bandwidth) instanceof Reading.Known known
                    && known.value() instanceof Value.Number number
                ? Math.min(1, number.number() / 17)
                : 0);
  }
}
