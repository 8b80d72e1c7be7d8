package io.personality;

import java.util.List;
import java.util.stream.Collectors;

/** A profile, fingerprint or catalogue overlay that cannot be read; lists every fault of it. */
public sealed class InvalidDocumentException extends PersonalityException
    permits InvalidProfileException, InvalidFingerprintException {
  private static final long serialVersionUID = 1L;

  /** Sorted by pointer; never empty. */
  @SuppressWarnings("serial") // the list made by List.copyOf is serialisable
  private final List<Violation> violations;

  InvalidDocumentException(String what, List<Violation> violations) {
    super(
        what
            + " has "
            + (violations.size() == 1 ? "1 fault" : violations.size() + " faults")
            + violations.stream().map(v -> "\n  " + v).collect(Collectors.joining()),
        null);
    this.violations = violations.stream().sorted().toList();
  }

  /** {@return the faults, sorted by pointer; never empty} */
  public List<Violation> violations() {
    return violations;
  }
}
