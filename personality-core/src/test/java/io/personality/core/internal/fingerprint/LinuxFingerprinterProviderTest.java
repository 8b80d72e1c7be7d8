package io.personality.core.internal.fingerprint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.ConfigurationException;
import io.personality.model.Fingerprint;
import io.personality.spi.Configuration;
import io.personality.spi.FingerprinterProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxFingerprinterProviderTest {
  private static FingerprinterProvider provider() {
    return ServiceLoader.load(FingerprinterProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> provider.name().equals("linux"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void readsCapturedFiles(@TempDir Path folder) throws Exception {
    FixtureTree.bareMetal(folder);
    Configuration settings =
        new Configuration("test", Map.of("from", folder.toString(), "host", "rack/one"));
    Fingerprint f = provider().create(settings).fingerprint(true);
    assertEquals("rack/one", f.host().value());
    assertEquals(4, f.capacity().vcpus());
    assertTrue(f.probe().startsWith("personality"));
  }

  @Test
  void refusesSettingsThatCannotBeUsed(@TempDir Path folder) {
    for (Map<String, String> settings :
        List.of(
            Map.of("form", "x"),
            Map.of("from", folder.resolve("missing").toString()),
            Map.of("from", "a\u0000b"),
            Map.of("host", " "),
            Map.of("core-seconds", "0"))) {
      assertThrows(
          ConfigurationException.class,
          () -> provider().create(new Configuration("test", settings)),
          settings::toString);
    }
  }
}
