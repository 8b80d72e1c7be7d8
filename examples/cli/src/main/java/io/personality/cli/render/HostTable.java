package io.personality.cli.render;

import io.personality.cli.render.Look.Ink;
import io.personality.model.Availability;
import io.personality.model.Host;
import io.personality.model.HostId;
import io.personality.model.Resources;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Hosts below each other.
 *
 * <p><i>Immutable.</i>
 *
 * @param look where it is shown
 * @param now what ages count from
 */
public record HostTable(Look look, Instant now) {

  /**
   * What is shown of a host.
   *
   * @param allocatable what VMs may have in sum
   * @param fingerprintRevision counts its fingerprints
   * @param observedAt when the newest one was taken
   */
  public record Line(
      HostId id,
      Availability availability,
      Host.Settings settings,
      Resources allocatable,
      long fingerprintRevision,
      Optional<Instant> observedAt) {
    /** That of a host. */
    public static Line of(Host host) {
      return new Line(
          host.id(),
          host.availability(),
          host.settings(),
          host.allocatable(),
          host.fingerprintRevision(),
          host.fingerprint().observedAt());
    }
  }

  /** A line for each. */
  public String list(List<Line> hosts) {
    if (hosts.isEmpty()) {
      return "No hosts; \"hosts import FILE\" takes up their fingerprints.\n";
    }
    int name = hosts.stream().mapToInt(host -> Lines.width(host.id().value())).max().orElse(0);
    StringBuilder page = new StringBuilder();
    page.append(
            look.ink(
                Ink.FAINT,
                Lines.left("host", Math.max(4, name))
                    + "  state      vCPUs      memory  fingerprint"))
        .append('\n');
    for (Line host : hosts) {
      String state = host.availability().name().toLowerCase(Locale.ROOT);
      page.append(look.ink(Ink.STRONG, Lines.left(host.id().value(), Math.max(4, name))))
          .append("  ")
          .append(
              look.ink(
                  host.availability() == Availability.OPEN ? Ink.SURE : Ink.UNSURE,
                  Lines.left(state, 8)))
          .append("  ")
          .append(Lines.right(Figures.count(host.allocatable().vcpus()), 6))
          .append("  ")
          .append(Lines.right(Figures.memory(host.allocatable().memoryMib()), 10))
          .append("  ")
          .append(look.ink(Ink.FAINT, fingerprint(host)))
          .append('\n');
    }
    return page.toString();
  }

  private String fingerprint(Line host) {
    return "#"
        + host.fingerprintRevision()
        + host.observedAt().map(at -> ", " + Figures.age(at, now)).orElse("");
  }
}
