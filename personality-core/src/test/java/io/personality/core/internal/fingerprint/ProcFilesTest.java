package io.personality.core.internal.fingerprint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

class ProcFilesTest {
  @Test
  void readsTheFirstProcessorAndCountsAll() {
    String text =
        """
        processor\t: 0
        vendor_id\t: GenuineIntel
        model name\t: Acme 1
        microcode\t: 0x2b
        flags\t\t: fpu vmx

        processor\t: 1
        model name\t: Acme 2
        """;
    Cpuinfo info = Cpuinfo.read(text).orElse(new Cpuinfo(java.util.Map.of(), 0));
    assertEquals(2, info.processors());
    assertEquals("Acme 1", info.text("model name"));
    assertEquals("fpu vmx", info.flags());
  }

  @Test
  void readsTheMainIdRegisterOfArm() {
    String text =
        "processor\t: 0\nFeatures\t: fp asimd\nCPU implementer\t: 0x41\nCPU part\t: 0xd4f\n";
    Cpuinfo info = Cpuinfo.read(text).orElse(new Cpuinfo(java.util.Map.of(), 0));
    assertEquals(0x41, info.hex("CPU implementer"));
    assertEquals(0xd4f, info.hex("CPU part"));
    assertEquals(-1, info.hex("CPU variant"));
    assertEquals("fp asimd", info.flags());
  }

  @Test
  void readsTheMemoryThatTheKernelHas() {
    assertEquals(
        Parsed.ok(new Meminfo(24_683_656)),
        Meminfo.read("MemTotal:       24683656 kB\nMemFree:        1 kB\n"));
  }

  @Test
  void refusesOtherTexts() {
    assertFalse(Cpuinfo.read("").isOk());
    assertFalse(Meminfo.read("MemTotal: many kB").isOk());
    assertFalse(Meminfo.read("MemTotal: 5 MB").isOk());
  }
}
