package io.personality.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HarmlessTextTest {
  private static final Pattern THROUGH = Pattern.compile("\u001b\\[[0-9;]*[ABCDEFGHJKLMPSTXdfm]");

  private static String of(String said) {
    byte[] bytes = said.getBytes(StandardCharsets.UTF_8);
    String whole = new HarmlessText().of(bytes, bytes.length);
    StringBuilder apart = new StringBuilder();
    HarmlessText bitByBit = new HarmlessText();
    for (byte one : bytes) {
      apart.append(bitByBit.of(new byte[] {one}, 1));
    }
    assertEquals(whole, apart.toString(), "it does not matter how the bytes come");
    return whole;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Debian GNU/Linux 12\r\n\tlogin: ",
        "[\u001b[32m  OK  \u001b[0m] Started \u2013 \u00e9\u4e2d\ud83d\ude00",
        "\u001b[2J\u001b[1;1H\u001b[K50 %\b\b"
      })
  void whatPlacesAndColoursTextGoesThrough(String said) {
    assertEquals(said, of(said));
  }

  @Test
  void whatDoesMoreIsShownInstead() {
    assertEquals("^G^@^?", of("\u0007\0\u007f"));
    assertEquals("^[]0;title^G", of("\u001b]0;title\u0007"));
    assertEquals("^[]52;c;eA==^[\\", of("\u001b]52;c;eA==\u001b\\"));
    assertEquals("^[P$q^[\\", of("\u001bP$q\u001b\\"));
    assertEquals("^[c^[[6n^[[?1049h^[[>c", of("\u001bc\u001b[6n\u001b[?1049h\u001b[>c"));
    assertEquals("^[[6n^[]0;x", of("\u009b6n\u009d0;x"));
    assertEquals("^[\u001b[1m", of("\u001b\u001b[1m"));
  }

  @Test
  void whatIsNoTextBecomesTheCharacterForThat() {
    assertEquals("a\ufffdb", new HarmlessText().of(new byte[] {'a', (byte) 0xff, 'b'}, 3));
  }

  @Test
  void aSequenceWithoutAnEndIsNotKept() {
    String said = "\u001b[" + "1".repeat(100_000);
    assertEquals("^[[" + "1".repeat(100_000), of(said));
  }

  @Test
  void whateverIsSaidNothingElseGoesThrough() {
    Random random = new Random(1);
    for (int round = 0; round < 2_000; round++) {
      byte[] bytes = new byte[random.nextInt(60)];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] =
            (byte)
                switch (random.nextInt(4)) {
                  case 0 -> 0x1b;
                  case 1 -> "[]P;?0123456789mAKHnc\\".charAt(random.nextInt(22));
                  case 2 -> random.nextInt(0x20);
                  default -> random.nextInt(0x100);
                };
      }
      String left = THROUGH.matcher(new HarmlessText().of(bytes, bytes.length)).replaceAll("");
      assertFalse(
          left.chars().anyMatch(c -> Character.isISOControl(c) && "\n\r\t\b".indexOf(c) < 0), left);
    }
  }
}
