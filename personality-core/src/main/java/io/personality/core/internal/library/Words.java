package io.personality.core.internal.library;

import io.personality.spi.Keywords;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** Texts as words to be found by: runs of letters and digits, whatever their case and form. */
public final class Words {
  private Words() {}

  /** The words of a text in its order, each once; what is too long is cut. */
  public static Set<String> of(String text) {
    // NFKC, so that a full-width or decomposed letter is the letter.
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    Set<String> words = new LinkedHashSet<>();
    StringBuilder word = new StringBuilder();
    int length = 0;
    for (int at = 0; at < plain.length(); ) {
      int point = plain.codePointAt(at);
      at += Character.charCount(point);
      if (!Character.isLetterOrDigit(point)) {
        length = end(word, words);
      } else if (length < Keywords.LONGEST_WORD) {
        word.appendCodePoint(point);
        length++;
      }
    }
    end(word, words);
    return words;
  }

  private static int end(StringBuilder word, Set<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
    return 0;
  }
}
