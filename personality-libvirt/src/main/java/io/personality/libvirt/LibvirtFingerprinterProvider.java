package io.personality.libvirt;

import io.personality.spi.Configuration;
import io.personality.spi.Fingerprinter;
import io.personality.spi.FingerprinterProvider;
import java.time.Clock;

/** Makes the fingerprinter named {@code libvirt}, which reads a host through its daemon. */
public final class LibvirtFingerprinterProvider implements FingerprinterProvider {
  /** For the service loader. */
  public LibvirtFingerprinterProvider() {}

  @Override
  public String name() {
    return "libvirt";
  }

  /** Stands back for every other fingerprinter: it needs to be told of a host, and so is named. */
  @Override
  public int priority() {
    return -200;
  }

  /**
   * Makes a fingerprinter; the host is connected to when a fingerprint is taken, and only for as
   * long. Settings: {@code uri} (where the host's daemon is, such as {@code
   * qemu+ssh://HOST/system}; needed), {@code host} (its identity; the name that the daemon gives
   * unless said), {@code virtualization} ({@code auto} unless said; {@code kvm} refuses a host
   * whose daemon runs no guest by the processor, {@code qemu} does not ask for it), {@code pci-ids}
   * (a file of names for PCI devices that the host has no names for; that of this machine unless
   * said) and {@code timeout-seconds} (of all questions together, 60 unless said).
   */
  @Override
  public Fingerprinter create(Configuration configuration) {
    return new LibvirtFingerprinter(FingerprintSettings.of(configuration), Clock.systemUTC());
  }
}
