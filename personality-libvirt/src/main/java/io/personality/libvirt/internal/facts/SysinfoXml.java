package io.personality.libvirt.internal.facts;

import io.personality.libvirt.internal.xml.Amounts;
import io.personality.libvirt.internal.xml.SafeXml;
import io.personality.libvirt.internal.xml.UnreadableXmlException;
import io.personality.libvirt.internal.xml.Words;
import io.personality.libvirt.internal.xml.XmlElement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the tables of a host's firmware, as libvirt has them from dmidecode
 * (https://libvirt.org/formatdomain.html#smbios-system-information).
 */
public final class SysinfoXml {
  private static final Pattern SIZE = Pattern.compile("([0-9]{1,9}) ?([kKMGT]i?B)");

  /** What firmware writes where it has nothing to say, in lower case. */
  private static final Set<String> PLACEHOLDERS =
      Set.of(
          "none",
          "unknown",
          "not specified",
          "not present",
          "not provided",
          "<out of spec>",
          "other",
          "default string",
          "system product name",
          "system manufacturer",
          "to be filled by o.e.m.");

  private SysinfoXml() {}

  /**
   * Reads the document.
   *
   * @param xml what {@code virConnectGetSysinfo} gives
   * @throws UnreadableXmlException if it is no readable document of its kind
   */
  public static FirmwareTables read(String xml) {
    XmlElement root = SafeXml.read(xml, "sysinfo");
    XmlElement none = new XmlElement("", "none", Map.of(), "", List.of());
    XmlElement bios = root.at("bios").orElse(none);
    XmlElement system = root.at("system").orElse(none);
    return new FirmwareTables(
        Words.clean(
            entry(bios, "vendor") + " " + entry(bios, "version") + " " + entry(bios, "date")),
        entry(system, "manufacturer"),
        entry(system, "product"),
        root.all("processor").stream()
            .map(processor -> entry(processor, "version"))
            .filter(name -> !name.isEmpty())
            .toList(),
        root.all("memory_device").stream()
            .map(SysinfoXml::module)
            .filter(module -> module.mib() > 0)
            .toList());
  }

  /** An empty slot has no size but words in its place. */
  private static FirmwareTables.Module module(XmlElement device) {
    Matcher size = SIZE.matcher(entry(device, "size"));
    // SMBIOS counts in powers of two, whatever the unit is called (DSP0134, 7.18)
    long mib =
        size.matches()
            ? Amounts.kib(size.group(1), size.group(2).substring(0, 1) + "iB") / 1024
            : 0;
    return new FirmwareTables.Module(mib, entry(device, "type"));
  }

  private static String entry(XmlElement table, String name) {
    return table.all("entry").stream()
        .filter(entry -> entry.attribute("name").filter(name::equals).isPresent())
        .map(entry -> Words.clean(entry.text()))
        .filter(text -> !PLACEHOLDERS.contains(text.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElse("");
  }
}
