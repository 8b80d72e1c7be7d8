package io.personality.core.internal.fingerprint;

import java.util.List;

/**
 * What lshw says, as far as it matters here.
 *
 * <p><i>Immutable.</i> Empty texts and 0 stand for unknown.
 *
 * @param manufacturer maker of the host
 * @param product name of the host
 * @param memoryBytes installed memory
 * @param disks whole disks
 * @param networks network interfaces
 * @param devices PCI devices of the classes display and processing accelerator
 */
public record Lshw(
    String manufacturer,
    String product,
    long memoryBytes,
    List<Disk> disks,
    List<NetworkPort> networks,
    List<PciDevice> devices) {
  /** Copies the lists. */
  public Lshw {
    disks = List.copyOf(disks);
    networks = List.copyOf(networks);
    devices = List.copyOf(devices);
  }
}
