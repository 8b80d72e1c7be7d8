package io.personality.core.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.personality.Violation;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The faults found so far in one document. <i>Confined to one thread.</i> */
final class Faults {
  private final TreeSet<Violation> violations = new TreeSet<>();
  private final TreeSet<String> pointers = new TreeSet<>();

  /** Adds all of them. */
  void add(Collection<Violation> more) {
    more.forEach(this::add);
  }

  void add(Violation violation) {
    violations.add(violation);
    pointers.add(violation.pointer());
  }

  void add(String pointer, String message, String remedy) {
    add(new Violation(pointer, message, remedy));
  }

  /**
   * Reports a value that is of the wrong kind or out of bounds. A null where the text had a value
   * that could not be used is reported already.
   */
  void refuse(JsonNode node, String pointer, String remedy) {
    if (!(node.isNull() && at(pointer))) {
      add(pointer, Shown.withKind(node) + " stands here", remedy);
    }
  }

  boolean isEmpty() {
    return violations.isEmpty();
  }

  /** Whether there is a fault of the very place. */
  boolean at(String pointer) {
    return pointers.contains(pointer);
  }

  /** Whether there is a fault of the place or of anything below it. */
  boolean within(String pointer) {
    String next = pointers.ceiling(pointer + "/");
    return at(pointer) || (next != null && Pointers.isWithin(next, pointer));
  }

  /** Sorted by pointer, then message. */
  List<Violation> sorted() {
    return List.copyOf(violations);
  }

  /**
   * Makes a value of the model; what the model refuses is a fault of the place.
   *
   * @return empty if it was refused
   */
  <T> Optional<T> attempt(String pointer, Supplier<T> maker) {
    try {
      return Optional.of(maker.get());
    } catch (IllegalArgumentException e) {
      add(pointer, String.valueOf(e.getMessage()), "correct it");
      return Optional.empty();
    }
  }

  /**
   * The faults of a text and of its tree together. Where the text had a value that could not be
   * used, the tree has null, of which the schema must not complain again.
   */
  static Faults of(ParsedJson parsed, JsonNode tree, List<Violation> schemaFaults) {
    Faults faults = new Faults();
    faults.add(parsed.violations());
    for (Violation violation : schemaFaults) {
      String pointer = violation.pointer();
      if (!(faults.pointers.contains(pointer) && tree.at(pointer).isNull())) {
        faults.violations.add(violation);
      }
    }
    faults.violations.forEach(violation -> faults.pointers.add(violation.pointer()));
    return faults;
  }
}
