package io.personality.libvirt.internal.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.personality.libvirt.internal.tune.GuestMedia;
import io.personality.libvirt.internal.tune.Hosts;
import io.personality.libvirt.internal.tune.Tuned;
import io.personality.libvirt.internal.tune.TunerSettings;
import io.personality.model.Condition;
import io.personality.model.ExclusiveUnit;
import io.personality.model.Level;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class DifferencesTest {
  private static final Tuned.Planned PLANNED =
      Hosts.on(Hosts.topology(2, 4, 65_536), Hosts.kvm())
          .profile(
              Hosts.profile(Level.HIGH)
                  .require("processor_flags", new Condition.HasAll(List.of("avx512f"))))
          .units(Hosts.cores(4, 5, 6, 7))
          .unit(Hosts.pages(1, 2048, 4096))
          .unit(new ExclusiveUnit.Device(Hosts.GPU))
          .planned();
  private static final String XML = DomainXml.of(PLANNED.plan(), PLANNED.tunings());

  private static List<String> after(UnaryOperator<String> change) {
    return Differences.between(PLANNED.plan(), LiveDomain.read(change.apply(XML))).stream()
        .map(Difference::toString)
        .toList();
  }

  @Test
  void aDomainThatIsAsAskedHasNone() {
    assertEquals(List.of(), after(xml -> xml));
  }

  @Test
  void whatLibvirtAddsIsNone() {
    assertEquals(
        List.of(),
        after(
            xml ->
                xml.replace(
                        "</devices>",
                        "<controller type='pci' index='0' model='pcie-root'/></devices>")
                    .replace("<memory unit=\"MiB\">8192<", "<memory unit=\"KiB\">8388608<")));
  }

  /** The file is what libvirt 9.0.0 made of this very plan when QEMU 7.2 ran it. */
  @Test
  void whatLibvirtAndQemuMadeOfAPlanHasNone() throws IOException {
    GuestMedia media =
        new GuestMedia(
            List.of(new GuestMedia.Disk("/vm/d.qcow2", GuestMedia.Format.QCOW2, false, true)),
            List.of(new GuestMedia.Network.User()),
            Optional.empty(),
            new GuestMedia.Console.Logged("/vm/ser.log"));
    Tuned.Planned planned =
        Hosts.on(Hosts.topology(1, 1, 12_250), Hosts.tcg())
            .media(media)
            .resources(2, 256)
            .profile(Hosts.profile(Level.MEDIUM).trait("throughput_priority", Level.HIGH))
            .settings(TunerSettings.DEFAULT.guestCells(2).mostVcpus(4))
            .planned();
    try (InputStream in = DifferencesTest.class.getResourceAsStream("started-by-libvirt-9.xml")) {
      String xml = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(List.of(), Differences.between(planned.plan(), LiveDomain.read(xml)));
    }
  }

  @Test
  void aRequiredFeatureThatWasSilentlyDisabledIsSeen() {
    assertEquals(
        List.of("cpu/feature[avx512f]: asked for require, runs with disable"),
        after(xml -> xml.replace("policy=\"require\"", "policy=\"disable\"")));
    assertEquals(
        List.of("cpu/feature[avx512f]: asked for require, runs with none"),
        after(xml -> xml.replaceAll("<feature policy[^>]*/>", "")));
  }

  @Test
  void anotherCpuIsSeen() {
    assertEquals(
        List.of("cpu: asked for host-passthrough, runs with custom"),
        after(xml -> xml.replace("mode=\"host-passthrough\"", "mode=\"custom\"")));
  }

  @Test
  void vcpusPinsAndSharesThatDifferAreSeen() {
    assertEquals(
        List.of(
            "vcpu/current: asked for 4, runs with 2",
            "cputune/vcpupin[0]: asked for 4, runs with none",
            "cputune/vcpupin[1]: asked for 5, runs with 0-3"),
        after(
            xml ->
                xml.replace("current=\"4\"", "current=\"2\"")
                    .replaceAll("<vcpupin vcpu=\"0\"[^>]*/>", "")
                    .replace("vcpu=\"1\" cpuset=\"5\"", "vcpu=\"1\" cpuset=\"0-3\"")));
  }

  @Test
  void memoryThatIsBackedOtherwiseIsSeen() {
    assertEquals(
        List.of(
            "memoryBacking/hugepages: asked for 2048 KiB, runs with none",
            "memoryBacking/nosharepages: asked for on, runs with none",
            "memoryBacking/allocation: asked for on, runs with none",
            "numatune/memory: asked for strict 1, runs with preferred 1"),
        after(
            xml ->
                xml.replaceAll("<memoryBacking>.*</memoryBacking>", "")
                    .replace("mode=\"strict\"", "mode=\"preferred\"")));
  }

  @Test
  void devicesThatAreMissingAreSeen() {
    assertEquals(
        List.of(
            "devices/disk[vda]: asked for /images/vm.qcow2, runs with none",
            "devices/hostdev: asked for pci:0000:41:00.0, runs with none",
            "devices/memballoon: asked for none, runs with virtio"),
        after(
            xml ->
                xml.replaceFirst("<disk type=.*?</disk>", "")
                    .replaceAll("<hostdev.*</hostdev>", "")
                    .replace("memballoon model=\"none\"", "memballoon model=\"virtio\"")));
  }
}
