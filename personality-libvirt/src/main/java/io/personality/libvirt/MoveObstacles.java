package io.personality.libvirt;

import io.personality.libvirt.internal.bind.Connections;
import io.personality.libvirt.internal.bind.LibvirtException;
import io.personality.libvirt.internal.xml.LiveDomain;
import java.util.ArrayList;
import java.util.List;

/** What keeps a domain from moving live to a host, found out before the move. */
final class MoveObstacles {
  private MoveObstacles() {}

  static List<String> of(LiveDomain domain, String target, Connections connections) {
    List<String> obstacles = new ArrayList<>();
    if (!domain.devices().passed().isEmpty()) {
      obstacles.add("it has devices of its host: " + domain.devices().passed());
    }
    if (domain.cpu().mode().equals("host-passthrough")) {
      obstacles.add(
          "its processor is that of its host, passed through; launch with migratable=true for one"
              + " that moves");
    } else {
      processor(domain, target, connections, obstacles);
    }
    return obstacles;
  }

  private static void processor(
      LiveDomain domain, String target, Connections connections, List<String> obstacles) {
    String model = domain.cpu().model().orElse("");
    if (!model.matches("[A-Za-z0-9._+-]{1,100}")) {
      return; // without a model the emulator's own processor, which every host has
    }
    String cpu =
        "<cpu mode='custom' match='minimum'><model fallback='forbid'>" + model + "</model></cpu>";
    try {
      boolean canBe =
          connections.call(
              target, connection -> connection.canBe(domain.identity().virtualization(), cpu));
      if (!canBe) {
        obstacles.add("the target cannot give it the processor " + model);
      }
    } catch (LibvirtException e) {
      if (e.kind() == LibvirtException.Kind.DISCONNECTED) {
        throw e;
      }
      obstacles.add("the target cannot give it the processor " + model + ": " + e.getMessage());
    }
  }
}
