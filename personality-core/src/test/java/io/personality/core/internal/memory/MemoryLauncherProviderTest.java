package io.personality.core.internal.memory;

import io.personality.spi.LauncherProvider;
import io.personality.spi.contract.ProviderContract;

class MemoryLauncherProviderTest extends ProviderContract<LauncherProvider> {
  @Override
  protected Class<LauncherProvider> kind() {
    return LauncherProvider.class;
  }

  @Override
  protected String name() {
    return "memory";
  }
}
