package io.personality;

import java.math.BigInteger;

/**
 * One fault of a document.
 *
 * <p><i>Immutable.</i>
 *
 * @param pointer where: a JSON pointer (RFC 6901), empty for the document as a whole
 * @param message what is wrong, with the offending value
 * @param remedy what would be right, such as {@code did you mean "memory_bandwidth"?}
 */
public record Violation(String pointer, String message, String remedy)
    implements Comparable<Violation>, java.io.Serializable {
  /** Orders by pointer, then message; numbers in a pointer count by their value. */
  @Override
  public int compareTo(Violation other) {
    int byPointer = comparePointers(pointer, other.pointer);
    return byPointer != 0 ? byPointer : message.compareTo(other.message);
  }

  /** Compares number by number and character by character, so that index 10 comes after 9. */
  private static int comparePointers(String one, String other) {
    int i = 0;
    int j = 0;
    while (i < one.length() && j < other.length()) {
      int iEnd = endOfNumber(one, i);
      int jEnd = endOfNumber(other, j);
      boolean numbers = iEnd > i && jEnd > j;
      int order =
          numbers
              ? new BigInteger(one.substring(i, iEnd))
                  .compareTo(new BigInteger(other.substring(j, jEnd)))
              : Character.compare(one.charAt(i), other.charAt(j));
      if (order != 0) {
        return order;
      }
      i = numbers ? iEnd : i + 1;
      j = numbers ? jEnd : j + 1;
    }
    int byRest = Integer.compare(one.length() - i, other.length() - j);
    return byRest != 0 ? byRest : one.compareTo(other);
  }

  private static int endOfNumber(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  @Override
  public String toString() {
    String where = pointer.isEmpty() ? "document" : pointer;
    return where + ": " + message + (remedy.isEmpty() ? "" : "; " + remedy);
  }
}
