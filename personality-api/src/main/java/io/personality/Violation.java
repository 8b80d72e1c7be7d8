package io.personality;

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
  /** Orders by pointer, then message. */
  @Override
  public int compareTo(Violation other) {
    int byPointer = pointer.compareTo(other.pointer);
    return byPointer != 0 ? byPointer : message.compareTo(other.message);
  }

  @Override
  public String toString() {
    String where = pointer.isEmpty() ? "document" : pointer;
    return where + ": " + message + (remedy.isEmpty() ? "" : "; " + remedy);
  }
}
