package io.personality.service.body;

import io.personality.Violation;
import java.util.List;

/**
 * What is wrong with a document. <i>Immutable.</i>
 *
 * @param errors every fault, by pointer; none where the document is valid
 */
public record FaultsBody(List<Problem.Fault> errors) {
  /** The faults in their order. */
  public static FaultsBody of(List<Violation> violations) {
    return new FaultsBody(violations.stream().map(Problem.Fault::of).toList());
  }
}
