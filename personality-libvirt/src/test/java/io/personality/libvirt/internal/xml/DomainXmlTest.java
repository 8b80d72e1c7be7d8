package io.personality.libvirt.internal.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.LaunchException;
import io.personality.libvirt.internal.tune.GuestMedia;
import io.personality.libvirt.internal.tune.Hosts;
import io.personality.libvirt.internal.tune.Tuned;
import io.personality.libvirt.internal.tune.TunerSettings;
import io.personality.model.Condition;
import io.personality.model.ExclusiveUnit;
import io.personality.model.Level;
import io.personality.model.Profile;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DomainXmlTest {
  private static XmlElement written(Hosts.Case guest) {
    Tuned.Planned planned = guest.planned();
    return SafeXml.read(DomainXml.of(planned.plan(), planned.tunings()), "domain");
  }

  private static Hosts.Case guest(Level level) {
    return Hosts.on(Hosts.topology(2, 4, 65_536), Hosts.kvm()).profile(Hosts.profile(level));
  }

  private static String attribute(XmlElement root, String name, String... path) {
    return root.at(path).flatMap(one -> one.attribute(name)).orElse("");
  }

  @Test
  void aGuestThatMindsLatencyIsPinnedOnHugePages() {
    XmlElement domain =
        written(
            guest(Level.HIGH)
                .units(Hosts.cores(4, 5, 6, 7, 12, 13, 14, 15))
                .unit(Hosts.pages(1, 2048, 4096)));
    assertEquals("kvm", domain.attribute("type").orElse(""));
    assertEquals("4", attribute(domain, "cpuset", "cputune", "vcpupin"));
    assertEquals("12-15", attribute(domain, "cpuset", "cputune", "emulatorpin"));
    assertEquals("12-15", attribute(domain, "cpuset", "cputune", "iothreadpin"));
    assertEquals("2048", attribute(domain, "size", "memoryBacking", "hugepages", "page"));
    assertEquals("strict", attribute(domain, "mode", "numatune", "memory"));
    assertEquals("none", attribute(domain, "model", "devices", "memballoon"));
    assertEquals("on", attribute(domain, "state", "features", "kvm", "hint-dedicated"));
    assertEquals("host-passthrough", attribute(domain, "mode", "cpu"));
    assertEquals("partial", attribute(domain, "check", "cpu"));
  }

  @Test
  void aGuestThatDoesNotIsNeitherPinnedNorBound() {
    XmlElement domain = written(guest(Level.LOW));
    assertEquals(Optional.empty(), domain.at("cputune"));
    assertEquals(Optional.empty(), domain.at("numatune"));
    assertEquals(Optional.empty(), domain.at("memoryBacking"));
    assertEquals("2", attribute(domain, "period", "devices", "memballoon", "stats"));
  }

  @Test
  void aNamedModelIsExactAndItsFeaturesAreChecked() {
    XmlElement domain =
        written(
            Hosts.on(Hosts.topology(1, 2, 16_384), Hosts.tcg())
                .profile(
                    Profile.builder("p")
                        .require("processor_flags", new Condition.HasAll(List.of("aes")))));
    assertEquals("Westmere", domain.textAt("cpu", "model").orElse(""));
    assertEquals("exact", attribute(domain, "match", "cpu"));
    assertEquals("partial", attribute(domain, "check", "cpu"));
    assertEquals("require", attribute(domain, "policy", "cpu", "feature"));
    assertEquals("aes", attribute(domain, "name", "cpu", "feature"));
  }

  @Test
  void aPreferenceForSeveralCellsIsSaidByTheGuestsOwnCells() {
    XmlElement domain = written(guest(Level.HIGH).units(Hosts.cores(3, 4, 5, 6)));
    assertEquals(2, domain.at("numatune").orElseThrow().all("memnode").size());
    assertEquals(Optional.empty(), domain.at("numatune", "memory"));
    assertEquals(2, domain.at("cpu", "numa").orElseThrow().all("cell").size());
  }

  @Test
  void passedDevicesAreWrittenByTheirAddress() {
    XmlElement domain = written(guest(Level.LOW).unit(new ExclusiveUnit.Device(Hosts.GPU)));
    XmlElement address = domain.at("devices", "hostdev", "source", "address").orElseThrow();
    assertEquals("0x41", address.attribute("bus").orElse(""));
    assertEquals("0x0000", address.attribute("domain").orElse(""));
  }

  @Test
  void aKernelIsBootedWhereOneIsGiven() {
    GuestMedia media =
        new GuestMedia(
            List.of(Hosts.DISK),
            List.of(
                new GuestMedia.Network.User(),
                new GuestMedia.Network.Tap(),
                new GuestMedia.Network.Bridge("br0")),
            Optional.of(new GuestMedia.Boot("/k", Optional.of("/i"), "console=ttyS0 a=\"<&>\"")),
            new GuestMedia.Console.Logged("/log/vm.log"));
    XmlElement domain = written(guest(Level.LOW).media(media));
    assertEquals("console=ttyS0 a=\"<&>\"", domain.textAt("os", "cmdline").orElse(""));
    assertEquals(Optional.empty(), domain.at("os", "boot"));
    assertEquals("pty", attribute(domain, "type", "devices", "serial"));
    assertEquals("/log/vm.log", attribute(domain, "file", "devices", "serial", "log"));
    assertEquals(
        List.of("user", "ethernet", "bridge"),
        domain.at("devices").orElseThrow().all("interface").stream()
            .map(one -> one.attribute("type").orElse(""))
            .toList());
  }

  @Test
  void pathsThatXmlWouldChangeAreRefused() {
    for (String path : new String[] {"/a\nb", "/a\0b", "/a\uD800b", "/a\tb"}) {
      GuestMedia media =
          new GuestMedia(
              List.of(new GuestMedia.Disk(path, GuestMedia.Format.RAW, false, true)),
              List.of(),
              Optional.empty(),
              new GuestMedia.Console.Terminal());
      Tuned.Planned planned = guest(Level.LOW).media(media).planned();
      assertThrows(
          LaunchException.class, () -> DomainXml.of(planned.plan(), planned.tunings()), path);
    }
  }

  @Test
  void theReasonsStayWithTheDomain() {
    Tuned.Planned planned = guest(Level.HIGH).settings(TunerSettings.DEFAULT).planned();
    LiveDomain live = LiveDomain.read(DomainXml.of(planned.plan(), planned.tunings()));
    assertEquals(
        planned.tunings().stream().map(Object::toString).toList(), live.identity().tunings());
    assertEquals(Optional.of(Hosts.PLACEMENT.toString()), live.identity().placement());
  }

  @Test
  void growthIsWrittenAsCurrentAndMost() {
    XmlElement domain = written(guest(Level.LOW).settings(TunerSettings.DEFAULT.mostVcpus(8)));
    assertEquals("8", domain.textAt("vcpu").orElse(""));
    assertEquals("4", attribute(domain, "current", "vcpu"));
    assertTrue(domain.at("cpu", "topology").orElseThrow().attributes().containsValue("8"));
  }
}
