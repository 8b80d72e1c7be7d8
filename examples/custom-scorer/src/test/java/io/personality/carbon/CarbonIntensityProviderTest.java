package io.personality.carbon;

import io.personality.spi.ScorerProvider;
import io.personality.spi.contract.ProviderContract;

class CarbonIntensityProviderTest extends ProviderContract<ScorerProvider> {
  @Override
  protected Class<ScorerProvider> kind() {
    return ScorerProvider.class;
  }

  @Override
  protected String name() {
    return "carbon-intensity";
  }
}
