package io.personality.libvirt.internal.xml;

import io.personality.LaunchException;
import io.personality.libvirt.internal.tune.Texts;
import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes XML so that what is read back is what was given. <i>Confined to one thread.</i>
 *
 * <p>Texts may hold any character of XML 1.0. Attributes may not hold line breaks and tabs, which a
 * parser would turn into blanks. What cannot be written is a {@link LaunchException}.
 */
final class Tags {
  private static final int SHOWN = 80;

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter writer;

  Tags() {
    try {
      writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  /** What is written inside an element. */
  interface Inside {
    void write();
  }

  /** Writes an element with attributes, in pairs of name and value, and what is inside it. */
  void element(String name, Inside inside, String... attributes) {
    try {
      writer.writeStartElement(name);
      attributes(attributes);
      inside.write();
      writer.writeEndElement();
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  /** Writes an element with attributes, in pairs of name and value, and nothing inside it. */
  void empty(String name, String... attributes) {
    try {
      writer.writeEmptyElement(name);
      attributes(attributes);
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  /** Writes an element with a text inside it. */
  void text(String name, String content, String... attributes) {
    element(name, () -> characters(name, content), attributes);
  }

  /** Writes an element of a namespace that it declares itself, and what is inside it. */
  void foreign(String prefix, String name, String namespace, Inside inside) {
    try {
      writer.writeStartElement(prefix, name, namespace);
      writer.writeNamespace(prefix, namespace);
      inside.write();
      writer.writeEndElement();
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  /** Writes an element with a text inside it, of a namespace that is declared around it. */
  void foreignText(
      String prefix, String name, String namespace, String content, String... attributes) {
    try {
      writer.writeStartElement(prefix, name, namespace);
      attributes(attributes);
      characters(name, content);
      writer.writeEndElement();
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  private void attributes(String... pairs) throws XMLStreamException {
    for (int i = 0; i < pairs.length; i += 2) {
      String value = pairs[i + 1];
      refuseUnwritable(pairs[i], value);
      if (value.chars().anyMatch(c -> c == '\n' || c == '\r' || c == '\t')) {
        throw new LaunchException(
            "\"" + shown(value) + "\" for " + pairs[i] + " holds a tab or a line break");
      }
      writer.writeAttribute(pairs[i], value);
    }
  }

  /** Carriage returns are written as references, since a parser would turn them into line feeds. */
  private void characters(String where, String content) {
    refuseUnwritable(where, content);
    try {
      String[] pieces = content.split("\r", -1);
      for (int i = 0; i < pieces.length; i++) {
        if (i > 0) {
          writer.writeEntityRef("#13");
        }
        writer.writeCharacters(pieces[i]);
      }
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  private static void refuseUnwritable(String where, String content) {
    Texts.unwritable(content)
        .ifPresent(
            c -> {
              throw new LaunchException(
                  "XML 1.0 cannot hold the character "
                      + c
                      + " of the value for "
                      + where
                      + "; leave it out");
            });
  }

  private static String shown(String value) {
    return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "...";
  }

  private static LaunchException broken(XMLStreamException e) {
    return new LaunchException("cannot write XML: " + e.getMessage(), e);
  }

  /** {@return what was written} */
  String written() {
    try {
      writer.close();
    } catch (XMLStreamException e) {
      throw broken(e);
    }
    return text.toString();
  }
}
