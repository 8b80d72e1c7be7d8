package io.personality.core.internal.fleet;

import io.personality.model.Accelerator;
import io.personality.model.Availability;
import io.personality.model.Claim;
import io.personality.model.ExclusiveUnit;
import io.personality.model.Host;
import io.personality.model.Resources;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A host and what is left of it.
 *
 * <p><i>Immutable.</i>
 *
 * @param host the host
 * @param free the shared capacity that no claim has
 * @param taken the exclusive units that claims have
 */
public record HostRow(Host host, Resources free, Set<ExclusiveUnit> taken) {
  /** Copies the set. */
  public HostRow {
    taken = Set.copyOf(taken);
  }

  /** The host less the claims on it. */
  public static HostRow of(Host host, Collection<Claim> claims) {
    Resources used = Resources.NONE;
    Set<ExclusiveUnit> taken = new HashSet<>();
    for (Claim claim : claims) {
      used = used.plus(claim.resources());
      taken.addAll(claim.units());
    }
    return new HostRow(host, host.allocatable().minus(used), taken);
  }

  /** Whether it takes new VMs at all. */
  public boolean isOpen() {
    return host.availability() == Availability.OPEN;
  }

  /** The accelerators that no claim has. */
  public List<Accelerator> freeAccelerators() {
    return host.fingerprint().capacity().accelerators().stream()
        .filter(a -> !taken.contains(new ExclusiveUnit.Device(a.address())))
        .toList();
  }
}
