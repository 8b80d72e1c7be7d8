package io.personality.core.internal.claim;

import io.personality.LoggedDecision.Member;
import io.personality.PlacementRequest.Affinity;
import io.personality.PlacementRequest.Group;
import io.personality.model.HostId;
import io.personality.model.Placement;
import io.personality.model.PlacementId;
import io.personality.model.TenantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where a placement may go and would rather go, given where the other live placements of its groups
 * are.
 *
 * <p><i>Immutable.</i> A pure function of what it was made from. Since two placements can choose at
 * the same time, whoever relies on it asks again with a fresh list after its own placement was
 * stored with its host: at least one of the two then sees the other, and goes on to its next host.
 *
 * <p>A host without the label of a group is in no known place: it is refused to a placement that
 * must be together or apart by that label, and comes last for one that is to be spread. A member on
 * such a host counts for nothing.
 */
public final class GroupFilter {
  /**
   * Who looks for a host.
   *
   * @param id its own identity, so that it does not avoid itself
   * @param tenant on whose behalf; groups of other tenants are other groups
   * @param groups its ties
   */
  public record Seeker(PlacementId id, TenantId tenant, List<Group> groups) {
    /** Copies the list. */
    public Seeker {
      groups = List.copyOf(groups);
    }
  }

  /** A tie, and how many members are in each place. */
  private record Tie(Group group, Map<String, Integer> members) {}

  private final List<Tie> ties = new ArrayList<>();
  private final Function<HostId, Map<String, String>> labels;

  private GroupFilter(Function<HostId, Map<String, String>> labels) {
    this.labels = labels;
  }

  /**
   * Where the other placements of the seeker's groups are.
   *
   * @param live the placements that have not ended, of any tenant and group
   */
  public static List<Member> members(Seeker seeker, List<Placement> live) {
    List<Member> members = new ArrayList<>();
    for (String group : seeker.groups().stream().map(Group::name).distinct().toList()) {
      for (Placement placement : live) {
        if (placement.tenant().equals(seeker.tenant())
            && placement.groups().contains(group)
            && !placement.id().equals(seeker.id())) {
          members.add(new Member(group, placement.decision().host()));
        }
      }
    }
    return members;
  }

  /**
   * Says where a placement may go.
   *
   * @param groups its ties
   * @param members where the others are
   * @param labels the labels of a host; none for a host that is not known
   */
  public static GroupFilter of(
      List<Group> groups, List<Member> members, Function<HostId, Map<String, String>> labels) {
    GroupFilter filter = new GroupFilter(labels);
    for (Group group : groups) {
      Map<String, Integer> places = new HashMap<>();
      for (Member member : members) {
        if (member.group().equals(group.name())) {
          filter.place(group, member.host()).ifPresent(at -> places.merge(at, 1, Integer::sum));
        }
      }
      filter.ties.add(new Tie(group, places));
    }
    return filter;
  }

  /** Whether the groups that must be together or apart let the placement go there. */
  public boolean allows(HostId host) {
    return refusal(host).isEmpty();
  }

  /** Why the groups do not let the placement go there, for people; empty if they do. */
  public Optional<String> refusal(HostId host) {
    for (Tie tie : ties) {
      Optional<String> place = place(tie.group(), host);
      boolean fits =
          switch (tie.group().affinity()) {
            case TOGETHER ->
                place.isPresent()
                    && (tie.members().isEmpty() || tie.members().containsKey(place.get()));
            case APART -> place.isPresent() && !tie.members().containsKey(place.get());
            case SPREAD -> true;
          };
      if (!fits) {
        return Optional.of(sentence(tie, host, place));
      }
    }
    return Optional.empty();
  }

  /**
   * How many members of the groups that are to be spread share the host's place; fewer is better.
   * {@link Integer#MAX_VALUE} where the place is not known.
   */
  public int crowd(HostId host) {
    int crowd = 0;
    for (Tie tie : ties) {
      if (tie.group().affinity() == Affinity.SPREAD) {
        Optional<String> place = place(tie.group(), host);
        if (place.isEmpty()) {
          return Integer.MAX_VALUE;
        }
        crowd += tie.members().getOrDefault(place.get(), 0);
      }
    }
    return crowd;
  }

  private Optional<String> place(Group group, HostId host) {
    return group.label().isEmpty()
        ? Optional.of(host.value())
        : Optional.ofNullable(labels.apply(host).get(group.label()));
  }

  private static String sentence(Tie tie, HostId host, Optional<String> place) {
    String what = tie.group().label().isEmpty() ? "host" : tie.group().label();
    if (place.isEmpty()) {
      return "host "
          + host
          + " has no label \""
          + what
          + "\", which group \""
          + tie.group().name()
          + "\" goes by";
    }
    return tie.group().affinity() == Affinity.APART
        ? "group \""
            + tie.group().name()
            + "\" is to be apart and has a member in "
            + what
            + " "
            + place.get()
        : "group \""
            + tie.group().name()
            + "\" is to be together and has no member in "
            + what
            + " "
            + place.get();
  }
}
