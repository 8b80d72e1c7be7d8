package io.personality.libvirt.internal.facts;

import io.personality.libvirt.internal.tune.HostAbility;
import io.personality.libvirt.internal.xml.Amounts;
import io.personality.libvirt.internal.xml.SafeXml;
import io.personality.libvirt.internal.xml.UnreadableXmlException;
import io.personality.libvirt.internal.xml.XmlElement;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Reads what an emulator offers (https://libvirt.org/formatdomaincaps.html).
 *
 * <p>The document lists features only as far as the host differs from its nearest model, so that
 * {@link HostAbility.Processors#complete} is false until a baseline with expanded features is put
 * in.
 */
public final class DomainCapabilitiesXml {
  private DomainCapabilitiesXml() {}

  /**
   * Reads the document.
   *
   * @param xml what {@code virConnectGetDomainCapabilities} gives
   * @param permissions what the connection may do; devices are passed only if the emulator can too
   * @return the ability
   * @throws UnreadableXmlException if it is no readable document of its kind, or is of another
   *     hypervisor than QEMU
   */
  public static HostAbility read(String xml, HostAbility.Permissions permissions) {
    XmlElement root = SafeXml.read(xml, "domainCapabilities");
    HostAbility.Hypervisor hypervisor =
        new HostAbility.Hypervisor(
            virtualization(text(root, "domain")),
            text(root, "arch"),
            text(root, "path"),
            List.of(text(root, "machine")),
            root.at("vcpu").flatMap(v -> v.attribute("max")).map(Amounts::number).orElse(1));
    boolean devices =
        permissions.passDevices()
            && root.at("devices", "hostdev").filter(DomainCapabilitiesXml::isSupported).isPresent();
    return new HostAbility(
        hypervisor,
        processors(root.at("cpu").map(cpu -> cpu.all("mode")).orElseGet(List::of)),
        new HostAbility.Permissions(
            permissions.defaultShares(), permissions.lockMemory(), devices));
  }

  /**
   * {@return how guests can be kept from the host's eyes, as the processor flags that Linux has for
   * it: {@code sev}, {@code sev_es}, {@code sgx}}
   *
   * @param xml what {@code virConnectGetDomainCapabilities} gives
   * @throws UnreadableXmlException if it is no readable document of its kind
   */
  public static SortedSet<String> protections(String xml) {
    XmlElement root = SafeXml.read(xml, "domainCapabilities");
    TreeSet<String> flags = new TreeSet<>();
    Optional<XmlElement> sev =
        root.at("features", "sev").filter(DomainCapabilitiesXml::isSupported);
    if (sev.isPresent()) {
      flags.add("sev");
    }
    if (sev.flatMap(one -> one.textAt("maxESGuests")).map(Amounts::number).orElse(0) > 0) {
      flags.add("sev_es");
    }
    if (root.at("features", "sgx").filter(DomainCapabilitiesXml::isSupported).isPresent()) {
      flags.add("sgx");
    }
    return flags;
  }

  private static HostAbility.Virtualization virtualization(String domain) {
    return switch (domain) {
      case "kvm" -> HostAbility.Virtualization.KVM;
      case "qemu" -> HostAbility.Virtualization.QEMU;
      default ->
          throw new UnreadableXmlException(
              "domains of type \"" + domain + "\" are not made here, only of kvm and qemu");
    };
  }

  private static HostAbility.Processors processors(List<XmlElement> modes) {
    Optional<XmlElement> host = mode(modes, "host-model");
    TreeSet<String> models = new TreeSet<>();
    for (XmlElement model :
        mode(modes, "custom").map(custom -> custom.all("model")).orElseGet(List::of)) {
      if (model.attribute("usable").filter("yes"::equals).isPresent()) {
        models.add(model.text().strip());
      }
    }
    TreeSet<String> features = new TreeSet<>();
    TreeSet<String> missing = new TreeSet<>();
    for (XmlElement feature : host.map(one -> one.all("feature")).orElseGet(List::of)) {
      boolean off = feature.attribute("policy").filter("disable"::equals).isPresent();
      feature.attribute("name").ifPresent(off ? missing::add : features::add);
    }
    return new HostAbility.Processors(
        mode(modes, "host-passthrough").isPresent(),
        host.flatMap(one -> one.textAt("model")),
        models,
        features,
        missing,
        false);
  }

  private static Optional<XmlElement> mode(List<XmlElement> modes, String name) {
    return modes.stream()
        .filter(mode -> mode.attribute("name").filter(name::equals).isPresent())
        .filter(DomainCapabilitiesXml::isSupported)
        .findFirst();
  }

  private static boolean isSupported(XmlElement element) {
    return element.attribute("supported").filter("yes"::equals).isPresent();
  }

  private static String text(XmlElement root, String name) {
    return root.textAt(name)
        .orElseThrow(
            () -> new UnreadableXmlException("domain capabilities without <" + name + ">"));
  }
}
