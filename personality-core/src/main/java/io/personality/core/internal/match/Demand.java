package io.personality.core.internal.match;

import io.personality.core.internal.fleet.HostRow;
import io.personality.model.RankBy;
import io.personality.model.Resources;
import io.personality.model.Selection;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * What a request asks beyond its profile.
 *
 * <p><i>Immutable.</i>
 *
 * @param resources the room the VM takes
 * @param devices whether the exclusive devices it needs are free on a host; empty where it needs
 *     none
 * @param placed whether the request's groups allow a host; empty where it has none
 * @param crowd how many members of groups that are to be spread share a host's place; fewer come
 *     first; empty where it has none
 * @param selection what the best host is best by
 * @param rankBy which end of the similarity comes first
 * @param minimumSimilarity hosts below it are no match, in [0, 1]
 */
public record Demand(
    Resources resources,
    Optional<Predicate<HostRow>> devices,
    Optional<Predicate<HostRow>> placed,
    Optional<ToIntFunction<HostRow>> crowd,
    Selection selection,
    RankBy rankBy,
    double minimumSimilarity) {

  /** Any host, by expected similarity. */
  public static final Demand ANY = of(Resources.NONE);

  /** Room, and nothing else. */
  public static Demand of(Resources resources) {
    return new Demand(
        resources,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Selection.SIMILARITY,
        RankBy.EXPECTED,
        0);
  }

  /** The same with conditions on devices and groups. */
  public Demand among(Predicate<HostRow> free, Predicate<HostRow> allowed) {
    return new Demand(
        resources,
        Optional.of(free),
        Optional.of(allowed),
        crowd,
        selection,
        rankBy,
        minimumSimilarity);
  }

  /** The same, with groups that are to be spread. */
  public Demand spread(ToIntFunction<HostRow> over) {
    return new Demand(
        resources, devices, placed, Optional.of(over), selection, rankBy, minimumSimilarity);
  }

  /** The same, chosen otherwise. */
  public Demand chosenBy(Selection by, RankBy end, double minimum) {
    return new Demand(resources, devices, placed, crowd, by, end, minimum);
  }

  /** Whether it is about room alone, so that no host need be looked at. */
  boolean isPlain() {
    return devices.isEmpty() && placed.isEmpty();
  }

  /** Whether the groups allow a host. */
  public boolean placedOn(HostRow row) {
    return placed.isEmpty() || placed.get().test(row);
  }

  /** Whether the devices are free on a host, and the groups allow it. */
  boolean admits(HostRow row) {
    return (devices.isEmpty() || devices.get().test(row))
        && (placed.isEmpty() || placed.get().test(row));
  }

  /** How crowded a host's place is. */
  int crowdAt(HostRow row) {
    return crowd.isEmpty() ? 0 : crowd.get().applyAsInt(row);
  }
}
