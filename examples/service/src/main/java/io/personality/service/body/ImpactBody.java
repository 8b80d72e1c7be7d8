package io.personality.service.body;

import io.personality.model.Impact;
import java.util.List;

/**
 * What a new revision of a profile would mean for what runs by it. <i>Immutable.</i>
 *
 * @param changes one for each placement that was looked at, newest first
 * @param passedOver how many more there are
 */
public record ImpactBody(List<Effect> changes, int passedOver) {

  /**
   * One placement.
   *
   * @param byRevision the revision that it runs by
   * @param now the similarity of its host by that
   * @param then by the new one
   * @param choiceNow the host that would be chosen today
   * @param choiceThen by the new one
   * @param fit whether its host fulfils the new one
   */
  public record Effect(
      String placement,
      int byRevision,
      String host,
      SimilarityBody now,
      SimilarityBody then,
      String choiceNow,
      String choiceThen,
      boolean fit) {
    static Effect of(Impact.Change change) {
      return new Effect(
          change.placement().toString(),
          change.by().revision(),
          change.host().value(),
          SimilarityBody.of(change.now()),
          SimilarityBody.of(change.then()),
          change.choiceNow().value(),
          change.choiceThen().value(),
          change.fit());
    }
  }

  /** An impact. */
  public static ImpactBody of(Impact impact) {
    return new ImpactBody(impact.changes().stream().map(Effect::of).toList(), impact.passedOver());
  }
}
