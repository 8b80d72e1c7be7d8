package io.personality.core.internal.json;

/**
 * How large a JSON document may be.
 *
 * <p><i>Immutable.</i>
 *
 * @param maxBytes most bytes of UTF-8
 * @param maxDepth most levels of nesting
 * @param maxChildren most elements of one array and members of one object; it bounds what finding
 *     every fault of a document can cost
 */
public record JsonLimits(int maxBytes, int maxDepth, int maxChildren) {
  /** For documents from outside: 1 MiB, 64 levels, 5,000 elements. */
  public static final JsonLimits DOCUMENT = new JsonLimits(1 << 20, 64, 5_000);

  /** Checks that all are positive and the depth is one that recursion stands. */
  public JsonLimits {
    if (maxBytes < 1 || maxDepth < 1 || maxDepth > 256 || maxChildren < 1) {
      throw new IllegalArgumentException(
          "limits must be at least 1, and at most 256 levels, not "
              + maxBytes
              + ", "
              + maxDepth
              + ", "
              + maxChildren);
    }
  }
}
