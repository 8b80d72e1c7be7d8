package io.personality.libvirt.internal.facts;

import io.personality.libvirt.internal.tune.PciDevice;
import io.personality.libvirt.internal.xml.Amounts;
import io.personality.libvirt.internal.xml.SafeXml;
import io.personality.libvirt.internal.xml.UnreadableXmlException;
import io.personality.libvirt.internal.xml.Words;
import io.personality.libvirt.internal.xml.XmlElement;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads a device of a host (https://libvirt.org/formatnode.html). */
public final class NodeDeviceXml {
  /** What Linux's "unknown", -1, is where it has become a number without a sign. */
  private static final long UNKNOWN_SPEED = (1L << 31) - 1;

  private NodeDeviceXml() {}

  /**
   * {@return the PCI device that is described; empty if it is a device of another kind}
   *
   * @param xml what {@code virNodeDeviceGetXMLDesc} gives
   * @throws UnreadableXmlException if it is no readable device
   */
  public static Optional<PciDevice> pci(String xml) {
    return capability(SafeXml.read(xml, "device"), "pci").map(NodeDeviceXml::device);
  }

  /**
   * Reads a device of any kind.
   *
   * @param xml what {@code virNodeDeviceGetXMLDesc} gives
   * @return the device; empty if it is of a kind that says nothing of what a host is
   * @throws UnreadableXmlException if it is no readable device
   */
  public static Optional<NodeDevice> read(String xml) {
    XmlElement root = SafeXml.read(xml, "device");
    String name = word(root, "name");
    Optional<NodeDevice> pci =
        capability(root, "pci")
            .map(
                one ->
                    new NodeDevice.Pci(
                        name, device(one), capability(one, "phys_function").isPresent()));
    return pci.or(() -> capability(root, "net").map(one -> port(root, one)))
        .or(() -> capability(root, "storage").map(NodeDeviceXml::disk))
        .or(() -> capability(root, "system").map(NodeDeviceXml::machine));
  }

  private static Optional<XmlElement> capability(XmlElement parent, String type) {
    return parent.all("capability").stream()
        .filter(one -> one.attribute("type").filter(type::equals).isPresent())
        .findFirst();
  }

  private static NodeDevice port(XmlElement root, XmlElement net) {
    long speed =
        net.at("link").flatMap(link -> link.attribute("speed")).map(Amounts::whole).orElse(0L);
    return new NodeDevice.Port(
        word(net, "interface"), word(root, "parent"), speed < UNKNOWN_SPEED ? speed : 0);
  }

  private static NodeDevice disk(XmlElement storage) {
    return new NodeDevice.Disk(
        word(storage, "block"),
        storage.textAt("drive_type").filter("disk"::equals).isPresent(),
        word(storage, "bus"),
        word(storage, "model"),
        storage.textAt("size").map(Amounts::whole).orElse(0L));
  }

  private static NodeDevice machine(XmlElement system) {
    return new NodeDevice.Machine(
        word(system, "hardware", "vendor"),
        system.textAt("product").map(Words::clean).orElse(""),
        Words.clean(
            word(system, "firmware", "vendor")
                + " "
                + word(system, "firmware", "version")
                + " "
                + word(system, "firmware", "release_date")));
  }

  private static String word(XmlElement element, String... path) {
    return element.textAt(path).map(Words::clean).orElse("");
  }

  private static PciDevice device(XmlElement pci) {
    PciDevice.Address address =
        new PciDevice.Address(
            number(pci, "domain"),
            number(pci, "bus"),
            number(pci, "slot"),
            number(pci, "function"));
    if (PciDevice.Address.of(address.toString()).isEmpty()) {
      throw new UnreadableXmlException(address + " is no address on a PCI bus");
    }
    return new PciDevice(
        address.toString(),
        pci.textAt("class").map(Amounts::number).orElse(0),
        id(pci, "vendor"),
        id(pci, "product"),
        word(pci, "vendor"),
        word(pci, "product"),
        attribute(pci, "numa", "node"),
        attribute(pci, "iommuGroup", "number"));
  }

  private static int number(XmlElement pci, String name) {
    return Amounts.number(
        pci.textAt(name)
            .orElseThrow(() -> new UnreadableXmlException("a PCI device without <" + name + ">")));
  }

  private static int id(XmlElement pci, String name) {
    return pci.at(name).flatMap(one -> one.attribute("id")).map(Amounts::number).orElse(0);
  }

  /** A device of no cell says -1, which is none. */
  private static OptionalInt attribute(XmlElement pci, String element, String attribute) {
    return pci.at(element)
        .flatMap(one -> one.attribute(attribute))
        .filter(text -> !text.startsWith("-"))
        .map(text -> OptionalInt.of(Amounts.number(text)))
        .orElseGet(OptionalInt::empty);
  }
}
