package io.personality.core.internal.match;

/**
 * Draws numbers that depend on a seed and a text alone, alike on every platform.
 *
 * <p>Ordering hosts by the lot of each is rendezvous hashing (Thaler and Ravishankar, Using
 * Name-Based Mappings to Increase Hit Rates, 1998): a host that leaves or joins changes nothing in
 * the order of the others. The text is taken in as by FNV-1a, 64 bits, a UTF-16 code unit at a
 * time; seed and result are stirred by the finaliser of SplitMix64 (Steele, Lea and Flood, Fast
 * Splittable Pseudorandom Number Generators, 2014).
 */
final class Lot {
  private static final long FNV_PRIME = 0x100000001b3L;
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private Lot() {}

  static long of(long seed, String text) {
    long hash = stirred(seed + GOLDEN_GAMMA);
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * FNV_PRIME;
    }
    return stirred(hash);
  }

  private static long stirred(long value) {
    long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
