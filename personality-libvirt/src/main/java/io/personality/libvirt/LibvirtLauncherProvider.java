package io.personality.libvirt;

import io.personality.spi.Configuration;
import io.personality.spi.HypervisorLauncher;
import io.personality.spi.LauncherProvider;

/** Makes the launcher named {@code libvirt}. */
public final class LibvirtLauncherProvider implements LauncherProvider {
  /** For the service loader. */
  public LibvirtLauncherProvider() {}

  @Override
  public String name() {
    return "libvirt";
  }

  /** Stands back for every other launcher: it starts real VMs, and so has to be named. */
  @Override
  public int priority() {
    return -200;
  }

  /**
   * Makes a launcher; hosts are connected to when they are needed. Settings, all optional: {@code
   * uri} (where hosts are reached that are registered without a launcher address), {@code
   * virtualization} ({@code auto}, {@code kvm} or {@code qemu}; auto unless said), {@code storage}
   * ({@code shared}, or {@code pool:NAME} where each host has a storage pool of that name for
   * itself, which holds the images too and whose disks are copied along in moves; shared unless
   * said), {@code images} (a folder of qcow2 or raw images by name), {@code volumes} (where
   * overlays and seeds of guests are made, at the same path here and on the hosts; {@code
   * /var/lib/personality/volumes} unless said), {@code open-volumes} (whether QEMU runs as another
   * user without libvirt changing owners), {@code kernel}, {@code initrd}, {@code command-line}
   * (booted instead of the image's own), {@code network} ({@code user}, {@code network:NAME} or
   * {@code bridge:DEVICE}; none unless said), {@code strict} (refuse where a trait's tuning cannot
   * be honoured), {@code migratable} (no processor passed through), {@code guest-agent}, {@code
   * guest-cells} (how many NUMA cells a guest sees), {@code most-vcpus} (to which floating guests
   * can grow) and {@code timeout-seconds} (of one call, 60 unless said).
   */
  @Override
  public HypervisorLauncher create(Configuration configuration) {
    return new LibvirtLauncher(LaunchSettings.of(configuration));
  }
}
