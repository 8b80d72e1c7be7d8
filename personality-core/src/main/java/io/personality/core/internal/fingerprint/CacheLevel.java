package io.personality.core.internal.fingerprint;

/**
 * The caches of one level and kind.
 *
 * <p><i>Immutable.</i>
 *
 * @param bytes size of one of them; 0 where there is none or it is unknown
 * @param instances how many there are; 0 where unknown
 * @param doubt why {@code bytes} may not be of one cache; empty where it is
 */
public record CacheLevel(long bytes, int instances, String doubt) {
  /** Nothing is reported. */
  public static final CacheLevel NONE = new CacheLevel(0, 0, "");

  /** So many caches of that size each. */
  public static CacheLevel of(long bytes, int instances) {
    return new CacheLevel(bytes, instances, "");
  }

  /** Caches whose sizes were reported as a sum. */
  public static CacheLevel ofSum(long sum, int instances) {
    return instances > 0 ? of(sum / instances, instances) : NONE;
  }

  /** Whether a size is reported. */
  public boolean isReported() {
    return bytes > 0;
  }

  /** All of them together, in bytes. */
  public long total() {
    return bytes * instances;
  }
}
