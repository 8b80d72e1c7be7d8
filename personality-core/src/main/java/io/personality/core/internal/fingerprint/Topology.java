package io.personality.core.internal.fingerprint;

/**
 * How hardware threads are arranged, as the operating system sees it.
 *
 * <p><i>Immutable.</i> 0 stands for unknown.
 *
 * @param sockets processor packages
 * @param cores cores of the host
 * @param threads hardware threads that are online
 * @param numaCells NUMA cells
 * @param source the tool or file it was read from
 */
public record Topology(int sockets, int cores, int threads, int numaCells, String source) {
  /** Hardware threads of one core; 0 where unknown. */
  public int threadsPerCore() {
    return cores > 0 && threads >= cores ? Math.max(1, Math.round((float) threads / cores)) : 0;
  }
}
