package io.personality.core.internal.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.PlacementRequest.Affinity;
import io.personality.PlacementRequest.Group;
import io.personality.model.HostId;
import io.personality.model.Placement;
import io.personality.model.TenantId;
import io.personality.spi.contract.Samples;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Hosts 1 and 2 are in rack r1, 3 and 4 in r2, 5 in r3; 6 has no label. */
class GroupFilterTest {
  private static final Map<HostId, Map<String, String>> LABELS =
      Map.of(
          Samples.hostId(1), Map.of("rack", "r1"),
          Samples.hostId(2), Map.of("rack", "r1"),
          Samples.hostId(3), Map.of("rack", "r2"),
          Samples.hostId(4), Map.of("rack", "r2"),
          Samples.hostId(5), Map.of("rack", "r3"));

  private static Placement member(long number, int host, String... groups) {
    return member(number, host, Samples.TENANT, groups);
  }

  private static Placement member(long number, int host, TenantId tenant, String... groups) {
    Placement sample = Samples.placement(number, host);
    return new Placement(
        sample.id(),
        tenant,
        sample.idempotencyKey(),
        Set.of(groups),
        sample.profile(),
        sample.decision(),
        sample.resources(),
        Set.of(),
        sample.history());
  }

  private static GroupFilter filter(List<Group> groups, Placement... live) {
    GroupFilter.Seeker seeker =
        new GroupFilter.Seeker(Samples.placementId(0), Samples.TENANT, groups);
    return GroupFilter.of(
        groups,
        GroupFilter.members(seeker, List.of(live)),
        host -> LABELS.getOrDefault(host, Map.of()));
  }

  private static GroupFilter filter(Affinity affinity, String label, Placement... live) {
    return filter(List.of(new Group("db", affinity, label)), live);
  }

  private static List<Integer> allowed(GroupFilter filter) {
    return IntStream.rangeClosed(1, 6)
        .filter(host -> filter.allows(Samples.hostId(host)))
        .boxed()
        .toList();
  }

  private static List<Integer> crowds(GroupFilter filter) {
    return IntStream.rangeClosed(1, 6).mapToObj(i -> filter.crowd(Samples.hostId(i))).toList();
  }

  @Test
  void letsAPlacementWithoutGroupsGoAnywhere() {
    GroupFilter filter = filter(List.of(), member(1, 1, "db"));
    assertEquals(List.of(1, 2, 3, 4, 5, 6), allowed(filter));
    assertEquals(List.of(0, 0, 0, 0, 0, 0), crowds(filter));
  }

  @Test
  void keepsTogether() {
    assertEquals(List.of(1, 2), allowed(filter(Affinity.TOGETHER, "rack", member(1, 2, "db"))));
    assertEquals(List.of(2), allowed(filter(Affinity.TOGETHER, "", member(1, 2, "db"))));
  }

  @Test
  void letsTheFirstOfAGroupChooseAmongKnownPlaces() {
    assertEquals(List.of(1, 2, 3, 4, 5), allowed(filter(Affinity.TOGETHER, "rack")));
    assertEquals(List.of(1, 2, 3, 4, 5), allowed(filter(Affinity.APART, "rack")));
    assertEquals(List.of(1, 2, 3, 4, 5, 6), allowed(filter(Affinity.APART, "")));
  }

  @Test
  void keepsApart() {
    assertEquals(
        List.of(5),
        allowed(filter(Affinity.APART, "rack", member(1, 2, "db"), member(2, 3, "db"))));
    assertEquals(
        List.of(1, 4, 5, 6),
        allowed(filter(Affinity.APART, "", member(1, 2, "db"), member(2, 3, "db"))));
  }

  @Test
  void countsTheCrowdWhereItIsToBeSpread() {
    GroupFilter filter =
        filter(Affinity.SPREAD, "rack", member(1, 1, "db"), member(2, 2, "db"), member(3, 3, "db"));
    assertEquals(List.of(1, 2, 3, 4, 5, 6), allowed(filter), "spreading refuses none");
    assertEquals(List.of(2, 2, 1, 1, 0, Integer.MAX_VALUE), crowds(filter));
  }

  @Test
  void looksAtTheSameGroupOfTheSameTenantOnly() {
    assertEquals(
        List.of(1, 2, 3, 4, 5, 6),
        allowed(
            filter(
                Affinity.APART,
                "",
                member(1, 1, "web"),
                member(2, 2, new TenantId("other"), "db"),
                member(3, 3))));
  }

  @Test
  void avoidsNotItself() {
    assertTrue(filter(Affinity.APART, "", member(0, 1, "db")).allows(Samples.hostId(1)));
  }

  @Test
  void countsAMemberInAnUnknownPlaceForNothing() {
    assertEquals(
        List.of(1, 2, 3, 4, 5), allowed(filter(Affinity.APART, "rack", member(1, 6, "db"))));
  }

  @Test
  void meetsEveryGroup() {
    GroupFilter filter =
        filter(
            List.of(
                new Group("db", Affinity.APART, ""),
                new Group("shop", Affinity.TOGETHER, "rack"),
                new Group("all", Affinity.SPREAD, "rack"),
                new Group("rest", Affinity.SPREAD, "")),
            member(1, 1, "db", "shop", "all"),
            member(2, 4, "all", "rest"));
    assertEquals(List.of(2), allowed(filter));
    assertEquals(List.of(1, 1, 1, 2, 0, Integer.MAX_VALUE), crowds(filter));
  }

  @Test
  void saysWhy() {
    GroupFilter apart = filter(Affinity.APART, "rack", member(1, 1, "db"));
    assertEquals(
        "group \"db\" is to be apart and has a member in rack r1",
        apart.refusal(Samples.hostId(2)).orElseThrow());
    assertTrue(apart.refusal(Samples.hostId(6)).orElseThrow().contains("no label \"rack\""));
    assertFalse(apart.refusal(Samples.hostId(3)).isPresent());
    assertTrue(
        filter(Affinity.TOGETHER, "", member(1, 1, "db"))
            .refusal(Samples.hostId(2))
            .orElseThrow()
            .contains("to be together"));
  }
}
