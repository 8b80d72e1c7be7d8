package io.personality.libvirt.internal.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SafeXmlTest {
  private static String refusal(String xml) {
    return String.valueOf(
        assertThrows(UnreadableXmlException.class, () -> SafeXml.read(xml)).getMessage());
  }

  @Test
  void elementsAttributesAndTextsAreRead() {
    XmlElement root =
        SafeXml.read(
            "<?xml version='1.0'?><!-- hi --><a x='1'>t<b y='&lt;'>one</b><b>two</b>"
                + "<![CDATA[<u>]]></a>");
    assertEquals("t<u>", root.text());
    assertEquals(Optional.of("1"), root.attribute("x"));
    assertEquals(Optional.of("one"), root.textAt("b"));
    assertEquals(2, root.all("b").size());
    assertEquals(Optional.of("<"), root.all("b").get(0).attribute("y"));
    assertEquals(Optional.empty(), root.at("b", "c"));
  }

  @Test
  void anEntityBombIsRefused() {
    StringBuilder bomb = new StringBuilder("<!DOCTYPE l [<!ENTITY l0 'lol'>");
    for (int i = 1; i < 10; i++) {
      bomb.append("<!ENTITY l").append(i).append(" '");
      bomb.append(("&l" + (i - 1) + ";").repeat(10)).append("'>");
    }
    assertTrue(refusal(bomb + "]><l>&l9;</l>").contains("document type"));
  }

  @Test
  void aFileOfTheReadersHostIsRefused() {
    String xml = "<!DOCTYPE l [<!ENTITY f SYSTEM 'file:///etc/passwd'>]><l>&f;</l>";
    assertTrue(refusal(xml).contains("document type"));
    assertTrue(refusal("<!DOCTYPE l SYSTEM 'http://127.0.0.1:9/x.dtd'><l/>").contains("document"));
  }

  @Test
  void elementsTooDeepInsideEachOtherAreRefused() {
    int depth = 100_000;
    assertTrue(refusal("<a>".repeat(depth) + "</a>".repeat(depth)).contains("64 deep"));
    SafeXml.read("<a>".repeat(64) + "</a>".repeat(64));
  }

  @Test
  void documentsThatAreTooLargeAreRefused() {
    assertTrue(refusal("<a>" + " ".repeat(SafeXml.MOST_CHARACTERS) + "</a>").contains("too large"));
    assertTrue(refusal("<a>" + "<b/>".repeat(SafeXml.MOST_ELEMENTS) + "</a>").contains("elements"));
  }

  @Test
  void namesOf64KibEndRefusedOrRead() {
    String name = "n".repeat(65_536);
    assertTrue(refusal("<" + name + "/>").length() < 1_000);
    assertEquals(name, SafeXml.read("<a>" + name + "</a>").text());
    assertEquals(Optional.of(name), SafeXml.read("<a x='" + name + "'/>").attribute("x"));
  }

  @Test
  void nulAndBrokenDocumentsAreRefused() {
    for (String xml :
        new String[] {
          "<a>\0</a>", "<a>&#0;</a>", "", "<a>", "<a/><b/>", "text", "<a x=1/>", "<a>&f;</a>"
        }) {
      refusal(xml);
    }
  }

  @Test
  void anotherRootIsRefused() {
    UnreadableXmlException refused =
        assertThrows(UnreadableXmlException.class, () -> SafeXml.read("<network/>", "domain"));
    assertEquals("expected an XML document of <domain>, not of <network>", refused.getMessage());
  }
}
