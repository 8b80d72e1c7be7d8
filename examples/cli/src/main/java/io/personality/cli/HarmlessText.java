package io.personality.cli;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * What a guest says, as text that does a terminal no harm. <i>Confined to one thread.</i>
 *
 * <p>Colours, the movement of the cursor and the clearing of lines go through, since guests draw
 * menus with them: control sequences (ECMA-48, 5.4) of parameters and a letter out of {@value
 * #LETTERS}. All other control characters are shown as two characters, such as ^G: sequences that
 * set titles and clipboards, have the terminal answer, or change its character set are thereby
 * readable and without effect. What is no UTF-8 becomes U+FFFD.
 */
final class HarmlessText {
  /** Cursor moves and positions, erasing, inserting, deleting, scrolling, colours. */
  private static final String LETTERS = "ABCDEFGHJKLMPSTXdfm";

  private static final String HARMLESS_CONTROLS = "\n\r\t\b";
  private static final int LONGEST_SEQUENCE = 64;
  private static final char ESCAPE = '\u001b';
  private static final char DELETE = '\u007f';

  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);
  private ByteBuffer rest = ByteBuffer.allocate(0);

  /** The beginning of a sequence that may go through, from its ESC on; else empty. */
  private final StringBuilder sequence = new StringBuilder();

  /** The text of further bytes; what is not whole yet comes with the next ones. */
  String of(byte[] bytes, int count) {
    ByteBuffer all = ByteBuffer.allocate(rest.remaining() + count);
    all.put(rest).put(bytes, 0, count).flip();
    CharBuffer chars = CharBuffer.allocate(all.remaining() + 1);
    decoder.decode(all, chars, false);
    rest = ByteBuffer.allocate(all.remaining()).put(all).flip();
    chars.flip();
    StringBuilder text = new StringBuilder();
    while (chars.hasRemaining()) {
      take(chars.get(), text);
    }
    return text.toString();
  }

  private void take(char c, StringBuilder text) {
    if (sequence.isEmpty()) {
      begin(c, text);
    } else if (sequence.length() == 1) {
      if (c == '[') {
        sequence.append(c);
      } else {
        giveUp(c, text);
      }
    } else if (LETTERS.indexOf(c) >= 0) {
      text.append(sequence).append(c);
      sequence.setLength(0);
    } else if (isParameter(c) && sequence.length() < LONGEST_SEQUENCE) {
      sequence.append(c);
    } else {
      giveUp(c, text);
    }
  }

  private static boolean isParameter(char c) {
    return c == ';' || (c >= '0' && c <= '9');
  }

  /** What began as a sequence is none that goes through. */
  private void giveUp(char c, StringBuilder text) {
    text.append("^[").append(sequence, 1, sequence.length());
    sequence.setLength(0);
    begin(c, text);
  }

  private void begin(char c, StringBuilder text) {
    if (c == ESCAPE) {
      sequence.append(c);
    } else if (c == DELETE) {
      text.append("^?");
    } else if (c < ' ' && HARMLESS_CONTROLS.indexOf(c) < 0) {
      text.append('^').append((char) (c + '@'));
    } else if (Character.isISOControl(c) && c > DELETE) {
      text.append('^').append('[').append((char) (c - '@')); // C1 is ESC and a letter, in one
    } else {
      text.append(c);
    }
  }
}
