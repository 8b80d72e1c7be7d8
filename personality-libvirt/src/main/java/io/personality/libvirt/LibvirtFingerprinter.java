package io.personality.libvirt;

import io.personality.LaunchException;
import io.personality.libvirt.LaunchSettings.Virtualization;
import io.personality.libvirt.internal.bind.Connections;
import io.personality.libvirt.internal.bind.LibvirtException;
import io.personality.libvirt.internal.bind.MissingLibraryException;
import io.personality.libvirt.internal.fingerprint.HostFingerprint;
import io.personality.libvirt.internal.fingerprint.HostReport;
import io.personality.libvirt.internal.xml.Words;
import io.personality.model.Fingerprint;
import io.personality.model.HostId;
import io.personality.spi.Fingerprinter;
import java.time.Clock;
import java.util.Optional;

/**
 * Fingerprints a host by what its libvirt daemon says. <i>Thread-safe.</i>
 *
 * <p>It measures nothing: a guest that would have to run for that is not the host.
 */
final class LibvirtFingerprinter implements Fingerprinter {
  private final FingerprintSettings settings;
  private final Clock clock;

  LibvirtFingerprinter(FingerprintSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public Fingerprint fingerprint(boolean measure) {
    HostReport report = report();
    if (settings.virtualization() == Virtualization.KVM
        && report.protections().answer().isEmpty()) {
      throw new LaunchException(
          "the host at "
              + settings.uri()
              + " runs no guest by its processor ("
              + Words.clean(report.protections().reason())
              + "); leave out virtualization=kvm to fingerprint it all the same");
    }
    return HostFingerprint.of(report, host(report), clock.instant(), settings.pciIds(), measure);
  }

  private HostReport report() {
    try (Connections connections = new Connections(settings.limit(), (uri, event) -> {})) {
      return connections.call(
          settings.uri(),
          connection ->
              HostReport.of(
                  new ConnectedHost(connection, settings.virtualization() != Virtualization.QEMU)));
    } catch (LibvirtException e) {
      String why = Words.clean(String.valueOf(e.getMessage()), 800);
      throw new LaunchException(
          "no fingerprint was taken: "
              + (why.contains(settings.uri()) ? "" : settings.uri() + ": ")
              + why,
          e);
    } catch (MissingLibraryException e) {
      throw new LaunchException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Two hosts without a name would be taken for one. */
  private HostId host(HostReport report) {
    Optional<HostId> given = settings.host();
    if (given.isPresent()) {
      return given.get();
    }
    String name = report.name().answer().map(Words::clean).orElse("");
    if (name.isEmpty()) {
      throw new LaunchException(
          "the daemon at " + settings.uri() + " does not say its host's name; give it one (host)");
    }
    return new HostId(name);
  }
}
