package io.personality.libvirt.internal.media;

import io.personality.LaunchException;
import io.personality.PlacementRequest.Guest;
import io.personality.libvirt.internal.bind.Connection;
import io.personality.libvirt.internal.bind.LibvirtException;
import io.personality.libvirt.internal.tune.GuestMedia;
import io.personality.libvirt.internal.tune.GuestMedia.Network;
import io.personality.libvirt.internal.xml.LiveDomain;
import io.personality.model.PlacementId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the files of guests lie, and what becomes of them in a move. <i>Thread-safe</i> for
 * different placements.
 *
 * <p>Every method throws {@link LibvirtException} where libvirt reports an error, and {@link
 * LaunchException} for anything else that is in the way.
 */
public interface GuestFiles {

  /**
   * What a guest is to have.
   *
   * @param guest what the caller asked for
   * @param network what it is connected to where it names no network
   * @param boot a kernel to boot instead of the image's own
   */
  record Wanted(Guest guest, Optional<Network> network, Optional<GuestMedia.Boot> boot) {
    /** What it is connected to. */
    List<Network> networks() {
      List<Network> networks = new ArrayList<>();
      for (String name : guest.networks()) {
        networks.add(new Network.Named(Names.checked("a network", name)));
      }
      if (networks.isEmpty()) {
        network.ifPresent(networks::add);
      }
      return networks;
    }

    /** Whether there is something in it that may ask cloud-init's questions. */
    boolean isSeeded() {
      return !guest.image().isEmpty() || boot.isPresent();
    }
  }

  /**
   * Makes what a guest boots from, unless it is there; nothing is left where that fails, unless
   * libvirt reports the error.
   */
  GuestMedia make(Connection host, PlacementId placement, Wanted wanted);

  /** Removes what was made for a guest at a host, if there is anything. */
  void remove(Connection host, PlacementId placement);

  /** Removes what a guest has at a host where a move did not bring it, or from where it went. */
  void leave(Connection host, PlacementId placement);

  /** {@return what would keep the files of a guest from going along in a move} */
  List<String> obstacles(
      Connection source, Connection target, PlacementId placement, LiveDomain domain);

  /**
   * Makes room at the target of a move for what the hypervisors are to copy.
   *
   * @return where it is; empty where both hosts see the same files, so that nothing is copied
   */
  Optional<Relocation> relocate(Connection source, Connection target, PlacementId placement);
}
