package io.personality.core.internal.fingerprint;

/** Work to be timed. Each thread has its own. <i>Confined to one thread.</i> */
@FunctionalInterface
interface Kernel {
  /**
   * Does a small, fixed amount of work, well below a millisecond.
   *
   * @return a value that depends on all of it, so that none can be left out
   */
  long run();
}
