package io.personality.core.internal.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The known names nearest to one that is not known, for "did you mean".
 *
 * <p>Distance is Levenshtein's (insertions, deletions, substitutions) over the names run together
 * in lower case; a name further off than a third of its length is not suggested.
 */
final class ClosestNames {
  private static final int LONGEST = 48;
  private static final int MOST = 3;

  private ClosestNames() {}

  /** At most three of {@code known}, nearest first, equals in alphabetical order. */
  static List<String> to(String asked, Collection<String> known) {
    String target = key(asked);
    record Near(String name, int distance) {}
    List<Near> near = new ArrayList<>();
    for (String name : known) {
      String key = key(name);
      int most = Math.max(1, Math.max(key.length(), target.length()) / 3);
      if (Math.abs(key.length() - target.length()) <= most) {
        int distance = distance(target, key);
        if (distance <= most) {
          near.add(new Near(name, distance));
        }
      }
    }
    near.sort(Comparator.comparingInt(Near::distance).thenComparing(Near::name));
    Set<String> seen = new HashSet<>();
    return near.stream().filter(n -> seen.add(key(n.name()))).limit(MOST).map(Near::name).toList();
  }

  private static String key(String name) {
    String key = NameText.compact(NameText.words(name));
    return key.length() > LONGEST ? key.substring(0, LONGEST) : key;
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
