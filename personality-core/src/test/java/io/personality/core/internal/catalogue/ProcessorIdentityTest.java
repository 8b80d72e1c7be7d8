package io.personality.core.internal.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessorIdentityTest {
  private static final ProcessorCatalogue CATALOGUE = Resources.processors();

  static Stream<List<String>> names() {
    return rows("processor-names.txt", 6);
  }

  static Stream<List<String>> signatures() {
    return rows("processor-signatures.txt", 13);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void aNameTellsLineGenerationAndYear(List<String> row) {
    ProcessorIdentity found = identify(ProcessorReading.named(row.get(0)));
    List<String> told =
        List.of(
            found.vendor(),
            found.line(),
            found.generation(),
            found.microarchitecture(),
            String.valueOf(found.year()));
    assertEquals(row.subList(1, 6), told, row.get(0));
    assertEquals(ProcessorIdentity.By.NAME, found.by());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("signatures")
  void numbersAndBoardTellWhatANameHides(List<String> row) {
    ProcessorReading reading =
        ProcessorReading.named(row.get(0))
            .withCpuid(row.get(1), number(row.get(2)), number(row.get(3)), number(row.get(4)))
            .withMidr(number(row.get(5)), number(row.get(6)))
            .withDmi(row.get(7), "", row.get(8));
    ProcessorIdentity found = identify(reading);
    List<String> told =
        List.of(
            found.line(),
            found.microarchitecture(),
            String.valueOf(found.year()),
            found.by().name());
    assertEquals(row.subList(9, 13), told, row.toString());
  }

  @Test
  void theTablesAreLong() {
    assertTrue(names().count() + signatures().count() >= 200);
  }

  @Test
  void anArmProductStandsInItsOwnLineageAndAtItsCore() {
    ProcessorIdentity found = identify(ProcessorReading.named("AWS Graviton4"));
    assertEquals(
        List.of("aws-graviton", "arm-neoverse"),
        found.generations().stream().map(GenerationRef::lineage).toList());
  }

  @Test
  void platformsImplyMemoryWithAnInterval() {
    ProcessorIdentity milan = identify(ProcessorReading.named("AMD EPYC 7763 64-Core Processor"));
    assertEquals(new DerivedFact("DDR4", "DDR4", "DDR4"), milan.derived().get("memory_type"));
    assertEquals(new DerivedFact(8.0, 8.0, 8.0), milan.derived().get("memory_channels"));
    assertEquals(new DerivedFact(4.0, 4.0, 4.0), milan.derived().get("pcie_generation"));
    ProcessorIdentity raptor =
        identify(ProcessorReading.named("13th Gen Intel(R) Core(TM) i9-13900K"));
    assertEquals(new DerivedFact("DDR4", "DDR4", "DDR5"), raptor.derived().get("memory_type"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-",
        "QEMU Virtual CPU version 2.5+",
        "Common KVM processor",
        "Intel",
        "\u0000",
        "((((((((((",
        "POWER9 (raw), altivec supported",
        "VIA Nano L2200"
      })
  void namesThatTellNothingIdentifyNothing(String name) {
    assertTrue(CATALOGUE.identify(ProcessorReading.named(name)).isEmpty());
  }

  @Test
  void aMadeUpProcessorIsNotReadByItsMadeUpCpuid() {
    for (String name : List.of("QEMU Virtual CPU version 2.5+", "Common KVM processor")) {
      ProcessorReading reading = ProcessorReading.named(name).withCpuid("AuthenticAMD", 15, 107, 1);
      assertTrue(CATALOGUE.identify(reading).isEmpty(), name);
    }
  }

  @Test
  void overlongNamesAreReadUpToABound() {
    String tail = " x".repeat(1_000_000);
    assertEquals(
        "Skylake",
        identify(ProcessorReading.named("Intel Xeon Gold 6148" + tail)).microarchitecture());
    assertTrue(CATALOGUE.identify(ProcessorReading.named(tail + "Xeon Gold 6148")).isEmpty());
  }

  private static ProcessorIdentity identify(ProcessorReading reading) {
    return CATALOGUE
        .identify(reading)
        .orElseThrow(() -> new AssertionError("nothing known of " + reading));
  }

  private static int number(String text) {
    return text.isEmpty() ? ProcessorReading.UNKNOWN : Integer.decode(text);
  }

  private static Stream<List<String>> rows(String name, int columns) {
    try (InputStream in = ProcessorIdentityTest.class.getResourceAsStream(name)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
          .peek(row -> assertEquals(columns, row.size(), row.toString()));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
