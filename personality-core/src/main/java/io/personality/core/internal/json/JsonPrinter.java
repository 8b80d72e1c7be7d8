package io.personality.core.internal.json;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes a tree of plain values.
 *
 * <p>Indented, an array of scalars stays on one line if it fits, and so does a small object unless
 * it is the document or one of its direct members: that is how people write profiles.
 *
 * <p><i>Confined to one thread.</i>
 */
final class JsonPrinter {
  private static final int MAX_DEPTH = 256;
  private static final int MAX_WIDTH = 100;

  private final boolean pretty;

  JsonPrinter(boolean pretty) {
    this.pretty = pretty;
  }

  String print(Object tree) {
    StringBuilder out = new StringBuilder();
    write(tree, 0, out);
    return out.toString();
  }

  /**
   * A finite number: the shortest digits that read back as the same double, found as by Giulietti
   * (The Schubfach way to render doubles, 2021) on any Java version, laid out as ECMA-262 does.
   */
  static String number(double number) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException("JSON has no number " + number);
    }
    if (number == 0) {
      return "0";
    }
    double size = Math.abs(number);
    BigDecimal shortest = new BigDecimal(NumberOutput.toString(number, true)).stripTrailingZeros();
    return size >= 1e-6 && size < 1e21
        ? shortest.toPlainString()
        : shortest.toString().replace('E', 'e');
  }

  private void write(Object value, int depth, StringBuilder out) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("the tree is deeper than " + MAX_DEPTH + " levels");
    }
    if (value instanceof Map<?, ?> map) {
      members(map, depth, out);
    } else if (value instanceof Iterable<?> list) {
      elements(list, depth, out);
    } else {
      out.append(scalar(value));
    }
  }

  private void members(Map<?, ?> map, int depth, StringBuilder out) {
    int start = out.length();
    boolean lines = pretty && !map.isEmpty() && (depth < 2 || !isFlat(map.values(), true));
    writeMembers(map, depth, lines, out);
    if (pretty && !lines && out.length() - start > MAX_WIDTH - 2 * depth) {
      out.setLength(start);
      writeMembers(map, depth, true, out);
    }
  }

  private void writeMembers(Map<?, ?> map, int depth, boolean lines, StringBuilder out) {
    out.append('{');
    Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<?, ?> entry = entries.next();
      breakLine(lines, depth + 1, out);
      quote(entry.getKey().toString(), out);
      out.append(pretty ? ": " : ":");
      write(entry.getValue(), depth + 1, out);
      comma(entries.hasNext(), lines, out);
    }
    breakLine(lines, depth, out);
    out.append('}');
  }

  private void elements(Iterable<?> list, int depth, StringBuilder out) {
    int start = out.length();
    boolean lines = pretty && list.iterator().hasNext() && !isFlat(list, false);
    writeElements(list, depth, lines, out);
    if (pretty && !lines && out.length() - start > MAX_WIDTH - 2 * depth) {
      out.setLength(start);
      writeElements(list, depth, true, out);
    }
  }

  private void writeElements(Iterable<?> list, int depth, boolean lines, StringBuilder out) {
    out.append('[');
    Iterator<?> elements = list.iterator();
    while (elements.hasNext()) {
      breakLine(lines, depth + 1, out);
      write(elements.next(), depth + 1, out);
      comma(elements.hasNext(), lines, out);
    }
    breakLine(lines, depth, out);
    out.append(']');
  }

  /** Whether all are scalars, or arrays of scalars where those are allowed. */
  private static boolean isFlat(Iterable<?> values, boolean arraysAllowed) {
    for (Object value : values) {
      if (value instanceof Map<?, ?>) {
        return false;
      }
      if (value instanceof Iterable<?> list && !(arraysAllowed && isFlat(list, false))) {
        return false;
      }
    }
    return true;
  }

  private static void breakLine(boolean lines, int depth, StringBuilder out) {
    if (lines) {
      out.append('\n').append("  ".repeat(depth));
    }
  }

  private void comma(boolean more, boolean lines, StringBuilder out) {
    if (more) {
      out.append(pretty && !lines ? ", " : ",");
    }
  }

  private static CharSequence scalar(Object value) {
    if (value instanceof CharSequence text) {
      StringBuilder quoted = new StringBuilder();
      quote(text.toString(), quoted);
      return quoted;
    }
    if (value instanceof Boolean flag) {
      return flag.toString();
    }
    if (value instanceof Number number) {
      return number(number);
    }
    if (value == JsonNull.NULL) {
      return "null";
    }
    throw new IllegalArgumentException("JSON has no value of type " + value.getClass().getName());
  }

  private static String number(Number number) {
    if (number instanceof Double || number instanceof Float) {
      // A float is written by its own shortest digits, not by those of its double.
      return number(Double.parseDouble(number.toString()));
    }
    if (number instanceof BigDecimal exact) {
      return exact.toString().replace("E+", "e").replace('E', 'e');
    }
    if (number instanceof Integer
        || number instanceof Long
        || number instanceof Short
        || number instanceof Byte
        || number instanceof BigInteger
        || number instanceof AtomicInteger
        || number instanceof AtomicLong) {
      return number.toString();
    }
    throw new IllegalArgumentException("JSON has no number of type " + number.getClass().getName());
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    JsonStringEncoder.getInstance().quoteAsString(text, out);
    out.append('"');
  }
}
