package io.personality.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.personality.model.Credit;
import io.personality.model.FeatureDefinition.Scale;
import io.personality.spi.Scorer.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricDeclarationTest {
  private static final Scale SCALE = new Scale(800, 50, true);
  private static final MetricDeclaration CARBON =
      MetricDeclaration.of("carbon_intensity", "g/kWh", "Carbon per energy", SCALE);

  @Test
  void aValueBecomesItsPositionOnTheScale() {
    assertEquals(0, CARBON.credit(800));
    assertEquals(0.5, CARBON.credit(200), 1e-12);
    assertEquals(1, CARBON.credit(50));
    assertEquals(1, CARBON.credit(0));
    assertEquals(0.25, MetricDeclaration.ofCredits("luck", "A credit itself").credit(0.25));
  }

  @Test
  void anUnknownValueCountsAsTheWorstUnlessSaid() {
    assertEquals(new Credit(0, 0, 1), CARBON.creditIfUnknown());
    assertEquals(new Credit(0, CARBON.credit(300), 1), CARBON.unknownAs(300).creditIfUnknown());
    assertEquals(
        new Finding("unknown (no region)", new Credit(0, 0, 1)),
        Finding.unknown(CARBON, "no region"));
  }

  @ParameterizedTest
  @CsvSource({
    "312, 312 g/kWh",
    "0, 0 g/kWh",
    "0.012346, 0.01235 g/kWh",
    "312.04999, 312 g/kWh",
    "123456, 123456 g/kWh",
    "2000, 2000 g/kWh",
    "20, 20 g/kWh",
    "1234.56, 1235 g/kWh"
  })
  void aValueIsShownWithItsUnit(double value, String shown) {
    assertEquals(shown, CARBON.words(value));
    assertEquals(
        new Finding(shown, Credit.exactly(CARBON.credit(value))), Finding.of(CARBON, value));
  }

  @Test
  void aValueWithoutAUnitIsShownPlain() {
    assertEquals("0.25", MetricDeclaration.ofCredits("luck", "A credit itself").words(0.25));
  }

  @Test
  void whatCannotBeDeclaredIsRefused() {
    assertRefused(() -> MetricDeclaration.of("Not Snake", "g", "text", SCALE));
    assertRefused(() -> MetricDeclaration.of("carbon", "g", "", SCALE));
    assertRefused(() -> MetricDeclaration.of("carbon", "g", " ", SCALE));
    assertRefused(() -> MetricDeclaration.of("carbon", "g", "a".repeat(1_001), SCALE));
    assertRefused(() -> MetricDeclaration.of("carbon", "g\n", "text", SCALE));
    assertRefused(() -> MetricDeclaration.of("carbon", "g".repeat(41), "text", SCALE));
    assertRefused(() -> CARBON.unknownAs(Double.NaN));
    assertRefused(() -> CARBON.unknownAs(-1));
  }

  private static void assertRefused(org.junit.jupiter.api.function.Executable call) {
    assertThrows(IllegalArgumentException.class, call);
  }
}
