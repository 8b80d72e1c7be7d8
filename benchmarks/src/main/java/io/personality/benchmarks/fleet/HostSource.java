package io.personality.benchmarks.fleet;

import java.util.SplittableRandom;

/**
 * A fleet of any size whose hosts are made when they are asked for: host {@code i} follows from the
 * seed and {@code i} alone.
 *
 * <p><i>Immutable.</i>
 */
public interface HostSource {
  /** Its columns. */
  Schema schema();

  /** How it is made, for people. */
  String description();

  /** Makes one host. */
  void read(int host, HostValues into);

  /** The random numbers of one host. */
  static SplittableRandom random(long seed, int host) {
    // SplittableRandom itself steps by a constant, so that the seeds of two hosts must not lie a
    // few
    // such steps apart: hence the finalizer of MurmurHash3.
    long mixed = seed ^ (host + 1) * 0x9E37_79B9_7F4A_7C15L;
    mixed = (mixed ^ mixed >>> 33) * 0xFF51_AFD7_ED55_8CCDL;
    mixed = (mixed ^ mixed >>> 33) * 0xC4CE_B9FE_1A85_EC53L;
    return new SplittableRandom(mixed ^ mixed >>> 33);
  }

  /**
   * A number in [0, 1] rounded to a multiple of 2^-20, which is exact as a float and as a double
   * and stays so when it is taken from 1: so every contender sees the same value.
   */
  static float onGrid(double number) {
    double clamped = Math.max(0, Math.min(1, number));
    return (float) (Math.rint(clamped * 0x1p20) * 0x1p-20);
  }

  /** Flags as bits of the indexes of {@link Schema#FLAGS}, each with three chances in four. */
  static int flags(SplittableRandom random) {
    int either = random.nextInt(1 << Schema.FLAGS.size());
    int or = random.nextInt(1 << Schema.FLAGS.size());
    return either | or;
  }

  /** Takes 70 % of all threads away for VMs: two hosts in five are full, the rest vary. */
  static void occupy(HostValues host, SplittableRandom random) {
    host.freeVcpus = Math.max(0, random.nextInt(-host.vcpus * 2 / 3, host.vcpus + 1));
  }
}
