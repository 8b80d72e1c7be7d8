package io.personality.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.ConfigurationException;
import io.personality.LaunchException;
import io.personality.PersonalityException;
import io.personality.PluginException;
import io.personality.model.Capacity;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.HostId;
import io.personality.model.Provenance;
import io.personality.model.Reading;
import io.personality.model.Value;
import io.personality.spi.Configuration;
import io.personality.spi.Fingerprinter;
import io.personality.spi.FingerprinterProvider;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintersTest {
  private static final FeatureName SIGNATURE = new FeatureName("processor_signature");
  private static final FeatureName GENERATION = new FeatureName("processor_generation");

  @TempDir private Path folder;

  /** Takes the fingerprint that its settings ask for. */
  public static final class Told implements FingerprinterProvider {
    /** For the service loader. */
    public Told() {}

    @Override
    public String name() {
      return "told";
    }

    @Override
    public Fingerprinter create(Configuration configuration) {
      configuration.allowing("say");
      return measure -> taken(configuration.text("say").orElse(""), measure);
    }

    private static Fingerprint taken(String what, boolean measure) {
      return switch (what) {
        case "unreachable" -> throw new LaunchException("nobody answers");
        case "broken" -> throw new IllegalStateException("oh");
        case "misfit" -> of(new FeatureName("processor_cores"), "a text");
        case "stranger" -> of(new FeatureName("colour"), "green");
        default -> of(SIGNATURE, measure ? "AuthenticAMD 25/1/1" : "GenuineIntel 6/106/6");
      };
    }

    private static Fingerprint of(FeatureName feature, String text) {
      return Fingerprint.of(
          new HostId("h"),
          Capacity.of(4, 4_096),
          Map.of(feature, Reading.of(text, Provenance.DECLARED, "test")));
    }
  }

  private Fingerprint taken(String say, boolean measure) throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(
        services.resolve(FingerprinterProvider.class.getName()), Told.class.getName());
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
      thread.setContextClassLoader(loader);
      try (Personality personality = Personality.builder().build()) {
        return personality.fleet().takenBy("told", Map.of("say", say), measure);
      }
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static String generation(Fingerprint taken) {
    return ((Value.Text) ((Reading.Known) taken.reading(GENERATION)).value()).text();
  }

  @Test
  void aPlugInsFingerprintGetsWhatTheCatalogueKnowsOfItsProcessor() throws IOException {
    assertEquals("3rd Gen Xeon Scalable", generation(taken("", false)));
    assertEquals("3rd Gen EPYC", generation(taken("", true)));
  }

  @Test
  void faultsAreThoseOfThisLibrary() {
    assertThrows(LaunchException.class, () -> taken("unreachable", false));
    PersonalityException broken = assertThrows(PluginException.class, () -> taken("broken", false));
    assertTrue(broken.getMessage().contains("\"told\""), broken.getMessage());
    for (String misfit : new String[] {"misfit", "stranger"}) {
      PluginException refused =
          assertThrows(PluginException.class, () -> taken(misfit, false), misfit);
      assertTrue(refused.getMessage().contains("does not fit the catalogue"), misfit);
    }
  }

  @Test
  void anUnknownOneIsRefusedWithThoseThatAreKnown() {
    try (Personality personality = Personality.builder().build()) {
      ConfigurationException refused =
          assertThrows(
              ConfigurationException.class,
              () -> personality.fleet().takenBy("nobody", Map.of(), false));
      assertTrue(refused.getMessage().contains("linux"), refused.getMessage());
    }
  }
}
