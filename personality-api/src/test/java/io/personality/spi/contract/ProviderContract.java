package io.personality.spi.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.ConfigurationException;
import io.personality.spi.Configuration;
import io.personality.spi.Provider;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/**
 * What {@link Provider} promises.
 *
 * @param <P> the kind of provider, such as {@link io.personality.spi.StorageProvider}
 */
public abstract class ProviderContract<P extends Provider<?>> {

  /** The kind of provider. */
  protected abstract Class<P> kind();

  /** The name under which it is to be found. */
  protected abstract String name();

  private List<P> found() {
    return ServiceLoader.load(kind()).stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> provider.name().equals(name()))
        .toList();
  }

  @Test
  void isFoundOnce() {
    assertEquals(1, found().size(), "providers named " + name());
  }

  @Test
  void hasANameInLowerKebabCase() {
    assertTrue(name().matches("[a-z][a-z0-9]*(-[a-z0-9]+)*"), name());
  }

  @Test
  void alwaysSaysTheSameOfItself() {
    P one = found().get(0);
    P other = found().get(0);
    assertEquals(one.name(), other.name());
    assertEquals(one.priority(), other.priority());
  }

  @Test
  void refusesUnknownSettingsByName() {
    Configuration unknown = new Configuration(name(), Map.of("no-such-setting", "1"));
    ConfigurationException refused =
        assertThrows(ConfigurationException.class, () -> found().get(0).create(unknown));
    assertTrue(refused.getMessage().contains("no-such-setting"), refused.getMessage());
  }
}
