package io.personality.core.internal.json;

import io.personality.Violation;
import io.personality.model.ImportedFrom;
import io.personality.model.Profile;
import java.util.List;

/**
 * What a bundle of profiles held.
 *
 * <p><i>Immutable.</i>
 *
 * @param entries its profiles in order; complete if there is no violation
 * @param violations the faults of the bundle and of the documents in it, sorted by pointer
 */
public record ParsedBundle(List<Entry> entries, List<Violation> violations) {
  /** Copies the lists. */
  public ParsedBundle {
    entries = List.copyOf(entries);
    violations = List.copyOf(violations);
  }

  /**
   * One profile.
   *
   * @param from where it comes from
   * @param parsed what its document held
   * @param pointer where the document is in the bundle
   */
  public record Entry(ImportedFrom from, ParsedProfile parsed, String pointer) {
    /** The profile of a bundle without faults. */
    public Profile profile() {
      return parsed.orThrow();
    }

    /** A fault found in the document, by its place in the bundle. */
    public Violation inBundle(Violation found) {
      Violation inDocument = parsed.relocate(found);
      return new Violation(
          pointer + inDocument.pointer(), inDocument.message(), inDocument.remedy());
    }
  }
}
