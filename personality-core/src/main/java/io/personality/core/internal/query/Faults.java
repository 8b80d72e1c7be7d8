package io.personality.core.internal.query;

import io.personality.Violation;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a profile while it is compiled. <i>Confined to one thread.</i> */
final class Faults {
  private final List<Violation> violations = new ArrayList<>();

  void add(String pointer, String message, String remedy) {
    violations.add(new Violation(pointer, message, remedy));
  }

  boolean isEmpty() {
    return violations.isEmpty();
  }

  List<Violation> sorted() {
    return violations.stream().sorted().toList();
  }
}
