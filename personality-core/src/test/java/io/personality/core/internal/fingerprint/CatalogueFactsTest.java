package io.personality.core.internal.fingerprint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.core.internal.catalogue.ProcessorReading;
import io.personality.model.Capacity;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.HostId;
import io.personality.model.Provenance;
import io.personality.model.Reading;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CatalogueFactsTest {
  private final CatalogueFacts catalogue = new CatalogueFacts(ProcessorNames.catalogue()::identify);

  private static Fingerprint taken(Map<FeatureName, Reading> features) {
    return Fingerprint.of(new HostId("h"), Capacity.of(16, 65_536), features);
  }

  private static Reading declared(String text) {
    return Reading.of(text, Provenance.DECLARED, "test");
  }

  @Test
  void theNumbersOfAProcessorTellItsLineageAndPlatform() {
    Fingerprint complete =
        catalogue.complete(
            taken(
                Map.of(
                    Features.PROCESSOR_SIGNATURE,
                    declared("GenuineIntel 6/106/6"),
                    Features.PROCESSOR_GENERATION,
                    Reading.unknown("not told"))));
    Reading.Known generation = (Reading.Known) complete.reading(Features.PROCESSOR_GENERATION);
    assertEquals("3rd Gen Xeon Scalable", TestPlatforms.text(generation));
    assertEquals(Provenance.DERIVED, generation.origin().provenance());
    assertEquals("Intel", TestPlatforms.text(complete.reading(Features.PROCESSOR_MANUFACTURER)));
    assertEquals("DDR4", TestPlatforms.text(complete.reading(Features.MEMORY_TYPE)));
  }

  @Test
  void aNameTellsThemAsWell() {
    Fingerprint complete =
        catalogue.complete(
            taken(Map.of(Features.PROCESSOR_MODEL, declared("AMD EPYC 7742 64-Core Processor"))));
    assertEquals(
        "2nd Gen EPYC", TestPlatforms.text(complete.reading(Features.PROCESSOR_GENERATION)));
  }

  @Test
  void whatTheFingerprintSaysItselfStays() {
    Fingerprint complete =
        catalogue.complete(
            taken(
                Map.of(
                    Features.PROCESSOR_SIGNATURE,
                    declared("GenuineIntel 6/106/6"),
                    Features.MEMORY_TYPE,
                    declared("DDR5"))));
    assertEquals("DDR5", TestPlatforms.text(complete.reading(Features.MEMORY_TYPE)));
  }

  @Test
  void aProcessorThatNobodyKnowsChangesNothing() {
    for (String text :
        new String[] {"", "GenuineIntel 6", "GenuineIntel 99999/1/1", "0x41/", "0xzz/0x1"}) {
      Fingerprint taken =
          taken(text.isEmpty() ? Map.of() : Map.of(Features.PROCESSOR_SIGNATURE, declared(text)));
      assertSame(taken, catalogue.complete(taken), text);
    }
  }

  @Test
  void aHostReadByItselfStatesTheSameNumbers() {
    for (String text : new String[] {"AuthenticAMD 25/1/1", "0x41/0xd0c"}) {
      assertEquals(
          text, SignatureText.of(SignatureText.read(text, ProcessorReading.named("")).signature()));
    }
    assertTrue(SignatureText.of(ProcessorReading.named("x").signature()).isEmpty());
  }
}
