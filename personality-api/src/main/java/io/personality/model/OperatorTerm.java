package io.personality.model;

import java.util.Locale;

/**
 * What the operator of a fleet looks at among hosts that are near enough to what was asked.
 *
 * <p><i>Immutable.</i> These are apart from the similarity: none of them is ever part of it.
 */
public enum OperatorTerm {
  /**
   * Fill hosts that are used already: the larger share of a host in use once the VM is on it comes
   * first. The share is that of vCPUs or of memory, whichever is larger (the dominant share of
   * Ghodsi et al., Dominant Resource Fairness, NSDI 2011), of what VMs may have in sum.
   */
  PACK("share of the host", 0.05, true),
  /** The opposite of {@link #PACK}: the smaller share comes first. */
  SPREAD("share of the host", 0.05, false),
  /**
   * What the VM's part of the host costs: the host's label {@code cost_per_hour}, in whatever
   * currency the operator keeps to, times the dominant share of the host that the VM takes. The
   * smaller comes first.
   */
  COST("per hour", 0, false),
  /**
   * What the VM's part of the host draws: the host's label {@code power_watts} times the dominant
   * share of the host that the VM takes. The smaller comes first.
   */
  POWER("W", 0, false),
  /**
   * How many other hosts could take the VM while it runs. The larger comes first. Unknown where
   * nothing that can move VMs reports it.
   */
  EVACUABILITY("hosts", 0, true);

  private final String unit;
  private final double step;
  private final boolean largerFirst;

  OperatorTerm(String unit, double step, boolean largerFirst) {
    this.unit = unit;
    this.step = step;
    this.largerFirst = largerFirst;
  }

  /** {@return the unit of its values} */
  public String unit() {
    return unit;
  }

  /**
   * {@return the step whose multiples values are rounded to, unless the operator says otherwise}
   */
  public double step() {
    return step;
  }

  /** {@return whether the larger value comes first} */
  public boolean largerFirst() {
    return largerFirst;
  }

  /** {@return the lower-case name used in documents} */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
