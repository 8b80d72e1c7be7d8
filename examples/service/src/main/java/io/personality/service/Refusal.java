package io.personality.service;

import io.personality.Violation;
import io.personality.model.Diagnosis;
import java.util.List;
import java.util.Optional;

/** An answer other than what was asked for. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String title;
  private final transient List<Violation> faults;
  private final transient Optional<Diagnosis> diagnosis;

  private Refusal(
      int status,
      String title,
      String detail,
      List<Violation> faults,
      Optional<Diagnosis> diagnosis) {
    super(detail, null, false, false);
    this.status = status;
    this.title = title;
    this.faults = faults;
    this.diagnosis = diagnosis;
  }

  Refusal(int status, String title, String detail) {
    this(status, title, detail, List.of(), Optional.empty());
  }

  /** What was asked for is not there, or not for whoever asks. */
  static Refusal notFound(String what) {
    return new Refusal(404, "Not found", "there is no " + what);
  }

  /** A request that cannot be understood. */
  static Refusal badRequest(String detail) {
    return new Refusal(400, "Bad request", detail);
  }

  /** A document with faults. */
  static Refusal faulty(String title, List<Violation> faults) {
    String detail = faults.size() == 1 ? "1 fault" : faults.size() + " faults";
    return new Refusal(422, title, detail, faults, Optional.empty());
  }

  /** A request that no host fulfils. */
  static Refusal unplaced(String title, String detail, Diagnosis diagnosis) {
    return new Refusal(409, title, detail, List.of(), Optional.of(diagnosis));
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }

  List<Violation> faults() {
    return faults;
  }

  Optional<Diagnosis> diagnosis() {
    return diagnosis;
  }
}
