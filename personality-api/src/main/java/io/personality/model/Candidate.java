package io.personality.model;

import java.util.List;

/**
 * A host that can take the VM, and how close it comes.
 *
 * <p><i>Immutable.</i>
 *
 * @param host the host
 * @param similarity its score
 * @param operator what it has of the operator's terms, in their order; empty where there are none
 */
public record Candidate(HostId host, Similarity similarity, List<OperatorValue> operator) {
  /** Copies the list. */
  public Candidate {
    operator = List.copyOf(operator);
  }

  /**
   * A candidate by similarity alone.
   *
   * @param host the host
   * @param similarity its score
   */
  public Candidate(HostId host, Similarity similarity) {
    this(host, similarity, List.of());
  }
}
