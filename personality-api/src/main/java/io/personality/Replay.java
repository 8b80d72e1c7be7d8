package io.personality;

import java.util.List;

/**
 * A decision made again from what it was made from.
 *
 * <p><i>Immutable.</i>
 *
 * @param decision as it was made
 * @param again what comes out now
 * @param differences what differs in what both were made by, or in what came out, a sentence each;
 *     empty where the outcome is the same bit for bit
 */
public record Replay(
    LoggedDecision decision, LoggedDecision.Outcome again, List<String> differences) {
  /** Copies the list. */
  public Replay {
    differences = List.copyOf(differences);
  }

  /** {@return whether the outcome is the same, bit for bit} */
  public boolean isSame() {
    return decision.outcome().equals(again);
  }
}
