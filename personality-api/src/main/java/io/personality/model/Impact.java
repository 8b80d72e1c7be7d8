package io.personality.model;

import java.util.List;

/**
 * What a new revision of a profile would mean for the placements that run by it now.
 *
 * <p><i>Immutable.</i>
 *
 * @param changes one for each running placement of the profile that was looked at, newest first
 * @param passedOver how many more there are, that were not looked at
 */
public record Impact(List<Change> changes, int passedOver) {
  /** Copies the list. */
  public Impact {
    changes = List.copyOf(changes);
  }

  /**
   * One placement.
   *
   * @param placement which
   * @param by the revision that it runs by
   * @param host where it runs
   * @param now the similarity of that host by the present revision
   * @param then the similarity of that host by the new one
   * @param choiceNow the host that the present revision would choose today, room of the placement
   *     counted as free
   * @param choiceThen the host that the new one would choose; where none fulfils it, the present
   *     host although it is not fit
   * @param fit whether the present host meets the requirements of the new one
   */
  public record Change(
      PlacementId placement,
      ProfileRef by,
      HostId host,
      Similarity now,
      Similarity then,
      HostId choiceNow,
      HostId choiceThen,
      boolean fit) {
    /** {@return whether the new revision would choose another host than the present one would} */
    public boolean choosesAnother() {
      return !choiceNow.equals(choiceThen);
    }

    /** {@return by how much the expected similarity of the present host moves, -1 to 1} */
    public double shift() {
      return then.expected() - now.expected();
    }
  }

  /** {@return how many placements would be given another host} */
  public long choosingAnother() {
    return changes.stream().filter(Change::choosesAnother).count();
  }

  /** {@return how many placements are on a host that the new revision refuses} */
  public long unfit() {
    return changes.stream().filter(change -> !change.fit()).count();
  }

  /** {@return the mean of the shifts; 0 without placements} */
  public double meanShift() {
    return changes.stream().mapToDouble(Change::shift).average().orElse(0);
  }
}
