package io.personality.libvirt.internal.tune;

/**
 * Why an element of a domain is as it is.
 *
 * <p><i>Immutable.</i>
 *
 * @param element its path below the domain, such as {@code cputune/vcpupin[0]}
 * @param value what was chosen, for people
 * @param reason why, for people
 * @param stem what it stems from
 * @param effect whether what was asked is got in full
 */
public record Tuning(String element, String value, String reason, Stem stem, Effect effect) {
  /** Whether what was asked is got in full. */
  public enum Effect {
    /** In full. */
    HONOURED,
    /** In part or not at all, as the reason says; refused instead where tuning is strict. */
    DEGRADED
  }

  @Override
  public String toString() {
    return element
        + " "
        + value
        + ": "
        + stem
        + "; "
        + reason
        + (effect == Effect.DEGRADED ? " (degraded)" : "");
  }
}
