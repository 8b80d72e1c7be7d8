package io.personality.cli.engine;

import io.personality.MoveTerms;
import io.personality.PlacementResult;
import io.personality.RefusedException;
import io.personality.model.Evacuability;
import io.personality.model.LivingSimilarity;
import io.personality.model.Placement;
import io.personality.model.PlacementId;
import io.personality.model.Tuning;
import java.util.List;
import java.util.Optional;

/** What was placed. A placement that is not there is a {@link RefusedException}. */
public interface Placements {
  /**
   * The placements, newest first.
   *
   * @param all whether those that have ended, too
   */
  List<Placement> list(boolean all);

  /** One placement. */
  Placement find(PlacementId id);

  /** What its launcher chose. */
  List<Tuning> tunings(PlacementId id);

  /** How close its host was promised to be, and is. */
  LivingSimilarity similarity(PlacementId id);

  /** Where its VM could go while it runs, with so many hosts named. */
  Evacuability evacuability(PlacementId id, int most);

  /** Ends it, and gives it as it is then. */
  Placement release(PlacementId id);

  /**
   * Moves it.
   *
   * @throws IllegalArgumentException if it does not run
   */
  PlacementResult move(PlacementId id, MoveTerms terms);

  /**
   * Gives it more or less of its host; what is empty stays as it is.
   *
   * @throws IllegalArgumentException if it does not run
   */
  PlacementResult adjust(PlacementId id, Optional<Integer> vcpus, Optional<Long> memoryMib);

  /** There is no such placement. */
  static RefusedException missing(PlacementId id) {
    return new RefusedException(
        RefusedException.Reason.NOT_FOUND,
        "there is no placement " + id + "; \"placements --all\" lists those there are");
  }
}
