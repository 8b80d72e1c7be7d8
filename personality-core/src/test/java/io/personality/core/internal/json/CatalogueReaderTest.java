package io.personality.core.internal.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.ConfigurationException;
import io.personality.core.internal.catalogue.Catalogue;
import io.personality.model.FeatureName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built-in catalogue and what is laid over it. */
class CatalogueReaderTest {
  @TempDir Path folder;

  private Catalogue with(String overlay) throws IOException {
    return CatalogueReader.read(
        List.of(Files.writeString(folder.resolve("overlay.json"), overlay)));
  }

  private String fault(String overlay) {
    return String.valueOf(
        assertThrows(ConfigurationException.class, () -> with(overlay)).getMessage());
  }

  @Test
  void anOverlayReplacesByNameAndChangesTheHash() throws IOException {
    Catalogue plain = CatalogueReader.read(List.of());
    Catalogue changed =
        with(
            """
            {"features": [{"name": "memory_bandwidth", "kind": "metric", "description": "ours",
              "unit": "GB/s", "worst": 1, "best": 2, "if_unknown": 1, "source": "our fleet"}],
             "shares": {"preferences": 1, "traits": 0, "metrics": 1}}
            """);
    FeatureName bandwidth = new FeatureName("memory_bandwidth");
    assertEquals(2.0, changed.find(bandwidth).orElseThrow().scale().orElseThrow().best());
    assertEquals(0.0, changed.shares().traits());
    assertEquals(plain.names().size(), changed.names().size());
    assertNotEquals(plain.hash(), changed.hash());
  }

  @Test
  void anOverlayMayAddUnits() throws IOException {
    Catalogue changed =
        with("{\"units\": [{\"dimension\": \"data rate\", \"units\": {\"PB/s\": 1000000}}]}");
    assertEquals(Optional.of(2e6), changed.convert(2, "PB/s", "GB/s"));
    assertEquals(Optional.of(0.5), changed.convert(500, "MB/s", "GB/s"));
  }

  @Test
  void whatNothingReadsIsAFault() {
    String fault = fault("{\"featuers\": []}");
    assertTrue(fault.contains("overlay.json"), fault);
    assertTrue(fault.contains("\"featuers\""), fault);
    assertTrue(fault.contains("features"), fault);
  }

  @Test
  void faultsNameTheirPlace() {
    String fault = fault("{\"features\": [{\"name\": \"x\", \"kind\": \"color\"}]}");
    assertTrue(fault.contains("/features/0"), fault);
  }
}
