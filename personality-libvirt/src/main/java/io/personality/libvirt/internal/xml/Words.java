package io.personality.libvirt.internal.xml;

/** Names that others wrote, in a shape that can be shown and stored. */
public final class Words {
  /** The most characters of a name. */
  public static final int MOST = 200;

  private Words() {}

  /**
   * {@return the text with blanks and control characters as one blank each run, trimmed, at most
   * {@value #MOST} characters}
   */
  public static String clean(String text) {
    return clean(text, MOST);
  }

  /** {@return the same with a bound of one's own} */
  public static String clean(String text, int most) {
    StringBuilder out = new StringBuilder();
    boolean gap = false;
    int at = 0;
    while (at < text.length() && out.length() < most) {
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      if (isGap(c)) {
        gap = out.length() > 0;
      } else if (out.length() + Character.charCount(c) + (gap ? 1 : 0) <= most) {
        out.append(gap ? " " : "").appendCodePoint(c);
        gap = false;
      } else {
        break;
      }
    }
    return out.toString();
  }

  /** Half a surrogate pair is no character, and a character that turns the line is not shown. */
  private static boolean isGap(int c) {
    int type = Character.getType(c);
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE;
  }
}
