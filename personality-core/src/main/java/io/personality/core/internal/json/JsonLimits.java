package io.personality.core.internal.json;

/**
 * How large a JSON document may be.
 *
 * <p><i>Immutable.</i>
 *
 * @param maxBytes most bytes of UTF-8
 * @param maxDepth most levels of nesting
 */
public record JsonLimits(int maxBytes, int maxDepth) {
  /** For documents from outside: 1 MiB, 64 levels. */
  public static final JsonLimits DOCUMENT = new JsonLimits(1 << 20, 64);

  /** Checks that both are positive and the depth is one that recursion stands. */
  public JsonLimits {
    if (maxBytes < 1 || maxDepth < 1 || maxDepth > 256) {
      throw new IllegalArgumentException(
          "limits must be at least 1 byte and 1 to 256 levels, not " + maxBytes + ", " + maxDepth);
    }
  }
}
