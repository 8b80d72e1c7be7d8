package io.personality.spi;

import io.personality.model.FeatureName;
import io.personality.model.Level;
import io.personality.model.TraitName;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * By what a profile is found.
 *
 * <p><i>Immutable.</i>
 *
 * @param words of lower-case letters and digits, 1 to {@value #LONGEST_WORD} characters each, at
 *     most {@value #MOST_WORDS}
 * @param traits the traits it has
 * @param metrics the metrics it weighs
 */
public record Keywords(Set<String> words, Map<TraitName, Level> traits, Set<FeatureName> metrics) {
  /** How many words a profile is found by. */
  public static final int MOST_WORDS = 256;

  /** How long they are, in characters. */
  public static final int LONGEST_WORD = 40;

  /** Copies the collections and checks the words. */
  public Keywords {
    words = Collections.unmodifiableSet(new TreeSet<>(words));
    traits = Map.copyOf(traits);
    metrics = Set.copyOf(metrics);
    if (words.size() > MOST_WORDS) {
      throw new IllegalArgumentException(
          "a profile is found by at most " + MOST_WORDS + " words, not " + words.size());
    }
    for (String word : words) {
      int length = word.codePointCount(0, word.length());
      if (length == 0
          || length > LONGEST_WORD
          || !word.codePoints().allMatch(Character::isLetterOrDigit)) {
        throw new IllegalArgumentException(
            "\"" + word + "\" is no word of 1 to " + LONGEST_WORD + " letters and digits");
      }
    }
  }
}
