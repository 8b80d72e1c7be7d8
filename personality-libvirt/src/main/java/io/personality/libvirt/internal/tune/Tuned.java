package io.personality.libvirt.internal.tune;

import java.util.List;

/**
 * What came of tuning.
 *
 * <p><i>Immutable.</i>
 */
public sealed interface Tuned {
  /**
   * A domain that can be started.
   *
   * @param plan the domain
   * @param tunings why each of its elements is as it is, in the order of choosing
   */
  record Planned(DomainPlan plan, List<Tuning> tunings) implements Tuned {
    /** Copies the list. */
    public Planned {
      tunings = List.copyOf(tunings);
    }
  }

  /**
   * No domain.
   *
   * @param refusals every demand that the host cannot honour, at least one
   */
  record Refused(List<Refusal> refusals) implements Tuned {
    /** Copies the list. */
    public Refused {
      refusals = List.copyOf(refusals);
      if (refusals.isEmpty()) {
        throw new IllegalArgumentException("a refusal says why");
      }
    }
  }
}
