package io.personality.core.internal.json;

import io.personality.Violation;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * JSON text (RFC 8259) to a tree and back, strictly: UTF-8 with or without a byte order mark, one
 * document and nothing after it, no duplicate keys, bounded size, depth and numbers.
 *
 * <p>Numbers have at most 100 characters and lie in the range of a double. Texts hold no halves of
 * surrogate pairs. A fault of the syntax is reported with line and column, counted from 1, and ends
 * the reading; a fault of a value is reported with its pointer, and the reading goes on.
 *
 * <p><i>Thread-safe.</i>
 */
public final class JsonText {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private JsonText() {}

  /**
   * Reads a document; never throws, whatever the bytes are.
   *
   * @param utf8 the bytes; not changed
   * @param limits how large it may be
   */
  public static ParsedJson parse(byte[] utf8, JsonLimits limits) {
    if (utf8.length > limits.maxBytes()) {
      return ParsedJson.refused(tooLarge(utf8.length, limits));
    }
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer bytes = ByteBuffer.wrap(utf8);
    CharBuffer chars = CharBuffer.allocate(utf8.length);
    CoderResult result = decoder.decode(bytes, chars, true);
    String text = chars.flip().toString();
    if (result.isError()) {
      String message =
          String.format("%s: byte 0x%02x is no UTF-8", end(text), utf8[bytes.position()] & 0xff);
      return ParsedJson.refused(new Violation("", message, "save the document as UTF-8"));
    }
    return parseChars(text, limits);
  }

  /**
   * Reads a document; never throws, whatever the text is.
   *
   * @param text the document
   * @param limits how large it may be; bytes are those that the text would have as UTF-8
   */
  public static ParsedJson parse(String text, JsonLimits limits) {
    long bytes = text.length() > limits.maxBytes() ? text.length() : utf8Length(text);
    return bytes > limits.maxBytes()
        ? ParsedJson.refused(tooLarge(bytes, limits))
        : parseChars(text, limits);
  }

  /**
   * Writes a tree of plain values: {@code Map} with text keys in its own order, {@code Iterable},
   * {@code String} and other {@code CharSequence}s, {@code Number}, {@code Boolean}, {@link
   * JsonNull#NULL}. Doubles are written unrounded, in the shortest form that reads back as the
   * same.
   *
   * @param tree what to write
   * @param pretty indented, small objects and arrays on one line, rather than without any space
   * @throws IllegalArgumentException for NaN, the infinities, values of other types, and nesting
   *     deeper than 256 levels
   */
  public static String write(Object tree, boolean pretty) {
    return new JsonPrinter(pretty).print(tree);
  }

  private static ParsedJson parseChars(String text, JsonLimits limits) {
    boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    return new JsonTreeReader(limits).read(marked ? text.substring(1) : text);
  }

  private static long utf8Length(String text) {
    long length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // Each half of a pair counts two of the pair's four bytes.
      length += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return length;
  }

  private static Violation tooLarge(long bytes, JsonLimits limits) {
    String message =
        "the document has " + bytes + " bytes; at most " + limits.maxBytes() + " are allowed";
    return new Violation("", message, "shorten it");
  }

  /** Where the character after a text stands. */
  private static String end(String text) {
    int lastBreak = text.lastIndexOf('\n');
    long line = text.chars().filter(c -> c == '\n').count() + 1;
    return "line " + line + ", column " + (text.length() - lastBreak);
  }
}
