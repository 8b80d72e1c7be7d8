package io.personality.model;

/**
 * An amount of what VMs share a host by.
 *
 * <p><i>Immutable.</i>
 *
 * @param vcpus virtual processors, at least 0
 * @param memoryMib memory in MiB, at least 0
 */
public record Resources(int vcpus, long memoryMib) {
  /** Nothing. */
  public static final Resources NONE = new Resources(0, 0);

  /** Checks that neither is negative. */
  public Resources {
    Check.notNegative("vcpus", vcpus);
    Check.notNegative("memory in MiB", memoryMib);
  }

  /**
   * {@return the sum of both}
   *
   * @param other what to add
   * @throws ArithmeticException if a sum is too large for its type
   */
  public Resources plus(Resources other) {
    return new Resources(
        Math.addExact(vcpus, other.vcpus), Math.addExact(memoryMib, other.memoryMib));
  }

  /**
   * {@return what is left of this after the other is taken, never less than nothing}
   *
   * @param other what to take
   */
  public Resources minus(Resources other) {
    return new Resources(
        Math.max(0, vcpus - other.vcpus), Math.max(0, memoryMib - other.memoryMib));
  }

  /**
   * {@return whether this is enough for the demand}
   *
   * @param demand what is needed
   */
  public boolean covers(Resources demand) {
    return vcpus >= demand.vcpus && memoryMib >= demand.memoryMib;
  }
}
