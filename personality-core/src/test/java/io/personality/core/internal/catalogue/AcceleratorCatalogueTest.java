package io.personality.core.internal.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceleratorCatalogueTest {
  private static final AcceleratorCatalogue CATALOGUE = Resources.accelerators();

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Tesla T4                                     | NVIDIA T4       | 0
          TU104GL [Tesla T4]                           | NVIDIA T4       | 0
          NVIDIA Corporation TU104GL [Tesla T4]        | NVIDIA T4       | 0
          NVIDIA T4G                                   | NVIDIA T4G      | 0
          GRID T4-4Q                                   | NVIDIA T4       | 4096
          NVIDIA A100-SXM4-40GB                        | NVIDIA A100     | 40960
          NVIDIA A100 80GB PCIe                        | NVIDIA A100     | 81920
          NVIDIA A100-SXM4-40GB MIG 1g.5gb             | NVIDIA A100     | 5120
          GA100 [A100 PCIe 40GB]                       | NVIDIA A100     | 40960
          GA102GL [A10G]                               | NVIDIA A10G     | 0
          NVIDIA A10-2Q                                | NVIDIA A10      | 2048
          NVIDIA L4-12Q                                | NVIDIA L4       | 12288
          AD104GL [L4]                                 | NVIDIA L4       | 0
          AD102GL [L40S]                               | NVIDIA L40S     | 0
          Tesla V100S-PCIE-32GB                        | NVIDIA V100     | 32768
          GV100GL [Tesla V100 SXM2 16GB]               | NVIDIA V100     | 16384
          Tesla P100-PCIE-16GB                         | NVIDIA P100     | 16384
          GP104GL [Tesla P4]                           | NVIDIA P4       | 0
          GK210GL [Tesla K80]                          | NVIDIA K80      | 0
          Tesla M60                                    | NVIDIA M60      | 0
          NVIDIA H100 80GB HBM3                        | NVIDIA H100     | 81920
          NVIDIA H100 NVL                              | NVIDIA H100     | 0
          GH100 [H100 SXM5 80GB]                       | NVIDIA H100     | 81920
          NVIDIA H200                                  | NVIDIA H200     | 0
          NVIDIA GH200 480GB                           | NVIDIA GH200    | 491520
          NVIDIA B200                                  | NVIDIA B200     | 0
          NVIDIA GB200                                 | NVIDIA GB200    | 0
          NVIDIA RTX PRO 6000 Blackwell Server Edition | NVIDIA RTX PRO 6000 Blackwell | 0
          NVIDIA RTX 6000 Ada Generation               | NVIDIA RTX 6000 Ada | 0
          NVIDIA RTX A6000                             | NVIDIA RTX A6000 | 0
          Quadro RTX 5000                              | NVIDIA Quadro RTX 5000 | 0
          NVIDIA GeForce RTX 4090                      | NVIDIA GeForce RTX 4090 | 0
          Navi 12 [Radeon Pro V520/V540]               | AMD Radeon Pro V520 | 0
          AMD Instinct MI300X                          | AMD Instinct MI300X | 0
          Aldebaran/MI200 [Instinct MI250X/MI250]      | AMD Instinct MI250X | 0
          Intel Data Center GPU Flex 170               | Intel Flex 170  | 0
          Intel(R) Data Center GPU Max 1550            | Intel Max 1550  | 0
          Gaudi HL-205                                 | Intel Gaudi     | 0
          HL-225                                       | Intel Gaudi 2   | 0
          AWS Trainium2                                | AWS Trainium2   | 0
          Google TPU v5e                               | Google TPU v5e  | 0
          Xilinx Alveo U250                            | AMD Alveo U250  | 0
          """)
  void deviceNamesTellTheModelAndItsMemory(String name, String model, long memoryMib) {
    assertEquals(Optional.of(model), CATALOGUE.identify(name).map(AcceleratorModel::name), name);
    assertEquals(memoryMib, CATALOGUE.statedMemoryMib(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "GD 5446",
        "Cirrus Logic GD 5446",
        "Virtio 1.0 GPU",
        "bochs-drmdrmfb",
        "MGA G200e [Pilot] ServerEngines (SEP1)",
        "ASPEED Graphics Family",
        "Amazon.com, Inc.",
        "AMD A10-7850K",
        "82371AB/EB/MB PIIX4 ACPI",
        "Intel UHD Graphics 770",
        "NVIDIA GA102 High Definition Audio Controller",
        "Unheard-of T4 Thing"
      })
  void otherDevicesAreNoAccelerators(String name) {
    assertEquals(Optional.empty(), CATALOGUE.identify(name));
  }

  @Test
  void askedTextsMeanModelGenerationVendorOrKind() {
    AcceleratorQuery.OfModel mission =
        assertInstanceOf(AcceleratorQuery.OfModel.class, CATALOGUE.resolve("GPU - NVIDIA A100"));
    assertEquals("NVIDIA A100", mission.model().name());
    assertEquals(mission, CATALOGUE.resolve("NVIDIA A100"));
    assertEquals(mission, CATALOGUE.resolve("a100"));
    assertEquals(mission.withMemory(80), CATALOGUE.resolve("A100 80GB"));
    assertEquals(mission.withMemory(80), CATALOGUE.resolve("nvidia a100 (80 GiB)"));
    assertEquals(new AcceleratorQuery.OfKind(AcceleratorKind.GPU, 0), CATALOGUE.resolve("GPU"));
    assertEquals(
        new AcceleratorQuery.OfKind(AcceleratorKind.GPU, 24), CATALOGUE.resolve("any GPU 24GB"));
    assertEquals(
        new AcceleratorQuery.OfVendor("NVIDIA", AcceleratorKind.ANY, 0),
        CATALOGUE.resolve("NVIDIA"));
    assertEquals(
        new AcceleratorQuery.OfVendor("AMD", AcceleratorKind.FPGA, 0),
        CATALOGUE.resolve("FPGA - Xilinx"));
    assertEquals(
        "Hopper",
        assertInstanceOf(
                AcceleratorQuery.OfGeneration.class, CATALOGUE.resolve("NVIDIA Hopper GPU"))
            .generation()
            .name());
  }

  @ParameterizedTest
  @CsvSource({"NVIDIA A1000, NVIDIA A100", "NVIDA H100, NVIDIA H100", "GPU - NVIDIA A101, ''"})
  void unknownNamesGetSuggestions(String asked, String suggestion) {
    AcceleratorQuery.Unknown unknown =
        assertInstanceOf(AcceleratorQuery.Unknown.class, CATALOGUE.resolve(asked));
    assertTrue(
        suggestion.isEmpty() || unknown.suggestions().contains(suggestion),
        () -> unknown.suggestions().toString());
  }

  @ParameterizedTest(name = "{0} by {1} with {2} MiB")
  @CsvSource({
    "NVIDIA A100, NVIDIA A100-SXM4-40GB, 40960, 1.0",
    "NVIDIA A100, NVIDIA A100 80GB PCIe, 81920, 1.0",
    "NVIDIA A100, NVIDIA H100 80GB HBM3, 81559, 1.0",
    "NVIDIA T4, Tesla T4, 15360, 1.0",
    "NVIDIA T4, NVIDIA L4, 23034, 1.0",
    "NVIDIA A10, NVIDIA A10G, 23028, 1.0",
    "NVIDIA L40S, NVIDIA H100, 81559, 1.0",
    "A100 80GB, NVIDIA A100-SXM4-40GB, 40960, 0.957600",
    "NVIDIA A100, NVIDIA H200, 143771, 1.0",
    "NVIDIA A100, NVIDIA B200, 183359, 1.0",
    "NVIDIA A100, NVIDIA H20, 97871, 0.934",
    "NVIDIA A100, NVIDIA A30, 24576, 0.904752",
    "NVIDIA A100, Tesla V100-SXM2-32GB, 32768, 0.871504",
    "NVIDIA A100, Tesla V100-SXM2-16GB, 16384, 0.821504",
    "NVIDIA A100, AMD Instinct MI300X, 196608, 0.7",
    "NVIDIA A100, NVIDIA RTX PRO 6000 Blackwell Server Edition, 97887, 0.5868",
    "NVIDIA A100, NVIDIA L40S, 46068, 0.5868",
    "NVIDIA A100, NVIDIA GeForce RTX 4090, 24564, 0.535817",
    "NVIDIA A100, NVIDIA L4, 23034, 0.526478",
    "NVIDIA A100, Tesla T4, 15360, 0.485248",
    "NVIDIA L40S, NVIDIA L40, 46068, 1.0",
    "NVIDIA L40, NVIDIA L40S, 46068, 1.0",
    "NVIDIA A10, NVIDIA A40, 46068, 1.0",
    "NVIDIA A40, NVIDIA H100, 81559, 0.8",
    "Hopper, NVIDIA H20, 97871, 1.0",
    "Hopper, NVIDIA L40S, 46068, 0.6",
    "Ampere, NVIDIA L40S, 46068, 1.0",
    "NVIDIA A100, AMD Alveo U250, 65536, 0.0",
    "NVIDIA A10, NVIDIA A10-4Q, 3932, 0.875404",
    "NVIDIA, AMD Instinct MI300X, 0, 0.0",
    "NVIDIA, Tesla K80, 11441, 1.0",
    "GPU, Radeon Pro V520, 8192, 1.0",
    "GPU, Gaudi HL-205, 32768, 0.0",
    "Hopper, NVIDIA B200, 0, 1.0",
    "nothing, NVIDIA B200, 0, 0.0"
  })
  void creditWeighsVendorFamilyTierGenerationAndMemory(
      String asked, String device, long memoryMib, double credit) {
    AcceleratorModel model = CATALOGUE.identify(device).orElseThrow();
    assertEquals(credit, CATALOGUE.credit(CATALOGUE.resolve(asked), model, memoryMib), 1e-6);
  }

  @Test
  void fullCreditIsExactlyOne() {
    AcceleratorModel h200 = CATALOGUE.identify("NVIDIA H200").orElseThrow();
    for (String asked : List.of("A100", "H100", "L40S", "T4", "NVIDIA", "GPU", "Ampere")) {
      assertEquals(1.0, CATALOGUE.credit(CATALOGUE.resolve(asked), h200, 143771), asked);
    }
  }
}
