package io.personality.sealed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.ConfigurationException;
import io.personality.PlacementRequest;
import io.personality.PlacementResult.Placed;
import io.personality.StorageException;
import io.personality.core.Personality;
import io.personality.jdbc.JdbcStorageProvider;
import io.personality.model.Capacity;
import io.personality.model.Fingerprint;
import io.personality.model.HostId;
import io.personality.model.PlacementId;
import io.personality.model.Profile;
import io.personality.spi.Configuration;
import io.personality.spi.Storage;
import io.personality.spi.StorageProvider;
import io.personality.spi.contract.ProviderContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedStorageProviderTest extends ProviderContract<StorageProvider> {
  private static final HostId HOST = new HostId("host");

  @TempDir private Path folder;

  @Override
  protected Class<StorageProvider> kind() {
    return StorageProvider.class;
  }

  @Override
  protected String name() {
    return "sealed";
  }

  private String url() {
    return "jdbc:h2:file:" + folder.resolve("state");
  }

  private Personality engine(int key) throws IOException {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) key);
    Path file = Files.write(folder.resolve("key"), bytes);
    return Personality.builder()
        .storage("sealed", Map.of("url", url(), "key-file", file.toString()))
        .launcher("memory", Map.of())
        .build();
  }

  @Test
  void anEngineWorksOnItAndTheDatabaseShowsNothing() throws IOException {
    Profile profile = Profile.builder("Secret sauce").metric("memory_bandwidth", 1).build();
    PlacementId id;
    try (Personality engine = engine(1)) {
      engine.fleet().report(Fingerprint.of(HOST, Capacity.of(4, 8_192), Map.of()));
      id = ((Placed) engine.place(PlacementRequest.of(profile).build())).placement().id();
    }
    try (Personality engine = engine(1)) {
      assertEquals(4, engine.fleet().find(HOST).orElseThrow().fingerprint().capacity().vcpus());
      assertTrue(engine.replay(id).isSame());
    }
    try (Storage plain =
        new JdbcStorageProvider().create(new Configuration("jdbc", Map.of("url", url())))) {
      String document = plain.fingerprints().newest(HOST).orElseThrow().document();
      assertFalse(document.contains("vcpus"), document);
      assertFalse(plain.decisions().find(id).orElseThrow().document().contains("memory"));
    }
  }

  @Test
  void anotherKeyOpensNothing() throws IOException {
    try (Personality engine = engine(1)) {
      engine.fleet().report(Fingerprint.of(HOST, Capacity.of(4, 8_192), Map.of()));
    }
    assertTrue(
        assertThrows(StorageException.class, () -> engine(2)).getMessage().contains("the key"));
  }

  @Test
  void aDocumentDoesNotOpenInAnotherPlace() {
    Seal seal = new Seal(new byte[32]);
    String closed = seal.close("a", "text \u00e4");
    assertEquals("text \u00e4", seal.open("a", closed));
    for (String wrong : new String[] {"", "text", "sealed1:", "sealed1:!", closed + "AAAA"}) {
      assertThrows(StorageException.class, () -> seal.open("a", wrong));
    }
    assertThrows(StorageException.class, () -> seal.open("b", closed));
  }

  @Test
  void aMissingOrWrongKeyIsRefused() throws IOException {
    StorageProvider provider = new SealedStorageProvider();
    Configuration none = new Configuration("sealed", Map.of("url", url()));
    assertTrue(
        assertThrows(ConfigurationException.class, () -> provider.create(none))
            .getMessage()
            .contains("32 random bytes"));
    Path file = Files.writeString(folder.resolve("short"), "short");
    Configuration wrong =
        new Configuration("sealed", Map.of("url", url(), "key-file", file.toString()));
    assertTrue(
        assertThrows(ConfigurationException.class, () -> provider.create(wrong))
            .getMessage()
            .contains("32 bytes"));
  }
}
