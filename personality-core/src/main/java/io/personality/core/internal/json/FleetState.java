package io.personality.core.internal.json;

import io.personality.model.Availability;
import io.personality.model.ExclusiveUnit;
import io.personality.model.HostId;
import io.personality.model.Resources;
import java.util.List;
import java.util.Set;

/**
 * How hosts were, as far as a decision depends on it: all of them, or those that had changed since
 * an earlier state.
 *
 * <p><i>Immutable.</i>
 *
 * @param after the number of the earlier state, {@link #FIRST} for an empty fleet
 * @param hosts those that are new or had changed
 * @param gone those that were there and are not any more
 */
public record FleetState(int after, List<OneHost> hosts, List<HostId> gone) {
  /** Instead of a number: nothing comes before it. */
  public static final int FIRST = -1;

  /** Copies the lists. */
  public FleetState {
    hosts = List.copyOf(hosts);
    gone = List.copyOf(gone);
  }

  /**
   * One host.
   *
   * @param id its identity
   * @param fingerprintRevision which of its fingerprints counts
   * @param availability whether it takes new VMs
   * @param reserved kept back for the host itself
   * @param overcommit vCPUs promised per hardware thread
   * @param free the shared capacity that no claim has
   * @param taken the exclusive units that claims have
   */
  public record OneHost(
      HostId id,
      long fingerprintRevision,
      Availability availability,
      Resources reserved,
      double overcommit,
      Resources free,
      Set<ExclusiveUnit> taken) {
    /** Copies the set. */
    public OneHost {
      taken = Set.copyOf(taken);
    }
  }
}
