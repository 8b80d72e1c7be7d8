package io.personality.core.internal.fleet;

import io.personality.model.Accelerator;
import io.personality.model.Availability;
import io.personality.model.Claim;
import io.personality.model.ExclusiveUnit;
import io.personality.model.Host;
import io.personality.model.PlacementId;
import io.personality.model.Resources;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A host and what is left of it.
 *
 * <p><i>Immutable.</i>
 *
 * @param host the host
 * @param claims the claims on it, by placement
 * @param free the shared capacity that no claim has
 * @param taken the exclusive units that claims have
 */
public record HostRow(
    Host host, Map<PlacementId, Claim> claims, Resources free, Set<ExclusiveUnit> taken) {
  /** Copies the collections. */
  public HostRow {
    claims = Map.copyOf(claims);
    taken = Set.copyOf(taken);
  }

  /** A host of which so much is free, whoever has the rest. */
  public HostRow(Host host, Resources free, Set<ExclusiveUnit> taken) {
    this(host, Map.of(), free, taken);
  }

  /** The host less the claims on it. */
  public static HostRow of(Host host, Collection<Claim> claims) {
    Map<PlacementId, Claim> byPlacement = new HashMap<>();
    claims.forEach(claim -> byPlacement.put(claim.placement(), claim));
    return of(host, byPlacement);
  }

  private static HostRow of(Host host, Map<PlacementId, Claim> claims) {
    Resources used = Resources.NONE;
    Set<ExclusiveUnit> taken = new HashSet<>();
    for (Claim claim : claims.values()) {
      used = used.plus(claim.resources());
      taken.addAll(claim.units());
    }
    return new HostRow(host, claims, host.allocatable().minus(used), taken);
  }

  /** The same with a claim, which counts once however often it is added. */
  public HostRow with(Claim claim) {
    Map<PlacementId, Claim> more = new HashMap<>(claims);
    more.put(claim.placement(), claim);
    return of(host, more);
  }

  /** The same without the claim of a placement, if it has one. */
  public HostRow without(PlacementId placement) {
    if (!claims.containsKey(placement)) {
      return this;
    }
    Map<PlacementId, Claim> fewer = new HashMap<>(claims);
    fewer.remove(placement);
    return of(host, fewer);
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
