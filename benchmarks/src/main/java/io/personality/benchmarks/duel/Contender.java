package io.personality.benchmarks.duel;

/**
 * A way to find the best hosts of one fleet, which it was given when it was made.
 *
 * <p><i>Confined to one thread.</i> Whatever depends on the fleet alone is prepared by the
 * constructor, whatever depends on the request alone by {@link #bind}; neither is timed.
 */
public interface Contender extends AutoCloseable {
  /** A short name for legends. */
  String name();

  /** What exactly it is: version and configuration. */
  String configuration();

  /** What its answers may be compared with. */
  Promise promise();

  /** Prepares for a request without looking at the fleet: parses, compiles. */
  Turn bind(ScanRequest request);

  /** Lets go of what it holds. */
  @Override
  default void close() {}

  /** What answers may be compared with. */
  enum Promise {
    /** The same hosts with the same scores, bit for bit, as the straightforward scan. */
    EXACT,
    /** The same best host. */
    BEST_HOST,
    /** Something else, or nearly the same. */
    NONE
  }

  /** One request to one contender. */
  @FunctionalInterface
  interface Turn {
    /** Answers; this is what is timed. */
    void topK(Answer answer);
  }
}
