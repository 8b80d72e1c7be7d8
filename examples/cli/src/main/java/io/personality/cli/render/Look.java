package io.personality.cli.render;

/**
 * What the place of output can show.
 *
 * <p><i>Immutable.</i>
 *
 * @param width columns, at least 40
 * @param unicode whether block characters can be shown; plain ASCII otherwise
 * @param colour whether ANSI colours can be shown
 */
public record Look(int width, boolean unicode, boolean colour) {
  private static final String RESET = "\u001b[0m";

  /** Eighty plain columns, as for a file. */
  public static final Look PIPED = new Look(80, true, false);

  /** Checks the width. */
  public Look {
    if (width < 40) {
      throw new IllegalArgumentException("a width must be at least 40, not " + width);
    }
  }

  /** Meanings of colour, told apart by those who do not see red and green too. */
  public enum Ink {
    /** Headings and names. */
    STRONG("\u001b[1m"),
    /** Beside the point. */
    FAINT("\u001b[2m"),
    /** What is certain. */
    SURE("\u001b[36m"),
    /** What is not certain, and what stands in the way. */
    UNSURE("\u001b[33m");

    private final String start;

    Ink(String start) {
      this.start = start;
    }
  }

  /** The text in that ink where colours can be shown. */
  public String ink(Ink ink, String text) {
    return colour && !text.isEmpty() ? ink.start + text + RESET : text;
  }

  /** The first where it can be shown, else the second. */
  public String either(String unicodeText, String ascii) {
    return unicode ? unicodeText : ascii;
  }
}
