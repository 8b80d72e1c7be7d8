package io.personality.libvirt.internal.facts;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.libvirt.internal.tune.HostAbility;
import io.personality.libvirt.internal.xml.UnreadableXmlException;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A damaged document is read or refused, and never breaks a reader otherwise. */
class FactsProperties {
  private static final List<String> PIECES =
      List.of("-1", "", "9999999999", "0x", "'", "<", ">", "1-", "^", "\0", "&x;", "0-70000", "é");

  private static String damaged(String text, Random random) {
    StringBuilder damaged = new StringBuilder(text);
    for (int i = random.nextInt(3); i >= 0; i--) {
      int from = random.nextInt(damaged.length());
      int to = Math.min(damaged.length(), from + random.nextInt(6));
      damaged.replace(from, to, PIECES.get(random.nextInt(PIECES.size())));
    }
    return damaged.toString();
  }

  private static String renumbered(String text, Random random) {
    String[] parts = text.split("(?<=[0-9])(?![0-9])|(?<![0-9])(?=[0-9])", -1);
    int at = random.nextInt(parts.length);
    while (!parts[at].matches("[0-9]+")) {
      at = (at + 1) % parts.length;
    }
    parts[at] = PIECES.get(random.nextInt(4));
    return String.join("", parts);
  }

  private static void check(String name, long seed, Consumer<String> reader) {
    Random random = new Random(seed);
    String text = FactsTest.text(name);
    for (String xml : List.of(damaged(text, random), renumbered(text, random))) {
      try {
        reader.accept(xml);
      } catch (UnreadableXmlException e) {
        assertTrue(String.valueOf(e.getMessage()).length() < 2_000);
      }
    }
  }

  @Property(tries = 400)
  void capabilities(@ForAll long seed) {
    check(
        "two-sockets.capabilities.xml",
        seed,
        xml -> {
          CapabilitiesXml capabilities = CapabilitiesXml.of(xml);
          capabilities.topology();
          capabilities.processor();
        });
  }

  @Property(tries = 400)
  void domainCapabilities(@ForAll long seed) {
    check(
        "kvm.domain-capabilities.xml",
        seed,
        xml -> DomainCapabilitiesXml.read(xml, HostAbility.Permissions.SESSION));
  }

  @Property(tries = 400)
  void devices(@ForAll long seed) {
    check("gpu.device.xml", seed, NodeDeviceXml::pci);
  }
}
