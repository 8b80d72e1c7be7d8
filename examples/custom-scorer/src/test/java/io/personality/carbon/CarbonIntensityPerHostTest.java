package io.personality.carbon;

import io.personality.model.Host;
import io.personality.spi.Scorer;
import io.personality.spi.contract.ScorerContract;
import java.util.List;

class CarbonIntensityPerHostTest extends ScorerContract {
  @Override
  protected Scorer scorer() {
    return CarbonIntensityPerHost.of(IntensityTable.example(), Regions.at(13));
  }

  @Override
  protected List<Host> hosts() {
    return Regions.hosts();
  }
}
