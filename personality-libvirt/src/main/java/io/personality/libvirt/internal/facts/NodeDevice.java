package io.personality.libvirt.internal.facts;

import io.personality.libvirt.internal.tune.PciDevice;

/** A device that says what a host is. <i>Immutable.</i> Empty texts and 0 stand for unknown. */
public sealed interface NodeDevice {

  /**
   * A device on the PCI bus.
   *
   * @param name the daemon's name for it, which others name as their parent
   * @param device what it is
   * @param share whether it is a virtual function, a share of a device that is listed itself
   */
  record Pci(String name, PciDevice device, boolean share) implements NodeDevice {}

  /**
   * A network interface.
   *
   * @param name such as {@code enp2s0f1}
   * @param parent the daemon's name of the device behind it; {@code computer} where there is none
   * @param mbits speed of its link in Mbit/s
   */
  record Port(String name, String parent, long mbits) implements NodeDevice {}

  /**
   * A block device.
   *
   * @param path such as {@code /dev/sda}
   * @param whole whether it is a disk, and neither a medium that can be taken out nor a reader
   * @param bus such as {@code sata}
   * @param model as its maker names it
   * @param bytes its size
   */
  record Disk(String path, boolean whole, String bus, String model, long bytes)
      implements NodeDevice {}

  /**
   * The host as a whole.
   *
   * @param maker of the host
   * @param product of the host
   * @param firmware vendor, version and date
   */
  record Machine(String maker, String product, String firmware) implements NodeDevice {}
}
