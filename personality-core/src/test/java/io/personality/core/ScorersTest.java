package io.personality.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.ConfigurationException;
import io.personality.core.internal.plugin.Plugins;
import io.personality.model.FeatureName;
import io.personality.spi.Configuration;
import io.personality.spi.MetricDeclaration;
import io.personality.spi.Scorer;
import io.personality.spi.ScorerProvider;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScorersTest {
  private static final FeatureName LUCK = new FeatureName("luck");

  @TempDir Path folder;

  private static Scorer scorer(String metric, String description) {
    return Scorer.perHost(MetricDeclaration.ofCredits(metric, description), (p, host) -> 1);
  }

  /** Contributes luck, of the colour that its settings give. */
  public static final class Lucky implements ScorerProvider {
    @Override
    public String name() {
      return "lucky";
    }

    @Override
    public Scorer create(Configuration configuration) {
      return scorer("luck", configuration.text("colour").orElse("no colour"));
    }
  }

  /** Contributes luck too. */
  public static final class LuckyToo implements ScorerProvider {
    @Override
    public String name() {
      return "lucky-too";
    }

    @Override
    public Scorer create(Configuration configuration) {
      return scorer("luck", "too");
    }
  }

  /** Fails to make a scorer. */
  public static final class Silent implements ScorerProvider {
    @Override
    public String name() {
      return "silent";
    }

    @Override
    public Scorer create(Configuration configuration) {
      return scorer(null, "nameless");
    }
  }

  /** Makes a scorer that cannot say what it contributes. */
  public static final class Mumbling implements ScorerProvider {
    @Override
    public String name() {
      return "mumbling";
    }

    @Override
    public Scorer create(Configuration configuration) {
      return Scorer.perHost(null, (profile, host) -> 1);
    }
  }

  private Plugins with(Class<?>... providers) throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(
        services.resolve(ScorerProvider.class.getName()),
        Arrays.stream(providers).map(Class::getName).collect(Collectors.joining("\n")));
    return new Plugins(
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader()));
  }

  private static Scorers scorers() {
    return new Scorers(name -> name.value().equals("taken"));
  }

  private static void assertRefused(Runnable call, String... parts) {
    ConfigurationException refused = assertThrows(ConfigurationException.class, call::run);
    for (String part : parts) {
      assertTrue(refused.getMessage().contains(part), part + " in: " + refused.getMessage());
    }
  }

  private static String description(Scorers scorers) {
    assertEquals(Set.of(LUCK), scorers.byMetric().keySet());
    return scorers.byMetric().get(LUCK).metric().description();
  }

  @Test
  void takesThoseThatAreFound() throws IOException {
    Scorers scorers = scorers();
    scorers.addFound(with(Lucky.class), Set.of());
    assertEquals("no colour", description(scorers));
  }

  @Test
  void givesSettingsToTheNamedOneAndMakesItOnce() throws IOException {
    Plugins plugins = with(Lucky.class, LuckyToo.class);
    Scorers scorers = scorers();
    scorers.addNamed(plugins, Map.of("lucky", Map.of("colour", "green")));
    scorers.addFound(plugins, Set.of("lucky"));
    assertEquals("green", description(scorers));
  }

  @Test
  void anObjectBeatsWhatIsFound() throws IOException {
    Scorers scorers = scorers();
    scorers.add(scorer("luck", "mine"));
    scorers.addFound(with(Lucky.class, LuckyToo.class), Set.of());
    assertEquals("mine", description(scorers));
  }

  @Test
  void aTieIsRefusedWithTheNames() throws IOException {
    Plugins plugins = with(Lucky.class, LuckyToo.class);
    assertRefused(
        () -> scorers().addFound(plugins, Set.of()), "\"lucky\"", "\"lucky-too\"", " luck");
    Scorers asked = scorers();
    asked.add(scorer("luck", "mine"));
    assertRefused(
        () -> asked.addNamed(plugins, Map.of("lucky", Map.of())), "\"lucky\"", "metric luck");
  }

  @Test
  void aNameOfTheCatalogueIsRefused() {
    assertRefused(() -> scorers().add(scorer("taken", "mine")), "taken", "the catalogue has");
  }

  @Test
  void oneThatDeclaresNothingIsSkippedUnlessItIsAskedFor() throws IOException {
    Plugins plugins = with(Silent.class, Mumbling.class, Lucky.class);
    Scorers found = scorers();
    found.addFound(plugins, Set.of());
    assertEquals("no colour", description(found));
    assertRefused(() -> scorers().addNamed(plugins, Map.of("silent", Map.of())), "\"silent\"");
    assertRefused(() -> scorers().addNamed(plugins, Map.of("mumbling", Map.of())), "\"mumbling\"");
  }
}
