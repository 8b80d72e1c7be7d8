package io.personality.libvirt.internal.facts;

import io.personality.libvirt.internal.tune.PciDevice;
import io.personality.libvirt.internal.xml.Amounts;
import io.personality.libvirt.internal.xml.SafeXml;
import io.personality.libvirt.internal.xml.UnreadableXmlException;
import io.personality.libvirt.internal.xml.XmlElement;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads a device of a host (https://libvirt.org/formatnode.html). */
public final class NodeDeviceXml {
  private NodeDeviceXml() {}

  /**
   * {@return the PCI device that is described; empty if it is a device of another kind}
   *
   * @param xml what {@code virNodeDeviceGetXMLDesc} gives
   * @throws UnreadableXmlException if it is no readable device
   */
  public static Optional<PciDevice> pci(String xml) {
    return SafeXml.read(xml, "device").all("capability").stream()
        .filter(one -> one.attribute("type").filter("pci"::equals).isPresent())
        .findFirst()
        .map(NodeDeviceXml::device);
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
        pci.textAt("vendor").orElse(""),
        pci.textAt("product").orElse(""),
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
