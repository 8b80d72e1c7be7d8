package io.personality.core.internal.catalogue;

import io.personality.ConfigurationException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A place in a parsed JSON document, which says where it is when something is missing or of another
 * type.
 *
 * <p><i>Immutable</i> as long as the document beneath is left alone.
 *
 * @param path where this is, an RFC 6901 pointer after the name of the document
 * @param value a {@link Map} with text keys, a {@link List}, a {@link String}, a {@link Number} or
 *     a {@link Boolean}
 */
public record Tree(String path, Object value) {

  /** The member {@code name}; a {@link ConfigurationException} where there is none. */
  public Tree field(String name) {
    return optional(name).orElseThrow(() -> fault("has no member \"" + name + "\""));
  }

  /** The member {@code name}, or empty where there is none. */
  public Optional<Tree> optional(String name) {
    if (!(value instanceof Map<?, ?> members)) {
      throw fault("should be an object");
    }
    Object member = members.get(name);
    return member == null ? Optional.empty() : Optional.of(below(name, member));
  }

  /** The names of this object's members, in the order of the document. */
  public Set<String> names() {
    if (!(value instanceof Map<?, ?> members)) {
      throw fault("should be an object");
    }
    Set<String> names = new LinkedHashSet<>();
    members.keySet().forEach(name -> names.add(String.valueOf(name)));
    return names;
  }

  /** The text member {@code name}, which must be there. */
  public String text(String name) {
    return field(name).asText();
  }

  /** The text member {@code name}, or {@code otherwise} where there is none. */
  public String text(String name, String otherwise) {
    return optional(name).map(Tree::asText).orElse(otherwise);
  }

  /** The number member {@code name}, which must be there. */
  public double number(String name) {
    return field(name).asNumber();
  }

  /** The number member {@code name}, or {@code otherwise} where there is none. */
  public double number(String name, double otherwise) {
    return optional(name).map(Tree::asNumber).orElse(otherwise);
  }

  /** The whole-number member {@code name}, which must be there. */
  public int integer(String name) {
    return field(name).asInteger();
  }

  /** The whole-number member {@code name}, or {@code otherwise} where there is none. */
  public int integer(String name, int otherwise) {
    return optional(name).map(Tree::asInteger).orElse(otherwise);
  }

  /** Whether the member {@code name} is there and true. */
  public boolean flag(String name) {
    return optional(name).map(Tree::asFlag).orElse(false);
  }

  /** The members of the object member {@code name}; none where there is no such member. */
  public Map<String, Tree> members(String name) {
    Map<String, Tree> members = new LinkedHashMap<>();
    optional(name).ifPresent(o -> o.names().forEach(key -> members.put(key, o.field(key))));
    return members;
  }

  /** The elements of the array member {@code name}; none where there is no such member. */
  public List<Tree> list(String name) {
    return optional(name).map(Tree::asList).orElse(List.of());
  }

  /** The texts of the array member {@code name}; none where there is no such member. */
  public List<String> texts(String name) {
    return list(name).stream().map(Tree::asText).toList();
  }

  /** This value as text. */
  public String asText() {
    if (value instanceof String text) {
      return text;
    }
    throw fault("should be a text");
  }

  /** This value as a finite number. */
  public double asNumber() {
    if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
      return number.doubleValue();
    }
    throw fault("should be a finite number");
  }

  /** This value as a whole number. */
  public int asInteger() {
    double number = asNumber();
    if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
      throw fault("should be a whole number");
    }
    return (int) number;
  }

  /** This value as true or false. */
  public boolean asFlag() {
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw fault("should be true or false");
  }

  /** The elements of this array. */
  public List<Tree> asList() {
    if (!(value instanceof List<?> elements)) {
      throw fault("should be an array");
    }
    List<Tree> trees = new ArrayList<>(elements.size());
    for (int i = 0; i < elements.size(); i++) {
      Object element = elements.get(i);
      if (element == null) {
        throw fault("should not hold null");
      }
      trees.add(below(String.valueOf(i), element));
    }
    return List.copyOf(trees);
  }

  /** A fault at this place; {@code what} goes on a sentence that begins with the place. */
  public ConfigurationException fault(String what) {
    return new ConfigurationException(path + " " + what);
  }

  private Tree below(String name, Object member) {
    return new Tree(path + "/" + name.replace("~", "~0").replace("/", "~1"), member);
  }
}
