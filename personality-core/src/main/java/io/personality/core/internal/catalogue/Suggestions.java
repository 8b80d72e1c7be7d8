package io.personality.core.internal.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Finds what somebody may have meant by a name that does not exist.
 *
 * <p>Nearness is the optimal string alignment distance (Damerau 1964: insertions, deletions,
 * replacements and swaps of neighbours), without regard to case. A name is suggested only where a
 * third of the word's letters or fewer must change.
 *
 * <p><i>Thread-safe.</i>
 */
public final class Suggestions {
  /** Longer words are no misspelt names; comparing them would only cost. */
  private static final int MAX_LENGTH = 100;

  private static final int MAX_SUGGESTIONS = 3;

  private Suggestions() {}

  /**
   * The known words nearest to a word.
   *
   * @param word any text
   * @param known the words that may be suggested
   * @return at most three, nearest first, then alphabetically; empty if none is near
   */
  public static List<String> nearest(String word, Collection<String> known) {
    if (word.isEmpty() || word.length() > MAX_LENGTH) {
      return List.of();
    }
    String folded = fold(word);
    int limit = Math.max(1, (folded.length() + 1) / 3);
    record Near(String name, int distance) {}
    List<Near> found = new ArrayList<>();
    for (String name : known) {
      int lengths = Math.abs(name.length() - folded.length());
      if (name.length() <= MAX_LENGTH && lengths <= limit) {
        int distance = distance(folded, fold(name));
        if (distance <= limit) {
          found.add(new Near(name, distance));
        }
      }
    }
    found.sort(Comparator.comparingInt(Near::distance).thenComparing(Near::name));
    int best = found.isEmpty() ? 0 : found.get(0).distance();
    return found.stream()
        .filter(near -> near.distance() <= best + 1)
        .map(Near::name)
        .distinct()
        .limit(MAX_SUGGESTIONS)
        .toList();
  }

  /**
   * The suggestions as a remedy, such as {@code did you mean "memory_type"?}.
   *
   * @param word any text
   * @param known the words that may be suggested
   * @param otherwise the remedy where none is near
   */
  public static String remedy(String word, Collection<String> known, String otherwise) {
    List<String> near = nearest(word, known);
    return near.isEmpty() ? otherwise : "did you mean \"" + String.join("\" or \"", near) + "\"?";
  }

  /** Words differ in case and in what joins their parts far more often by habit than by mistake. */
  private static String fold(String word) {
    return word.toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
  }

  private static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(last[j], row[j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      int[] spare = beforeLast;
      beforeLast = last;
      last = row;
      row = spare;
    }
    return last[b.length()];
  }
}
