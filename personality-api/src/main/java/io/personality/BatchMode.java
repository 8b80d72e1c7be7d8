package io.personality;

/** What becomes of a batch of which not every request can be placed. <i>Immutable.</i> */
public enum BatchMode {
  /** Nothing is placed unless everything is. */
  ALL_OR_NOTHING,
  /** Each request is placed or not, in order, whatever becomes of the others. */
  BEST_EFFORT
}
