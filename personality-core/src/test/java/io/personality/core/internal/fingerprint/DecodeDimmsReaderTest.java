package io.personality.core.internal.fingerprint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The fixtures are written from the labels that decode-dimms of i2c-tools 4.3 and 4.4 prints. */
class DecodeDimmsReaderTest {
  private static String line(String label, String value) {
    return String.format("%-47s  %s%n", label, value);
  }

  private static String module(String type, String... labelsAndValues) {
    StringBuilder out =
        new StringBuilder(
            "\nDecoding EEPROM: /sys/bus/i2c/drivers/ee1004/0-0050\n"
                + line("Guessing DIMM is in", "bank 1")
                + "\n---=== SPD EEPROM Information ===---\n"
                + line("Fundamental Memory type", type)
                + "\n---=== Memory Characteristics ===---\n");
    for (int i = 0; i < labelsAndValues.length; i += 2) {
      out.append(line(labelsAndValues[i], labelsAndValues[i + 1]));
    }
    return out.toString();
  }

  private static final String REGISTERED_DDR4 =
      module(
          "DDR4 SDRAM",
          "Maximum module speed",
          "3200 MT/s (PC4-25600)",
          "Primary Bus Width",
          "64 bits",
          "Bus Width Extension",
          "8 bits",
          "AA-RCD-RP-RAS (cycles)",
          "22-22-22-52",
          "Minimum CAS Latency Time (tAA)",
          "13.750 ns",
          "Minimum RAS to CAS Delay (tRCD)",
          "13.750 ns",
          "Minimum Row Precharge Delay (tRP)",
          "13.750 ns",
          "Minimum Active to Precharge Delay (tRAS)",
          "32.000 ns");

  private static List<DimmTiming> read(String text) {
    Parsed<List<DimmTiming>> parsed = new DecodeDimmsReader().read(text);
    assertTrue(parsed.isOk(), parsed::reason);
    return parsed.orElse(List.of());
  }

  @Test
  void readsTimingsOfEveryModule() {
    String unbuffered =
        module(
            "DDR4 SDRAM",
            "Maximum module speed",
            "2400 MT/s (PC4-19200)",
            "Primary Bus Width",
            "64 bits",
            "Minimum CAS Latency Time (tAA)",
            "14.160 ns");
    assertEquals(
        List.of(
            new DimmTiming("DDR4", 3200, 13.75, 13.75, 13.75, 32, 8),
            new DimmTiming("DDR4", 2400, 14.16, 0, 0, 0, 0)),
        read("# decode-dimms version 4.3\n" + REGISTERED_DDR4 + unbuffered));
  }

  @Test
  void readsTheOtherLabelsOfDdr3AndDdr5() {
    String ddr3 =
        module(
            "DDR3 SDRAM",
            "Maximum module speed",
            "1333 MT/s (PC3-10600)",
            "Bus Width Extension",
            "0 bits",
            "Minimum CAS Latency Time (tAA)",
            "13.125 ns",
            "Minimum RAS# to CAS# Delay (tRCD)",
            "13.125 ns");
    String ddr5 =
        module(
            "DDR5 SDRAM",
            "Maximum module speed",
            "4800 MT/s (PC5-38400)",
            "Minimum CAS Latency Time (tAA)",
            "16.000 ns");
    List<DimmTiming> modules = read(ddr3 + ddr5);
    assertEquals(new DimmTiming("DDR3", 1333, 13.125, 13.125, 0, 0, 0), modules.get(0));
    assertEquals(new DimmTiming("DDR5", 4800, 16, 0, 0, 0, -1), modules.get(1));
  }

  @Test
  void takesNonsenseForUnknown() {
    String odd =
        module(
            "LPDDR4X SDRAM",
            "Minimum CAS Latency Time (tAA)",
            "-3 ns",
            "Minimum RAS to CAS Delay (tRCD)",
            "9999999999 ns",
            "Minimum Row Precharge Delay (tRP)",
            "fast");
    assertEquals(List.of(new DimmTiming("LPDDR4", 0, 0, 0, 0, 0, -1)), read(odd));
  }

  @Test
  void refusesWhereNothingWasDecoded() {
    assertFalse(new DecodeDimmsReader().read("").isOk());
    assertFalse(
        new DecodeDimmsReader()
            .read("# decode-dimms version 4.3\n\nNumber of SDRAM DIMMs: 0")
            .isOk());
    assertFalse(new DecodeDimmsReader().read(module("Direct Rambus")).isOk());
  }
}
