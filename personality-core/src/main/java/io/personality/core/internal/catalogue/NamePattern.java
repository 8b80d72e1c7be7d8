package io.personality.core.internal.catalogue;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A pattern of names from the catalogue, kept to a dialect that matches in time linear in the name:
 * no unbounded repetition, no repetition of groups, no look-around, no back-reference.
 *
 * <p><i>Immutable.</i>
 */
final class NamePattern {
  private static final int MOST_REPETITIONS = 9;

  private final Pattern pattern;

  private NamePattern(Pattern pattern) {
    this.pattern = pattern;
  }

  /** Compiles {@code text}, found at {@code place}; a configuration fault outside the dialect. */
  static NamePattern of(String text, Tree place) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
      if (c == '\\') {
        if ("db+.".indexOf(next) < 0) {
          throw place.fault("may escape only d, b, + and ., not " + next);
        }
        i++;
      } else if (c == '*' || c == '+' || c == '.' || (c == '(' && next == '?')) {
        throw place.fault("may not use " + c + " in a name pattern: repetition must be bounded");
      } else if (c == '{') {
        checkRepetition(text, i, place);
      }
    }
    try {
      return new NamePattern(Pattern.compile(text));
    } catch (PatternSyntaxException e) {
      throw place.fault("is no pattern: " + e.getDescription());
    }
  }

  private static void checkRepetition(String text, int open, Tree place) {
    if (open == 0 || text.charAt(open - 1) == ')') {
      throw place.fault("may repeat only single characters and classes");
    }
    int close = text.indexOf('}', open);
    String bounds = close < 0 ? "" : text.substring(open + 1, close);
    boolean bounded = bounds.length() == 1 || (bounds.length() == 3 && bounds.charAt(1) == ',');
    int most = bounded ? Character.digit(bounds.charAt(bounds.length() - 1), 10) : -1;
    if (most < 1 || most > MOST_REPETITIONS) {
      throw place.fault("may repeat 1 to 9 times, written {n} or {m,n}");
    }
  }

  /** Whether the pattern occurs in {@code words}, as {@link NameText#words} gives them. */
  boolean in(String words) {
    return pattern.matcher(words).find();
  }
}
