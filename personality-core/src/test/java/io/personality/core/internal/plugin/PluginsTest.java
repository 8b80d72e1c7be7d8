package io.personality.core.internal.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.ConfigurationException;
import io.personality.LaunchException;
import io.personality.core.internal.memory.MemoryStorage;
import io.personality.core.internal.plugin.Toys.Toy;
import io.personality.core.internal.plugin.Toys.ToyProvider;
import io.personality.spi.Configuration;
import io.personality.spi.LauncherProvider;
import io.personality.spi.StorageProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class PluginsTest {
  @TempDir Path folder;

  private Plugins with(Class<?>... providers) {
    return withServices(
        Arrays.stream(providers).map(Class::getName).collect(Collectors.joining("\n")));
  }

  private Plugins withServices(String text) {
    return new Plugins(new Child(folderWith("one", text)));
  }

  private URL folderWith(String name, String services) {
    try {
      Path of = Files.createDirectories(folder.resolve(name + "/META-INF/services"));
      Files.writeString(of.resolve(ToyProvider.class.getName()), services);
      return folder.resolve(name).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new AssertionError(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Loads the orphan itself and denies that there is an ancestor. */
  private static final class Child extends URLClassLoader {
    Child(URL... urls) {
      super(urls, PluginsTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.equals(Toys.Ancestor.class.getName())) {
        throw new ClassNotFoundException(name);
      }
      if (!name.equals(Toys.Orphan.class.getName())) {
        return super.loadClass(name, resolve);
      }
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] code = in.readAllBytes();
        return defineClass(name, code, 0, code.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  private static Toy any(Plugins plugins) {
    return plugins.choose(ToyProvider.class, Wanted.any());
  }

  private static Toy named(Plugins plugins, String name) {
    return plugins.choose(ToyProvider.class, Wanted.named(name, Map.of()));
  }

  private static void assertRefused(Executable call, String... parts) {
    ConfigurationException refused = assertThrows(ConfigurationException.class, call);
    for (String part : parts) {
      assertTrue(refused.getMessage().contains(part), part + " in: " + refused.getMessage());
    }
  }

  @Test
  void findsTheBuiltInOnes() {
    Plugins plugins = new Plugins(getClass().getClassLoader());
    assertTrue(plugins.names(StorageProvider.class).contains("memory"));
    assertTrue(plugins.names(LauncherProvider.class).contains("memory"));
    assertInstanceOf(
        MemoryStorage.class,
        plugins.choose(StorageProvider.class, Wanted.named("memory", Map.of())));
  }

  @Test
  void takesTheObjectGivenBeforeAnyName() {
    Toy mine = new Toy("me", Configuration.none("me"));
    Wanted<Toy> both = new Wanted<>(Optional.of(mine), Optional.of("ball"), Map.of());
    assertSame(mine, with(Toys.Ball.class).choose(ToyProvider.class, both));
  }

  @Test
  void refusesSettingsForAnObject() {
    Toy mine = new Toy("me", Configuration.none("me"));
    Wanted<Toy> wanted = new Wanted<>(Optional.of(mine), Optional.empty(), Map.of("colour", "red"));
    assertRefused(() -> with().choose(ToyProvider.class, wanted), "colour");
  }

  @Test
  void takesTheNamedOneBeforeTheForemost() {
    assertEquals("ball", named(with(Toys.Kite.class, Toys.Ball.class), "ball").maker());
  }

  @Test
  void takesTheForemostWhereNoneIsNamed() {
    assertEquals("box-kite-2", any(with(Toys.Ball.class, Toys.Kite.class)).maker());
    assertEquals("ball", any(with(Toys.Ball.class)).maker());
  }

  @Test
  void handsTheSettingsOnWithTheOwnersName() {
    Toy toy =
        with(Toys.Ball.class)
            .choose(ToyProvider.class, Wanted.named("ball", Map.of("colour", "red")));
    assertEquals(Optional.of("red"), toy.configuration().text("colour"));
    assertEquals("ToyProvider \"ball\"", toy.configuration().owner());
    assertRefused(
        () ->
            with(Toys.Ball.class)
                .choose(ToyProvider.class, Wanted.named("ball", Map.of("size", "3"))),
        "size",
        "colour");
  }

  @Test
  void refusesATieAndListsWhoIsInItAndFromWhere() {
    assertRefused(
        () -> any(with(Toys.Top.class, Toys.Kite.class, Toys.Ball.class)),
        "\"top\" (priority 7",
        "\"box-kite-2\" (priority 7",
        Toys.Top.class.getProtectionDomain().getCodeSource().getLocation().toString());
    assertFalse(
        assertThrows(
                ConfigurationException.class,
                () -> any(with(Toys.Top.class, Toys.Kite.class, Toys.Ball.class)))
            .getMessage()
            .contains("\"ball\""));
  }

  @Test
  void refusesADuplicateNameHoweverItIsMet() {
    Plugins plugins = with(Toys.Ball.class, Toys.SecondBall.class, Toys.Kite.class);
    assertRefused(() -> named(plugins, "ball"), "Toys$Ball ", "Toys$SecondBall ", " from ");
    assertRefused(() -> any(plugins), "Toys$Ball ", "Toys$SecondBall ");
    assertRefused(() -> plugins.all(ToyProvider.class, Set.of()), "Toys$Ball ", "Toys$SecondBall ");
    assertEquals("box-kite-2", named(plugins, "box-kite-2").maker());
  }

  @Test
  void countsAProviderThatIsListedTwiceOnce() {
    String ball = Toys.Ball.class.getName();
    Plugins plugins =
        new Plugins(new Child(folderWith("one", ball + "\n" + ball), folderWith("two", ball)));
    assertEquals("ball", named(plugins, "ball").maker());
  }

  @Test
  void listsTheKnownOnesForAnUnknownName() {
    assertRefused(
        () -> named(with(Toys.Kite.class, Toys.Ball.class), "bal"),
        "\"bal\"",
        "[ball, box-kite-2]");
  }

  @Test
  void saysSoWhereThereIsNone() {
    assertRefused(() -> any(with()), "no ToyProvider on the class path");
    assertRefused(() -> named(with(), "ball"), "known are []");
  }

  @Test
  void skipsWhatIsBrokenInAnyWay() {
    String services =
        String.join(
            "\n",
            "com.example.Gone",
            Toys.ThrowingConstructor.class.getName(),
            Toys.ThrowingName.class.getName(),
            Toys.MissingClass.class.getName(),
            Toys.Misnamed.class.getName(),
            Toys.Orphan.class.getName(),
            String.class.getName(),
            Toys.Ball.class.getName());
    Plugins plugins =
        new Plugins(
            new Child(folderWith("zero", "this is no class name"), folderWith("one", services)));
    assertEquals(List.of("ball"), plugins.names(ToyProvider.class));
    assertEquals("ball", any(plugins).maker());
    assertEquals("ball", named(plugins, "ball").maker());
  }

  @Test
  void namesTheBrokenOnesWhereTheyMayBeWhatWasAskedFor() {
    Plugins plugins = with(Toys.ThrowingConstructor.class, Toys.Misnamed.class, Toys.Ball.class);
    ConfigurationException refused =
        assertThrows(ConfigurationException.class, () -> named(plugins, "throwing-constructor"));
    assertTrue(refused.getMessage().contains("ThrowingConstructor"), refused.getMessage());
    assertTrue(refused.getMessage().contains("Not_Kebab"), refused.getMessage());
    assertEquals("constructor fault", refused.getCause().getCause().getMessage());
    assertRefused(() -> any(with(Toys.ThrowingName.class)), "name fault");
  }

  @Test
  void reportsAProviderThatFailsToCreate() {
    ConfigurationException refused =
        assertThrows(
            ConfigurationException.class,
            () -> named(with(Toys.ThrowingCreate.class), "throwing-create"));
    assertInstanceOf(NoClassDefFoundError.class, refused.getCause());
    assertTrue(refused.getMessage().contains("throwing-create"), refused.getMessage());
    assertRefused(() -> any(with(Toys.NoToy.class)), "no-toy", "null");
  }

  @Test
  void putsNothingElseInThePlaceOfTheForemostThatFails() {
    assertThrows(LaunchException.class, () -> any(with(Toys.Unreachable.class)));
  }

  @Test
  void makesAllThatCanBeMade() {
    Plugins plugins =
        with(
            Toys.Kite.class,
            Toys.ThrowingCreate.class,
            Toys.Unreachable.class,
            Toys.ThrowingName.class,
            Toys.Ball.class);
    assertEquals(Set.of("ball", "box-kite-2"), plugins.all(ToyProvider.class, Set.of()).keySet());
    assertEquals(Set.of("ball"), plugins.all(ToyProvider.class, Set.of("box-kite-2")).keySet());
  }

  @Test
  void logsABrokenProviderOnce() {
    Plugins plugins = with(Toys.ThrowingName.class, Toys.Ball.class);
    PrintStream before = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    try {
      any(plugins);
      any(plugins);
      named(plugins, "ball");
    } finally {
      System.setErr(before);
    }
    String text = log.toString(StandardCharsets.UTF_8);
    assertEquals(2, text.split("Skipping a broken provider", -1).length, text);
    assertTrue(text.contains("ThrowingName"), text);
  }
}
