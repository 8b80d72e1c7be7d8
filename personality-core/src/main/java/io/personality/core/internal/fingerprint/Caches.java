package io.personality.core.internal.fingerprint;

/**
 * The caches of a host, un-summed.
 *
 * <p><i>Immutable.</i>
 *
 * @param l1d first-level data caches
 * @param l1i first-level instruction caches
 * @param l2 second-level caches
 * @param l3 third-level caches
 * @param source the tool or file they were read from
 */
public record Caches(CacheLevel l1d, CacheLevel l1i, CacheLevel l2, CacheLevel l3, String source) {
  /** Nothing is reported. */
  public static Caches none(String source) {
    return new Caches(CacheLevel.NONE, CacheLevel.NONE, CacheLevel.NONE, CacheLevel.NONE, source);
  }

  /** Whether any size is reported. */
  public boolean isReported() {
    return l1d.isReported() || l1i.isReported() || l2.isReported() || l3.isReported();
  }
}
