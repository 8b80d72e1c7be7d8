package io.personality.core.internal.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.core.internal.fleet.FleetColumns;
import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.fleet.Grouping;
import io.personality.core.internal.fleet.HostRow;
import io.personality.core.internal.query.CompiledQuery;
import io.personality.model.Asked;
import io.personality.model.Availability;
import io.personality.model.Capacity;
import io.personality.model.Condition;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.Host;
import io.personality.model.HostId;
import io.personality.model.Preference;
import io.personality.model.Profile;
import io.personality.model.Provenance;
import io.personality.model.RankBy;
import io.personality.model.Ranking;
import io.personality.model.Reading;
import io.personality.model.Resources;
import io.personality.model.Selection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HotProfilesTest {
  private static final FeatureName BANDWIDTH = new FeatureName("memory_bandwidth");
  private static final FeatureName CACHE = new FeatureName("l3_cache_size");
  private static final FeatureName DISK = new FeatureName("storage_size");
  private static final Demand ONE = Demand.of(new Resources(1, 1_024));
  private static final CompiledQuery FAST = metric("memory_bandwidth");
  private static final int SLOTS = 100;

  private final FleetColumns columns = new FleetColumns(Worlds.CATALOGUE, true);

  private static CompiledQuery metric(String metric) {
    return Worlds.compile(Profile.builder("one").metric(metric, 1).build());
  }

  private static Reading measured(double value) {
    return Reading.of(value, Provenance.MEASURED, "test");
  }

  private void put(String id, double bandwidth, Resources free) {
    put(id, Map.of(BANDWIDTH, measured(bandwidth)), free);
  }

  private void put(String id, Map<FeatureName, Reading> readings, Resources free) {
    Fingerprint fingerprint = Fingerprint.of(new HostId(id), Capacity.of(64, 65_536), readings);
    Host host = new Host(fingerprint, 1, Availability.OPEN, Host.Settings.DEFAULT);
    columns.put(new HostRow(host, free, Set.of()));
  }

  private void putHosts(int count) {
    for (int i = 0; i < count; i++) {
      put("host-" + i, 1 + i % 50, new Resources(i % 5, 8_192));
    }
  }

  private static void compare(HotProfiles hot, CompiledQuery query, FleetSnapshot fleet) {
    Ranking right = Worlds.MATCHER.rank(query, fleet, ONE, 10);
    Ranking found = new Matcher("test", hot).rank(query, fleet, ONE, 10);
    assertEquals(right, found);
  }

  @Test
  void aProfileIsRememberedOnceItRepeats() {
    putHosts(SLOTS);
    HotProfiles hot = new HotProfiles(1 << 20, 2);
    for (int use = 1; use <= 5; use++) {
      compare(hot, FAST, columns.snapshot());
      assertEquals(Math.max(0, use - 2), hot.answers());
    }
    assertEquals(1, hot.profiles());
  }

  @Test
  void nameAndDescriptionMakeNoOtherProfile() {
    putHosts(SLOTS);
    HotProfiles hot = new HotProfiles(1 << 20, 0);
    compare(hot, FAST, columns.snapshot());
    Profile other =
        Profile.builder("two").description("the same").metric("memory_bandwidth", 1).build();
    compare(hot, Worlds.compile(other), columns.snapshot());
    assertEquals(1, hot.profiles());
    assertEquals(2, hot.answers());
  }

  @Test
  void nothingIsRememberedWhereItIsSwitchedOff() {
    putHosts(SLOTS);
    HotProfiles hot = new HotProfiles(0, 0);
    compare(hot, FAST, columns.snapshot());
    compare(hot, FAST, columns.snapshot());
    assertEquals(0, hot.answers());
    assertEquals(0, hot.bytes());
    assertThrows(IllegalArgumentException.class, () -> new HotProfiles(-1, 0));
  }

  @Test
  void whatIsAskedForMoreOftenTakesTheRoomOfTheOther() {
    putHosts(SLOTS);
    HotProfiles hot = new HotProfiles(40_000, 0);
    CompiledQuery latency = metric("memory_latency");
    compare(hot, FAST, columns.snapshot());
    long ofOne = hot.bytes();
    assertTrue(20_000 < ofOne && ofOne <= 40_000, "room for one, not for two: " + ofOne);
    compare(hot, latency, columns.snapshot());
    assertEquals(1, hot.answers(), "used as often as the other, it found no room");
    compare(hot, latency, columns.snapshot());
    assertEquals(2, hot.answers(), "used twice as often, it took the room");
    compare(hot, FAST, columns.snapshot());
    assertEquals(2, hot.answers(), "which the first one lost");
    assertEquals(1, hot.profiles());
    assertEquals(ofOne, hot.bytes());
  }

  @Test
  void profilesDoNotPushEachOtherOutInTurn() {
    putHosts(SLOTS);
    HotProfiles hot = new HotProfiles(40_000, 0);
    CompiledQuery[] queries = {FAST, metric("memory_latency"), metric("integer_performance")};
    for (int use = 0; use < 60; use++) {
      compare(hot, queries[use % 3], columns.snapshot());
    }
    assertEquals(20, hot.answers(), "one of three is remembered throughout");
  }

  @Test
  void thereIsAMostNumberOfProfilesToo() {
    putHosts(2);
    HotProfiles hot = new HotProfiles(1L << 30, 0);
    for (int i = 1; i <= 600; i++) {
      Profile profile =
          Profile.builder("p").metric("memory_bandwidth", 1).metric("memory_latency", i).build();
      compare(hot, Worlds.compile(profile), columns.snapshot());
    }
    assertEquals(512, hot.profiles());
    compare(hot, FAST, columns.snapshot());
    long answers = hot.answers();
    compare(hot, FAST, columns.snapshot());
    assertEquals(answers + 1, hot.answers(), "used twice, it took the place of one used once");
    assertEquals(512, hot.profiles());
  }

  @Test
  void aSizeOfVmThatFindsNoRoomIsSearchedFor() {
    putHosts(SLOTS);
    HotProfiles hot = new HotProfiles(31_100, 0);
    Matcher matcher = new Matcher("test", hot);
    compare(hot, FAST, columns.snapshot());
    Demand two = Demand.of(new Resources(2, 1_024));
    FleetSnapshot fleet = columns.snapshot();
    assertEquals(Worlds.MATCHER.rank(FAST, fleet, two, 5), matcher.rank(FAST, fleet, two, 5));
    compare(hot, FAST, fleet);
    assertEquals(2, hot.answers());
  }

  @Test
  void aFleetThatGrowsIsRankedAnew() {
    putHosts(20);
    HotProfiles hot = new HotProfiles(1 << 20, 0);
    for (int hosts = 20; hosts < 400; hosts += 30) {
      putHosts(hosts);
      compare(hot, FAST, columns.snapshot());
    }
    assertEquals(13, hot.answers());
  }

  @Test
  void aHostThatIsRemovedAndComesBackIsScoredAsItIsThen() {
    putHosts(SLOTS);
    HotProfiles hot = new HotProfiles(1 << 20, 0);
    put("best", 60, new Resources(4, 8_192));
    compare(hot, FAST, columns.snapshot());
    FleetSnapshot with = columns.snapshot();
    columns.remove(new HostId("best"));
    compare(hot, FAST, columns.snapshot());
    FleetSnapshot without = columns.snapshot();
    put("best", 55, new Resources(4, 8_192));
    compare(hot, FAST, columns.snapshot());
    compare(hot, FAST, without);
    compare(hot, FAST, with);
    assertEquals(5, hot.answers());
  }

  @Test
  void sortingInBetweenChangesNothing() {
    putHosts(SLOTS);
    HotProfiles hot = new HotProfiles(1 << 20, 0);
    compare(hot, FAST, columns.snapshot());
    put("host-7", 60, new Resources(4, 8_192));
    FleetSnapshot before = columns.snapshot();
    columns.sortAll();
    compare(hot, FAST, columns.snapshot());
    put("host-8", 61, new Resources(4, 8_192));
    columns.sortAll();
    compare(hot, FAST, before);
    compare(hot, FAST, columns.snapshot());
  }

  @Test
  void readingsAndCombinationsThatAppearLaterAreScored() {
    Preference cache = Preference.of(CACHE, new Asked.Number(40, "MiB"));
    Profile profile =
        Profile.builder("cached")
            .prefer(cache)
            .require("storage_size", new Condition.AtLeast(new Asked.Number(100, "GB")))
            .metric("memory_bandwidth", 1)
            .build();
    CompiledQuery query = Worlds.compile(profile);
    HotProfiles hot = new HotProfiles(1 << 20, 0);
    for (int i = 0; i < 60; i++) {
      put("host-" + i % 40, declared(i, 3 * i), new Resources(4, 8_192));
      compare(hot, query, columns.snapshot());
    }
    assertEquals(60, hot.answers());
  }

  private static Map<FeatureName, Reading> declared(double cache, double disk) {
    return Map.of(
        CACHE, Reading.of(cache, Provenance.DECLARED, "test"),
        DISK, Reading.of(disk, Provenance.DECLARED, "test"),
        BANDWIDTH, Reading.of(cache % 7, Provenance.ESTIMATED, "test"));
  }

  @Test
  void aFinerGroupingOfTheCodesChangesNothing() {
    CompiledQuery query =
        Worlds.compile(
            Profile.builder("cached")
                .prefer(Preference.of(CACHE, new Asked.Number(128, "MiB")))
                .require("storage_size", new Condition.AtLeast(new Asked.Number(50, "GB")))
                .build());
    HotProfiles hot = new HotProfiles(16 << 20, 0);
    put("host-0", declared(1, 1), new Resources(4, 8_192));
    compare(hot, query, columns.snapshot());
    Grouping first = columns.snapshot().grouping();
    for (int i = 1; i < 6_000; i++) {
      int disk = i / 100;
      put("host-" + i % 1_500, declared(i % 100, disk), new Resources(4, 8_192));
      if (i % 500 == 0) {
        compare(hot, query, columns.snapshot());
      }
    }
    assertNotSame(first, columns.snapshot().grouping());
    compare(hot, query, columns.snapshot());
    put("host-1", declared(250, 60), new Resources(4, 8_192));
    compare(hot, query, columns.snapshot());
  }

  @Test
  void whatDependsOnMoreThanTheHostsIsSearchedFor() {
    putHosts(SLOTS);
    HotProfiles hot = new HotProfiles(1 << 20, 0);
    Matcher matcher = new Matcher("test", hot);
    List<Demand> others =
        List.of(
            ONE.spread(row -> 1),
            ONE.among(row -> true, row -> true),
            ONE.chosenBy(Selection.WEIGHTED_METRICS, RankBy.EXPECTED, 0));
    FleetSnapshot fleet = columns.snapshot();
    for (Demand demand : others) {
      assertEquals(
          Worlds.MATCHER.rank(FAST, fleet, demand, 5), matcher.rank(FAST, fleet, demand, 5));
    }
    assertEquals(0, hot.answers());
  }

  @Test
  void anotherFleetIsSearched() {
    putHosts(SLOTS);
    HotProfiles hot = new HotProfiles(1 << 20, 0);
    compare(hot, FAST, columns.snapshot());
    compare(hot, FAST, Worlds.fleetOf(new Worlds(1).host("other")));
    assertEquals(1, hot.answers());
  }

  @Test
  void aSnapshotThatHasChangedMuchSinceIsSearched() {
    putHosts(SLOTS);
    HotProfiles hot = new HotProfiles(1 << 20, 0);
    FleetSnapshot old = columns.snapshot();
    for (int i = 0; i < 300; i++) {
      put("host-" + i % SLOTS, i % 70, new Resources(i % 3, 8_192));
    }
    compare(hot, FAST, columns.snapshot());
    compare(hot, FAST, old);
    assertEquals(1, hot.answers());
  }
}
