package io.personality.libvirt.internal.xml;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An element of an XML document.
 *
 * <p><i>Immutable.</i>
 *
 * @param namespace its namespace; empty for none
 * @param name its local name
 * @param attributes by local name; those with a namespace are left out
 * @param text the text directly inside it, as written
 * @param children the elements directly inside it, in order
 */
public record XmlElement(
    String namespace,
    String name,
    Map<String, String> attributes,
    String text,
    List<XmlElement> children) {
  /** Copies the collections. */
  public XmlElement {
    attributes = Map.copyOf(attributes);
    children = List.copyOf(children);
  }

  /** {@return the first child of a name, at the end of a path of names} */
  public Optional<XmlElement> at(String... path) {
    Optional<XmlElement> found = Optional.of(this);
    for (String step : path) {
      found = found.flatMap(one -> one.all(step).stream().findFirst());
    }
    return found;
  }

  /** {@return the children of a name, in order} */
  public List<XmlElement> all(String childName) {
    return children.stream().filter(child -> child.name.equals(childName)).toList();
  }

  /** {@return the value of an attribute, where there is one} */
  public Optional<String> attribute(String attribute) {
    return Optional.ofNullable(attributes.get(attribute));
  }

  /**
   * {@return the trimmed text at the end of a path of names, where there is one that is not empty}
   */
  public Optional<String> textAt(String... path) {
    return at(path).map(one -> one.text.strip()).filter(text -> !text.isEmpty());
  }
}
