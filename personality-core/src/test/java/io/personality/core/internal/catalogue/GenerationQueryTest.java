package io.personality.core.internal.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenerationQueryTest {
  private static final ProcessorCatalogue CATALOGUE = Resources.processors();

  @ParameterizedTest(name = "{0} of {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          13th                                           |       | intel-core 13.0   | 2022
          13th                                           | Intel | intel-core 13.0   | 2022
          13th                                           | AMD   | intel-core 13.0   | 2022
          13th Gen                                       | Intel | intel-core 13.0   | 2022
          Gen 13                                         |       | intel-core 13.0   | 2022
          thirteenth generation                          |       | intel-core 13.0   | 2022
          13th Gen Core                                  |       | intel-core 13.0   | 2022
          13th Gen Intel(R) Core(TM) i9                  |       | intel-core 13.0   | 2022
          13th or newer                                  |       | intel-core 13.0   | 2022
          12th                                           | Intel | intel-core 12.0   | 2021
          4th                                            | Intel | intel-xeon 10.0   | 2023
          4th Gen                                        | AMD   | amd-epyc 4.0      | 2022
          4th                                            | AuthenticAMD | amd-epyc 4.0 | 2022
          4th                                            |       | intel-xeon 10.0, amd-epyc 4.0 | 2022
          4th Gen Core                                   | Intel | intel-core 4.0    | 2013
          4th Gen Xeon Scalable                          |       | intel-xeon 10.0   | 2023
          4th Generation Intel Xeon Scalable Processors  |       | intel-xeon 10.0   | 2023
          Xeon Scalable Gen 4                            |       | intel-xeon 10.0   | 2023
          4th Gen Xeon                                   |       | intel-xeon 10.0   | 2023
          3rd                                            | Intel | intel-xeon 9.0    | 2021
          3rd Gen Xeon Scalable                          |       | intel-xeon 9.0    | 2021
          6th                                            | Intel | intel-xeon 12.0   | 2024
          Xeon 6                                         |       | intel-xeon 11.5, intel-xeon 12.0 | 2024
          8th                                            | Intel | intel-core 8.0    | 2017
          Sapphire Rapids                                |       | intel-xeon 10.0, intel-xeon-w 5.0, intel-xeon-w 6.0 | 2023
          Cooper Lake                                    |       | intel-xeon 8.5    | 2020
          v4                                             | Intel | intel-xeon 6.0    | 2016
          Xeon E5 v3                                     |       | intel-xeon 5.0    | 2014
          Milan                                          |       | amd-epyc 3.0      | 2021
          EPYC Milan                                     |       | amd-epyc 3.0      | 2021
          EPYC 7003 Series                               |       | amd-epyc 3.0      | 2021
          Genoa                                          | AMD   | amd-epyc 4.0      | 2022
          Zen 4c                                         |       | amd-epyc 4.0      | 2023
          EPYC                                           |       | amd-epyc 1.0, amd-epyc 2.0, amd-epyc 3.0, amd-epyc 4.0, amd-epyc 5.0, amd-epyc 6.0 | 2017
          EPYC 7763                                      |       | amd-epyc 3.0      | 2021
          i7-12700K                                      |       | intel-core 12.0   | 2021
          Raptor Lake                                    |       | intel-core 13.0, intel-core 14.0, intel-xeon-e 10.0 | 2022
          Neoverse-V2                                    | ARM   | arm-neoverse 3.5  | 2023
          V2                                             | ARM   | arm-neoverse 3.5  | 2023
          v2                                             | Intel | intel-xeon 4.0    | 2013
          neoverse n1                                    |       | arm-neoverse 1.0  | 2020
          Graviton4                                      |       | aws-graviton 4.0  | 2023
          AWS Graviton 4                                 | ARM   | aws-graviton 4.0  | 2023
          Cobalt 100                                     |       | azure-cobalt 1.0  | 2022
          Ryzen 7000                                     |       | amd-ryzen 4.0     | 2022
          """)
  void everyWayOfWritingFindsItsGeneration(
      String asked, String manufacturer, String places, int year) {
    GenerationQuery.Found found =
        assertInstanceOf(
            GenerationQuery.Found.class,
            CATALOGUE.resolve(asked, Optional.ofNullable(manufacturer)));
    String told =
        String.join(
            ", ", found.generations().stream().map(g -> g.lineage() + " " + g.index()).toList());
    assertEquals(places, told);
    assertEquals(year, found.year());
  }

  @Test
  void aProductIsLabelledByItsOwnName() {
    GenerationQuery found = CATALOGUE.resolve("graviton 4", Optional.empty());
    assertEquals("AWS Graviton4", assertInstanceOf(GenerationQuery.Found.class, found).label());
  }

  @Test
  void aBareYearIsAnAge() {
    assertEquals(new GenerationQuery.Year(2022), CATALOGUE.resolve("2022", Optional.empty()));
    assertEquals(
        new GenerationQuery.Year(2022), CATALOGUE.resolve("2022 or newer", Optional.of("AMD")));
  }

  @ParameterizedTest
  @CsvSource({
    "Saphire Rapids, Sapphire Rapids",
    "Neovers V2, Neoverse V2",
    "Gravitom4, Graviton4",
    "13th Gen Cores, 13th Gen Core",
    "Mylan, Milan"
  })
  void anUnknownNameIsAnsweredWithTheNearestKnown(String asked, String meant) {
    GenerationQuery.Unknown unknown =
        assertInstanceOf(GenerationQuery.Unknown.class, CATALOGUE.resolve(asked, Optional.empty()));
    assertEquals(meant, unknown.suggestions().get(0));
  }

  @Test
  void nonsenseHasNoSuggestions() {
    for (String asked : List.of("", "xyzzy plugh quux", "99th", "Intel", "0", "é".repeat(5000))) {
      GenerationQuery.Unknown unknown =
          assertInstanceOf(
              GenerationQuery.Unknown.class, CATALOGUE.resolve(asked, Optional.of("nobody")));
      assertEquals(List.of(), unknown.suggestions(), asked);
    }
  }

  @ParameterizedTest(name = "{0} by {1}")
  @CsvSource({
    // asked, host, credit
    "13th, 13th Gen Intel(R) Core(TM) i9-13900K, 1.0",
    "13th, Intel(R) Core(TM) i9-14900K, 1.0",
    "13th, 12th Gen Intel(R) Core(TM) i9-12900K, 0.8",
    "13th, Intel(R) Core(TM) i7-6700K, 0.0",
    "13th, Intel(R) Xeon(R) Platinum 8480+, 0.8",
    "13th, Intel(R) Xeon(R) Platinum 8375C, 0.68",
    "Ice Lake, Intel(R) Xeon(R) Platinum 8380H, 0.8",
    "Ice Lake, Intel(R) Xeon(R) Gold 6430, 1.0",
    "Ice Lake, 13th Gen Intel(R) Core(TM) i9-13900K, 1.0",
    "Neoverse-V2, AWS Graviton4, 1.0",
    "Neoverse-V2, AWS Graviton5, 1.0",
    "Neoverse-V2, AWS Graviton3, 0.8",
    "Graviton4, AWS Graviton5, 1.0",
    "Graviton4, AWS Graviton3, 0.8",
    "Graviton4, Axion, 0.8",
    "2022, AMD EPYC 9654, 1.0",
    "2022, AMD EPYC 7763, 0.85",
    "nonsense, AMD EPYC 7763, 0.0"
  })
  void creditFollowsTheLineageThenTheYear(String asked, String host, double credit) {
    ProcessorIdentity identity = CATALOGUE.identify(ProcessorReading.named(host)).orElseThrow();
    GenerationQuery query = CATALOGUE.resolve(asked, Optional.empty());
    assertEquals(credit, CATALOGUE.credit(query, identity.host()), 1e-12);
  }

  @ParameterizedTest
  @CsvSource({
    "4th Gen EPYC, EPYC, AMD, amd-epyc 4.0",
    "Neoverse V2, AWS Graviton4, ARM, aws-graviton 4.0",
    "Haswell, Core/Xeon (QEMU model), Intel, intel-core 4.0",
    "13th, '', '', intel-core 13.0",
    "13th Gen Core, '', Intel, intel-core 13.0",
    "Ice Lake, '', Intel, intel-xeon 9.0",
    "4th, '', AMD, amd-epyc 4.0",
    "'', Azure Cobalt 100, ARM, azure-cobalt 1.0"
  })
  void aStatedLabelIsTurnedBackIntoAPlace(
      String label, String line, String manufacturer, String place) {
    HostGeneration host = CATALOGUE.resolveLabel(label, line, manufacturer).orElseThrow();
    GenerationRef first = host.generations().get(0);
    assertEquals(place, first.lineage() + " " + first.index());
    assertTrue(host.year() > 2000);
  }

  @Test
  void aLabelOfNothingKnownIsNoPlace() {
    assertTrue(CATALOGUE.resolveLabel("", "", "").isEmpty());
    assertTrue(CATALOGUE.resolveLabel("POWER9", "POWER", "IBM").isEmpty());
  }

  @Test
  void everyIdentityIsFoundAgainByItsLabelAndLine() {
    for (String name :
        List.of(
            "AMD EPYC 9754", "Intel Xeon Gold 6348H", "Neoverse-V1", "AWS Graviton2", "A64FX")) {
      ProcessorIdentity identity = CATALOGUE.identify(ProcessorReading.named(name)).orElseThrow();
      HostGeneration host =
          CATALOGUE
              .resolveLabel(identity.generation(), identity.line(), identity.vendor())
              .orElseThrow();
      assertEquals(
          identity.generations().get(0).lineage(), host.generations().get(0).lineage(), name);
    }
  }

  @Test
  void manufacturersGoByManyNames() {
    assertEquals(Optional.of("Intel"), CATALOGUE.manufacturer("GenuineIntel"));
    assertEquals(Optional.of("AMD"), CATALOGUE.manufacturer("Advanced Micro Devices, Inc."));
    assertEquals(Optional.of("ARM"), CATALOGUE.manufacturer("arm"));
    assertEquals(Optional.empty(), CATALOGUE.manufacturer("Acme"));
  }
}
