package io.personality.libvirt.internal.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.libvirt.internal.xml.VolumeXml.Backing;
import io.personality.libvirt.internal.xml.VolumeXml.Volume;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VolumeXmlTest {
  @Test
  void aVolumeOverAnImageNamesItsFileAndItsFormat() {
    Volume volume =
        new Volume("vm", "qcow2", 1L << 40, Optional.of(new Backing("/a&b/c.img", "raw")));
    XmlElement read = SafeXml.read(VolumeXml.of(volume), "volume");
    assertEquals(Optional.of("vm"), read.textAt("name"));
    assertEquals(Optional.of("1099511627776"), read.textAt("capacity"));
    assertEquals(Optional.of("bytes"), read.at("capacity").flatMap(one -> one.attribute("unit")));
    assertEquals(Optional.of("0"), read.textAt("allocation"));
    assertEquals(
        Optional.of("qcow2"), read.at("target", "format").flatMap(one -> one.attribute("type")));
    assertEquals(Optional.of("/a&b/c.img"), read.textAt("backingStore", "path"));
    assertEquals(
        Optional.of("raw"),
        read.at("backingStore", "format").flatMap(one -> one.attribute("type")));
  }

  @Test
  void aVolumeOfItsOwnHasNothingBeneathIt() {
    String xml = VolumeXml.of(new Volume("vm", "qcow2", 1, Optional.empty()));
    assertTrue(SafeXml.read(xml, "volume").at("backingStore").isEmpty(), xml);
  }

  @Test
  void thePoolsFolderAndTheHostsUuidAreRead() {
    assertEquals(
        "/srv/vms",
        VolumeXml.folder("<pool type='dir'><target><path>/srv/vms</path></target></pool>"));
    assertEquals(
        "00000000-0000-4000-8000-00000000000a",
        VolumeXml.hostUuid(
            "<capabilities><host><uuid>00000000-0000-4000-8000-00000000000a</uuid></host>"
                + "</capabilities>"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<capabilities/>",
        "<capabilities><host/></capabilities>",
        "<capabilities><host><uuid>../../etc</uuid></host></capabilities>"
      })
  void aHostThatCannotBeToldFromOthersIsRefused(String capabilities) {
    assertThrows(UnreadableXmlException.class, () -> VolumeXml.hostUuid(capabilities));
    assertThrows(UnreadableXmlException.class, () -> VolumeXml.folder("<pool type='rbd'/>"));
  }
}
