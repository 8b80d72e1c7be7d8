package io.personality.spi;

import io.personality.PlacementRequest;
import io.personality.model.Claim;
import io.personality.model.Host;
import io.personality.model.Profile;

/**
 * Everything a launcher needs to start one VM.
 *
 * <p><i>Immutable.</i>
 *
 * @param claim what the VM may use, and its identity
 * @param host where, with its newest fingerprint
 * @param profile how it should behave
 * @param guest what it boots
 */
public record LaunchOrder(Claim claim, Host host, Profile profile, PlacementRequest.Guest guest) {
  /** Checks that the claim is on the host. */
  public LaunchOrder {
    if (!claim.host().equals(host.id())) {
      throw new IllegalArgumentException(
          "the claim is on host " + claim.host() + ", not on " + host.id());
    }
  }

  /** {@return the place where the VM will be} */
  public VmSite site() {
    return new VmSite(claim.placement(), host.id(), host.settings().launcherAddress());
  }
}
