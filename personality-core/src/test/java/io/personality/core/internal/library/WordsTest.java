package io.personality.core.internal.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.personality.spi.Keywords;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {
  private static List<String> words(String text) {
    return List.copyOf(Words.of(text));
  }

  @Test
  void takesRunsOfLettersAndDigitsOnce() {
    assertEquals(List.of(), words(" -- %'\u0000\n"));
    assertEquals(
        List.of("in", "memory", "databases", "100gbe"), words("In-memory databases, IN: 100GbE."));
  }

  @Test
  void seesTheLetterWhateverItsForm() {
    assertEquals(List.of("für"), words("FU\u0308R für"));
    assertEquals(List.of("a100"), words("\uff21\uff11\uff10\uff10"));
    assertEquals(List.of("数据库"), words("数据库"));
  }

  @Test
  void cutsWhatIsTooLong() {
    String letter = Character.toString(0x1D7D8); // a digit outside the basic plane, plain as NFKC
    assertEquals(List.of("0".repeat(Keywords.LONGEST_WORD)), words(letter.repeat(100)));
    assertEquals(List.of("x".repeat(Keywords.LONGEST_WORD), "y"), words("x".repeat(99) + " y"));
  }
}
