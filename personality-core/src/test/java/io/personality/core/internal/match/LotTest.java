package io.personality.core.internal.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LotTest {
  private static final int HOSTS = 20;
  private static final int SEEDS = 20_000;

  /** Pearson's chi-square at 19 degrees of freedom exceeds 43.8 once in a thousand. */
  private static final double BOUND = 43.8;

  private static int first(long seed) {
    int first = 0;
    for (int host = 1; host < HOSTS; host++) {
      if (Lot.of(seed, "rack1-u" + host) < Lot.of(seed, "rack1-u" + first)) {
        first = host;
      }
    }
    return first;
  }

  private static double chiSquare(int[] counts, int draws) {
    double expected = (double) draws / counts.length;
    double sum = 0;
    for (int count : counts) {
      sum += (count - expected) * (count - expected) / expected;
    }
    return sum;
  }

  @Test
  void everyHostComesFirstAboutAsOften() {
    int[] counts = new int[HOSTS];
    for (long seed = 0; seed < SEEDS; seed++) {
      counts[first(seed)]++;
    }
    assertTrue(chiSquare(counts, SEEDS) < BOUND, () -> java.util.Arrays.toString(counts));
  }

  @Test
  void consecutiveSeedsDoNotGoTogether() {
    int[] differences = new int[HOSTS];
    for (long seed = 0; seed < SEEDS; seed++) {
      differences[Math.floorMod(first(seed + 1) - first(seed), HOSTS)]++;
    }
    assertTrue(chiSquare(differences, SEEDS) < BOUND, () -> java.util.Arrays.toString(differences));
  }

  @Test
  void theSameOnEveryPlatform() {
    assertEquals(Lot.of(7, "rack1-u07"), Lot.of(7, "rack1-u07"));
    assertEquals(EXPECTED, Lot.of(7, "rack1-u07"));
  }

  /** By an implementation of FNV-1a and SplitMix64 in another language, arbitrary precision. */
  private static final long EXPECTED = 5154087501494349689L;
}
