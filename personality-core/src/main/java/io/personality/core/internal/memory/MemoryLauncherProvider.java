package io.personality.core.internal.memory;

import io.personality.ConfigurationException;
import io.personality.model.HostId;
import io.personality.spi.Configuration;
import io.personality.spi.HypervisorLauncher;
import io.personality.spi.LauncherProvider;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes {@link MemoryLauncher}, named {@code memory}. <i>Thread-safe.</i> */
public final class MemoryLauncherProvider implements LauncherProvider {
  private static final String FAIL_HOSTS = "fail-hosts";
  private static final String UNREACHABLE_HOSTS = "unreachable-hosts";

  @Override
  public String name() {
    return "memory";
  }

  /** Stands back for any other launcher that somebody has put on the class path. */
  @Override
  public int priority() {
    return -100;
  }

  /**
   * Makes a launcher. Both settings are host ids between commas: launches on {@code fail-hosts}
   * fail, and {@code unreachable-hosts} start what they are told but never answer.
   */
  @Override
  public HypervisorLauncher create(Configuration configuration) {
    configuration.allowing(FAIL_HOSTS, UNREACHABLE_HOSTS);
    return new MemoryLauncher(
        hosts(configuration, FAIL_HOSTS), hosts(configuration, UNREACHABLE_HOSTS));
  }

  private static Set<HostId> hosts(Configuration configuration, String key) {
    try {
      return Arrays.stream(configuration.text(key).orElse("").split(","))
          .filter(text -> !text.isBlank())
          .map(text -> new HostId(text.trim()))
          .collect(Collectors.toSet());
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(
          configuration.owner() + ": " + key + " must be host ids between commas", e);
    }
  }
}
