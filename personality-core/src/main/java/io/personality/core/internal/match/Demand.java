package io.personality.core.internal.match;

import io.personality.core.internal.fleet.HostRow;
import io.personality.model.RankBy;
import io.personality.model.Resources;
import io.personality.model.Selection;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * What a request asks beyond its profile.
 *
 * <p><i>Immutable.</i>
 *
 * @param resources the room the VM takes
 * @param devices whether the exclusive devices it needs are free on a host
 * @param placed whether the request's groups allow a host
 * @param crowd how many members of groups that are to be spread share a host's place; fewer come
 *     first
 * @param selection what the best host is best by
 * @param rankBy which end of the similarity comes first
 * @param minimumSimilarity hosts below it are no match, in [0, 1]
 */
public record Demand(
    Resources resources,
    Predicate<HostRow> devices,
    Predicate<HostRow> placed,
    ToIntFunction<HostRow> crowd,
    Selection selection,
    RankBy rankBy,
    double minimumSimilarity) {
  /** Any host, by expected similarity. */
  public static final Demand ANY = of(Resources.NONE);

  /** Room, and nothing else. */
  public static Demand of(Resources resources) {
    return new Demand(
        resources, row -> true, row -> true, row -> 0, Selection.SIMILARITY, RankBy.EXPECTED, 0);
  }
}
