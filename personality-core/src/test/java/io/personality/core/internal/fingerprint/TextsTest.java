package io.personality.core.internal.fingerprint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TextsTest {
  @Test
  void readsAmountsOfMemory() {
    assertEquals(OptionalLong.of(32 << 10), Texts.bytes("32K"));
    assertEquals(OptionalLong.of(48 << 10), Texts.bytes("48 KiB (1 instance)"));
    assertEquals(OptionalLong.of(786_432), Texts.bytes("786432 (16 instances)"));
    assertEquals(OptionalLong.of(3 << 19), Texts.bytes("1.5 MiB"));
    assertEquals(OptionalLong.of(16L << 30), Texts.bytes("16 GB"));
    assertEquals(OptionalLong.of(512), Texts.bytes("512 bytes"));
    assertTrue(Texts.bytes("Unknown").isEmpty());
    assertTrue(Texts.bytes("9999999999999 TB").isEmpty());
    assertTrue(Texts.bytes("3 apples").isEmpty());
  }

  @Test
  void countsRanges() {
    assertEquals(1, Texts.countOfRanges("0"));
    assertEquals(7, Texts.countOfRanges("0-3,8,10-11"));
    assertEquals(0, Texts.countOfRanges(""));
    assertEquals(0, Texts.countOfRanges("3-1"));
    assertEquals(0, Texts.countOfRanges("0-99999999999999"));
  }

  @Test
  void cleansForeignText() {
    assertEquals("a b", Texts.clean("  a \t\u0000\u00a0 b\n"));
    assertEquals(200, Texts.clean("x".repeat(1000)).length());
    assertEquals("", Texts.told(" <OUT OF SPEC> "));
    assertEquals("", Texts.told("Not Specified"));
    assertEquals("Acme", Texts.told("Acme"));
  }

  @Test
  void readsOnlyWholeFiniteNumbers() {
    assertTrue(Texts.number("NaN").isEmpty());
    assertTrue(Texts.number("1e999").isEmpty());
    assertTrue(Texts.number("0x10").isEmpty());
    assertTrue(Texts.number("1 2").isEmpty());
    assertEquals(-1.5, Texts.number(" -1.5 ").orElse(0));
  }
}
