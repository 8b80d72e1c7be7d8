package io.personality.core.internal.json;

/** Stands for JSON's {@code null} in trees of plain values. <i>Immutable.</i> */
public enum JsonNull {
  /** The one null. */
  NULL
}
