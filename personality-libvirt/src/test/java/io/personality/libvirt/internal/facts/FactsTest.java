package io.personality.libvirt.internal.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.libvirt.internal.tune.HostAbility;
import io.personality.libvirt.internal.tune.HostTopology;
import io.personality.libvirt.internal.tune.PciDevice;
import io.personality.libvirt.internal.xml.UnreadableXmlException;
import io.personality.model.PagePool;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FactsTest {
  private static final HostAbility.Permissions ALL =
      new HostAbility.Permissions(OptionalInt.of(1024), true, true);

  static String text(String name) {
    try (InputStream in = FactsTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void cellsThreadsPagesAndDistancesAreRead() {
    HostTopology topology = CapabilitiesXml.of(text("two-sockets.capabilities.xml")).topology();
    assertEquals(2, topology.cells().size());
    HostTopology.Cell second = topology.cells().get(1);
    assertEquals(64_510, second.memoryMib());
    assertEquals(8, second.cpus().size());
    assertEquals(Set.of(4, 12), topology.cpu(12).orElseThrow().siblings());
    assertEquals(1, topology.cpu(12).orElseThrow().socket());
    assertEquals(21, second.distanceTo(topology.cells().get(0)));
    assertEquals(List.of(new PagePool(1, 2048, 0), new PagePool(1, 1_048_576, 8)), second.pages());
  }

  @Test
  void whatIsFreeNowIsPutIn() {
    HostTopology topology =
        CapabilitiesXml.of(text("two-sockets.capabilities.xml"))
            .topology()
            .withFree(Map.of(0, 1_000L), List.of(new PagePool(0, 2048, 17)));
    assertEquals(1_000, topology.cells().get(0).freeMib());
    assertEquals(64_510, topology.cells().get(1).freeMib());
    assertEquals(new PagePool(0, 2048, 17), topology.cells().get(0).pages().get(0));
  }

  @Test
  void theHostsProcessorIsRead() {
    HostProcessor processor = CapabilitiesXml.of(text("two-sockets.capabilities.xml")).processor();
    assertEquals("x86_64", processor.architecture());
    assertEquals(Optional.of("Icelake-Server-noTSX"), processor.model());
    assertEquals(Optional.of("Intel"), processor.vendor());
    assertTrue(processor.features().contains("invtsc"));
  }

  @Test
  void capabilitiesThatTellNothingOfThreadsAreRefused() {
    CapabilitiesXml none = CapabilitiesXml.of("<capabilities><host/></capabilities>");
    assertThrows(UnreadableXmlException.class, none::topology);
    assertThrows(UnreadableXmlException.class, none::processor);
    String cell = "<cell id='0'><cpus><cpu id='0'/></cpus></cell>";
    CapabilitiesXml twice =
        CapabilitiesXml.of(
            "<capabilities><host><topology><cells>"
                + cell
                + cell
                + "</cells></topology></host></capabilities>");
    assertThrows(UnreadableXmlException.class, twice::topology);
    CapabilitiesXml odd =
        CapabilitiesXml.of(
            "<capabilities><host><topology><cells><cell id='-1'/>"
                + "</cells></topology></host></capabilities>");
    assertThrows(UnreadableXmlException.class, odd::topology);
  }

  @Test
  void theAbilityOfAKvmHostIsRead() {
    HostAbility ability = DomainCapabilitiesXml.read(text("kvm.domain-capabilities.xml"), ALL);
    assertEquals(HostAbility.Virtualization.KVM, ability.hypervisor().virtualization());
    assertEquals(List.of("pc-q35-7.2"), ability.hypervisor().machines());
    assertEquals(288, ability.hypervisor().mostVcpus());
    assertTrue(ability.processors().passthrough());
    assertEquals(Optional.of("Icelake-Server"), ability.processors().nearest());
    assertFalse(ability.processors().models().contains("EPYC"));
    assertTrue(ability.processors().models().contains("Icelake-Server-noTSX"));
    assertTrue(ability.processors().features().contains("avx512ifma"));
    assertEquals(Set.of("hle", "rtm", "mpx"), ability.processors().missing());
    assertFalse(ability.processors().complete());
    assertTrue(ability.permissions().passDevices());
  }

  @Test
  void theAbilityOfATranslatingHostIsRead() {
    HostAbility ability = DomainCapabilitiesXml.read(text("tcg.domain-capabilities.xml"), ALL);
    assertEquals(HostAbility.Virtualization.QEMU, ability.hypervisor().virtualization());
    assertFalse(ability.processors().passthrough());
    assertEquals(Set.of("qemu64", "Westmere", "Nehalem"), ability.processors().models());
    assertFalse(ability.permissions().passDevices());
  }

  @Test
  void otherHypervisorsAndDocumentsAreRefused() {
    assertThrows(
        UnreadableXmlException.class,
        () ->
            DomainCapabilitiesXml.read(
                text("kvm.domain-capabilities.xml").replace(">kvm<", ">xen<"), ALL));
    assertThrows(
        UnreadableXmlException.class,
        () -> DomainCapabilitiesXml.read(text("gpu.device.xml"), ALL));
  }

  @Test
  void anExpandedBaselineNamesEveryFeature() {
    String cpu =
        "<cpu mode='custom' match='exact'><model>Nehalem</model>"
            + "<feature policy='require' name='aes'/><feature policy='disable' name='vme'/></cpu>";
    assertEquals(Set.of("aes"), BaselineXml.features(cpu));
    HostAbility ability =
        DomainCapabilitiesXml.read(text("tcg.domain-capabilities.xml"), ALL)
            .withFeatures(BaselineXml.features(cpu));
    assertTrue(ability.processors().complete());
  }

  @Test
  void acceleratorsAreReadWithTheirNamesAndPlaces() {
    PciDevice gpu = NodeDeviceXml.pci(text("gpu.device.xml")).orElseThrow();
    assertEquals(
        new PciDevice(
            "pci:0000:41:00.0",
            0x030200,
            0x10de,
            0x20b0,
            "NVIDIA Corporation",
            "GA100 [A100 SXM4 40GB]",
            OptionalInt.of(1),
            OptionalInt.of(12)),
        gpu);
    assertEquals(PciDevice.Kind.ACCELERATOR, gpu.kind());
  }

  @Test
  void aDeviceOfNoCellAndNoIommuHasNeither() {
    PciDevice nic = NodeDeviceXml.pci(text("nic.device.xml")).orElseThrow();
    assertEquals("pci:0000:02:00.1", nic.address());
    assertEquals(PciDevice.Kind.NETWORK, nic.kind());
    assertEquals(OptionalInt.empty(), nic.cell());
    assertEquals(OptionalInt.empty(), nic.iommuGroup());
  }

  @Test
  void devicesOfOtherKindsAreNoPciDevices() {
    assertEquals(
        Optional.empty(),
        NodeDeviceXml.pci(
            "<device><capability type='net'><interface>e</interface></capability></device>"));
  }

  @Test
  void nonsenseIsRefusedAndNeverBreaks() {
    for (String number : List.of("x", "", "99999999999999999999", "0xzz", "4294967296", "300")) {
      String xml = text("gpu.device.xml").replace("<bus>65<", "<bus>" + number + "<");
      assertThrows(UnreadableXmlException.class, () -> NodeDeviceXml.pci(xml), number);
    }
    String huge = text("two-sockets.capabilities.xml").replace("65864184", "9223372036854775807");
    assertEquals(2, CapabilitiesXml.of(huge).topology().cells().size());
    String pages = text("two-sockets.capabilities.xml").replace("size='2048'", "size='0'");
    assertThrows(UnreadableXmlException.class, () -> CapabilitiesXml.of(pages).topology());
  }
}
