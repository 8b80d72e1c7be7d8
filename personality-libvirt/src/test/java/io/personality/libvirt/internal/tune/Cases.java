package io.personality.libvirt.internal.tune;

import io.personality.model.Level;
import io.personality.model.Profile;
import java.util.List;

/** Guests on a host of two cells, and what is looked at in how they are tuned. */
final class Cases {
  static final HostTopology TWO_CELLS = Hosts.topology(2, 4, 65_536);

  private Cases() {}

  static Hosts.Case latency(Level level) {
    return Hosts.on(TWO_CELLS, Hosts.kvm()).profile(Hosts.profile(level));
  }

  static Hosts.Case trait(String trait, Level level) {
    return Hosts.on(TWO_CELLS, Hosts.kvm()).profile(Profile.builder("p").trait(trait, level));
  }

  static List<String> pins(Tuned.Planned planned) {
    return planned.plan().placing().pins().stream().map(CpuSet::toString).toList();
  }

  static List<Tuning> tunings(Tuned.Planned planned, String element) {
    return planned.tunings().stream()
        .filter(tuning -> tuning.element().startsWith(element))
        .toList();
  }

  static boolean degraded(Tuned.Planned planned, String element) {
    return tunings(planned, element).stream()
        .anyMatch(tuning -> tuning.effect() == Tuning.Effect.DEGRADED);
  }
}
