package io.personality.carbon;

import io.personality.model.Host;
import io.personality.spi.Scorer;
import io.personality.spi.contract.ScorerContract;
import java.util.List;

class CarbonIntensityBlocksTest extends ScorerContract {
  @Override
  protected Scorer scorer() {
    return new CarbonIntensityBlocks(IntensityTable.example(), Regions.at(13));
  }

  @Override
  protected List<Host> hosts() {
    return Regions.hosts();
  }
}
