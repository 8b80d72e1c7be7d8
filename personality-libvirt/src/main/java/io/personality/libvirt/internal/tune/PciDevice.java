package io.personality.libvirt.internal.tune;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A PCI device of a host.
 *
 * <p><i>Immutable.</i>
 *
 * @param address such as {@code pci:0000:41:00.0}, the form of {@code ExclusiveUnit.Device}
 * @param classCode base class, subclass and interface, 24 bits (PCI Code and ID Assignment
 *     Specification); 0 where not known
 * @param vendorId 16 bits
 * @param productId 16 bits
 * @param vendor its name; empty where not known
 * @param product its name; empty where not known
 * @param cell the NUMA cell nearest to it; empty where not known
 * @param iommuGroup what the host can isolate it with; empty where there is no IOMMU
 */
public record PciDevice(
    String address,
    int classCode,
    int vendorId,
    int productId,
    String vendor,
    String product,
    OptionalInt cell,
    OptionalInt iommuGroup) {
  private static final Pattern ADDRESS =
      Pattern.compile("pci:([0-9a-f]{4,7}):([0-9a-f]{2}):([01][0-9a-f])\\.([0-7])");
  private static final int DISPLAY = 0x03;
  private static final int ACCELERATOR = 0x12;
  private static final int NETWORK = 0x02;
  private static final int BRIDGE = 0x06;

  /** What kind of device it is to a VM. */
  public enum Kind {
    /** Display controllers and processing accelerators. */
    ACCELERATOR,
    /** Network controllers. */
    NETWORK,
    /** Bridges, which are never handed to a VM. */
    BRIDGE,
    /** Anything else. */
    OTHER
  }

  /** The four parts of an address on the PCI bus. */
  public record Address(int domain, int bus, int slot, int function) {
    /** {@return the address that a text of the form {@code pci:0000:41:00.0} gives, if it does} */
    public static Optional<Address> of(String text) {
      Matcher matcher = ADDRESS.matcher(text);
      return matcher.matches()
          ? Optional.of(
              new Address(
                  Integer.parseInt(matcher.group(1), 16),
                  Integer.parseInt(matcher.group(2), 16),
                  Integer.parseInt(matcher.group(3), 16),
                  Integer.parseInt(matcher.group(4), 16)))
          : Optional.empty();
    }

    @Override
    public String toString() {
      return String.format("pci:%04x:%02x:%02x.%d", domain, bus, slot, function);
    }
  }

  /** {@return what kind of device it is, by its base class} */
  public Kind kind() {
    return switch (classCode >>> 16) {
      case DISPLAY, ACCELERATOR -> Kind.ACCELERATOR;
      case NETWORK -> Kind.NETWORK;
      case BRIDGE -> Kind.BRIDGE;
      default -> Kind.OTHER;
    };
  }
}
