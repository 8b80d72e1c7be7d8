package io.personality.core.internal.catalogue;

import io.personality.ConfigurationException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A parsed JSON value with the path it was found at, so that a fault in a catalogue resource or a
 * user's overlay is reported with its place.
 *
 * <p><i>Immutable.</i>
 *
 * @param path where it stands, for messages
 * @param value a Map, List, String, Number or Boolean
 */
record Tree(String path, Object value) {

  /** The member of that name. */
  Optional<Tree> find(String key) {
    Object member = object().get(key);
    return member == null ? Optional.empty() : Optional.of(new Tree(path + "/" + key, member));
  }

  /** The member of that name, which must be there. */
  Tree get(String key) {
    return find(key).orElseThrow(() -> fault("lacks \"" + key + "\""));
  }

  /** The text of a member, or the default where it is absent. */
  String text(String key, String orElse) {
    return find(key).map(Tree::text).orElse(orElse);
  }

  /** The text of a member, which must be there. */
  String text(String key) {
    return get(key).text();
  }

  /** The number of a member, which must be there. */
  double number(String key) {
    return get(key).number();
  }

  /** The number of a member, or the default where it is absent. */
  double number(String key, double orElse) {
    return find(key).map(Tree::number).orElse(orElse);
  }

  /** The truth value of a member, or the default where it is absent. */
  boolean flag(String key, boolean orElse) {
    return find(key).map(Tree::flag).orElse(orElse);
  }

  /** The elements of a list member; none where it is absent. */
  List<Tree> list(String key) {
    return find(key).map(Tree::elements).orElse(List.of());
  }

  /** The texts of a list member; none where it is absent. */
  List<String> texts(String key) {
    return list(key).stream().map(Tree::text).toList();
  }

  /** The members of an object member, in the order written; none where it is absent. */
  Map<String, Tree> members(String key) {
    Map<String, Tree> members = new LinkedHashMap<>();
    find(key)
        .ifPresent(
            object ->
                object.object().keySet().forEach(name -> members.put(name, object.get(name))));
    return members;
  }

  /** This as a text. */
  String text() {
    if (value instanceof String text) {
      return text;
    }
    throw fault("must be a text");
  }

  /** This as a finite number. */
  double number() {
    if (value instanceof BigDecimal || value instanceof Number) {
      double number = ((Number) value).doubleValue();
      if (Double.isFinite(number)) {
        return number;
      }
    }
    throw fault("must be a finite number");
  }

  /** This as a truth value. */
  boolean flag() {
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw fault("must be true or false");
  }

  /** The elements of this list. */
  List<Tree> elements() {
    if (!(value instanceof List<?> list)) {
      throw fault("must be a list");
    }
    List<Tree> elements = new ArrayList<>();
    for (Object element : list) {
      elements.add(new Tree(path + "/" + elements.size(), element));
    }
    return elements;
  }

  /** The keys of this object, in the order written. */
  List<String> keys() {
    return object().keySet().stream().map(String::valueOf).toList();
  }

  private Map<?, ?> object() {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw fault("must be an object");
  }

  /** The exception that says what is wrong here. */
  ConfigurationException fault(String what) {
    return new ConfigurationException("catalogue: " + path + " " + what);
  }
}
