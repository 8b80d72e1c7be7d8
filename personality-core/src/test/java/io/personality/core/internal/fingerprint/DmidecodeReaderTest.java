package io.personality.core.internal.fingerprint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class DmidecodeReaderTest {
  private static final String TABLES =
      """
      # dmidecode 3.4
      Getting SMBIOS data from sysfs.
      SMBIOS 3.3.0 present.

      Handle 0x0000, DMI type 0, 26 bytes
      BIOS Information
      \tVendor: Acme Firmware
      \tVersion: 7.1
      \tRelease Date: 03/01/2024
      \tCharacteristics:
      \t\tUEFI is supported

      Handle 0x0001, DMI type 1, 27 bytes
      System Information
      \tManufacturer: Acme
      \tProduct Name: Rack One
      \tSerial Number: Not Specified

      Handle 0x0004, DMI type 4, 48 bytes
      Processor Information
      \tVersion: Acme Processor 9
      \tMax Speed: 3700 MHz
      \tCurrent Speed: 2400 MHz
      \tStatus: Populated, Enabled

      Handle 0x0005, DMI type 4, 48 bytes
      Processor Information
      \tVersion: Not Specified
      \tMax Speed: 4000 MHz
      \tCurrent Speed: Unknown
      \tStatus: Unpopulated

      Handle 0x0006, DMI type 7, 27 bytes
      Cache Information
      \tError Correction Type: None

      Handle 0x0010, DMI type 16, 23 bytes
      Physical Memory Array
      \tUse: System Memory
      \tError Correction Type: Multi-bit ECC

      Handle 0x0011, DMI type 17, 92 bytes
      Memory Device
      \tTotal Width: 80 bits
      \tData Width: 64 bits
      \tSize: 32 GB
      \tType: DDR5
      \tSpeed: 5600 MT/s
      \tConfigured Memory Speed: 4800 MT/s
      \tMemory Technology: <OUT OF SPEC>

      Handle 0x0012, DMI type 17, 92 bytes
      Memory Device
      \tSize: No Module Installed
      \tType: Unknown
      \tSpeed: Unknown

      Handle 0x0013, DMI type 17, 40 bytes
      Memory Device
      \tSize: 32768 MB
      \tType: DDR5
      \tSpeed: 4800 MHz
      \tConfigured Clock Speed: 4800 MHz
      """;

  private static Dmi read(String text) {
    Parsed<Dmi> parsed = new DmidecodeReader().read(text);
    assertTrue(parsed.isOk(), parsed::reason);
    return ((Parsed.Ok<Dmi>) parsed).value();
  }

  @Test
  void readsFirmwareSystemAndFittedProcessors() {
    Dmi dmi = read(TABLES);
    assertEquals(new Dmi.Firmware("Acme Firmware", "7.1", "03/01/2024", false), dmi.firmware());
    assertEquals(new Dmi.System("Acme", "Rack One"), dmi.system());
    assertEquals(List.of(new Dmi.Processor("Acme Processor 9", 3700, 2400)), dmi.processors());
  }

  @Test
  void readsFittedModulesOfNewAndOldVersions() {
    Dmi dmi = read(TABLES);
    assertEquals(
        List.of(
            new Dmi.Module(32L << 30, "DDR5", 5600, 4800, 80, 64),
            new Dmi.Module(32L << 30, "DDR5", 4800, 4800, 0, 0)),
        dmi.modules());
    assertEquals(64L << 30, dmi.memoryBytes());
  }

  @Test
  void takesErrorCorrectionFromMemoryArraysOnly() {
    assertEquals(List.of("Multi-bit ECC"), read(TABLES).errorCorrections());
    assertEquals(List.of("None"), read(TABLES.replace("Multi-bit ECC", "None")).errorCorrections());
    assertEquals(List.of(""), read(TABLES.replace("Multi-bit ECC", "Unknown")).errorCorrections());
  }

  @Test
  void takesPlaceholdersForUnknown() {
    String text =
        TABLES
            .replace("Rack One", "To Be Filled By O.E.M.")
            .replace("Acme Processor 9", "Not Specified")
            .replace("3700 MHz", "Unknown")
            .replace("DDR5", "<OUT OF SPEC>");
    Dmi dmi = read(text);
    assertEquals("", dmi.system().product());
    assertEquals(new Dmi.Processor("", 0, 2400), dmi.processors().get(0));
    assertEquals("", dmi.modules().get(0).type());
  }

  @Test
  void seesThatFirmwareSaysVirtual() {
    String text = TABLES.replace("UEFI is supported", "System is a virtual machine");
    assertTrue(read(text).firmware().virtual());
  }

  @Test
  void refusesTextWithoutTables() {
    Parsed<Dmi> denied =
        new DmidecodeReader().read("# dmidecode 3.4\nScanning /dev/mem for entry point.\n");
    assertFalse(denied.isOk());
    assertTrue(denied.reason().contains("/dev/mem"), denied::reason);
    assertFalse(new DmidecodeReader().read("").isOk());
    assertFalse(new DmidecodeReader().read("\n".repeat(300_000)).isOk());
  }
}
