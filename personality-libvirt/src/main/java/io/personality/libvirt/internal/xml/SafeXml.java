package io.personality.libvirt.internal.xml;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads XML that others wrote: bounded in size, depth and number of elements, without document type
 * and without anything from outside the text. <i>Thread-safe.</i>
 *
 * <p>A document type is refused whole (OWASP, XML External Entity Prevention): libvirt writes none,
 * and with it go entity bombs and files of the reader's host.
 */
public final class SafeXml {
  /** The most characters of a document: 4 Mi. */
  public static final int MOST_CHARACTERS = 4 << 20;

  /** The most elements inside each other. */
  public static final int MOST_DEPTH = 64;

  /** The most elements of a document; a host of a thousand threads has some thousands. */
  public static final int MOST_ELEMENTS = 200_000;

  private final XMLStreamReader reader;
  private final Deque<Open> open = new ArrayDeque<>();
  private int elements;

  private SafeXml(XMLStreamReader reader) {
    this.reader = reader;
  }

  /** An element whose end has not been seen. */
  private record Open(
      String namespace,
      String name,
      Map<String, String> attributes,
      StringBuilder text,
      List<XmlElement> children) {
    XmlElement closed() {
      return new XmlElement(namespace, name, attributes, text.toString(), children);
    }
  }

  /**
   * Reads a document.
   *
   * @param text any text
   * @return its root
   * @throws UnreadableXmlException if it is not well-formed, too large, or has a document type
   */
  public static XmlElement read(String text) {
    if (text.length() > MOST_CHARACTERS) {
      throw new UnreadableXmlException(
          "an XML document of "
              + text.length()
              + " characters is too large; at most "
              + MOST_CHARACTERS
              + " are read");
    }
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
      try {
        return new SafeXml(reader).root();
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      throw new UnreadableXmlException("not well-formed XML: " + firstLine(e), e);
    }
  }

  /**
   * Reads a document whose root must have a name.
   *
   * @param text any text
   * @param root the local name of the root
   * @return the root
   * @throws UnreadableXmlException as {@link #read(String)}, or if the root is another
   */
  public static XmlElement read(String text, String root) {
    XmlElement found = read(text);
    if (!found.name().equals(root)) {
      throw new UnreadableXmlException(
          "expected an XML document of <" + root + ">, not of <" + shown(found.name()) + ">");
    }
    return found;
  }

  private XmlElement root() throws XMLStreamException {
    while (true) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> start();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          if (!open.isEmpty()) {
            open.getFirst().text().append(reader.getText());
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          XmlElement closed = open.removeFirst().closed();
          if (open.isEmpty()) {
            readToTheEnd();
            return closed;
          }
          open.getFirst().children().add(closed);
        }
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> refuseDocumentType();
        case XMLStreamConstants.END_DOCUMENT ->
            throw new UnreadableXmlException("an XML document without an element");
        default -> {
          // comments and processing instructions say nothing to us
        }
      }
    }
  }

  private void start() {
    if (open.size() >= MOST_DEPTH) {
      throw new UnreadableXmlException(
          "XML elements lie more than " + MOST_DEPTH + " deep inside each other");
    }
    if (++elements > MOST_ELEMENTS) {
      throw new UnreadableXmlException(
          "an XML document of more than " + MOST_ELEMENTS + " elements");
    }
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String namespace = reader.getAttributeNamespace(i);
      if (namespace == null || namespace.isEmpty()) {
        attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
      }
    }
    String namespace = reader.getNamespaceURI();
    open.addFirst(
        new Open(
            namespace == null ? "" : namespace,
            reader.getLocalName(),
            attributes,
            new StringBuilder(),
            new ArrayList<>()));
  }

  private void readToTheEnd() throws XMLStreamException {
    while (reader.hasNext()) {
      reader.next();
    }
  }

  private static void refuseDocumentType() {
    throw new UnreadableXmlException(
        "an XML document with a document type or an entity of its own is not read");
  }

  private static String firstLine(XMLStreamException e) {
    String message = String.valueOf(e.getMessage());
    int end = message.indexOf('\n');
    return shown(end < 0 ? message : message.substring(0, end));
  }

  private static String shown(String text) {
    return text.length() <= 200 ? text : text.substring(0, 200) + "...";
  }
}
