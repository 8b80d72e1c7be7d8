package io.personality.carbon;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.model.Host;
import io.personality.model.Profile;
import io.personality.spi.BlockScorer;
import io.personality.spi.FleetView;
import io.personality.spi.Scorer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BothFormsTest {
  private static final Profile GREEN =
      Profile.builder("Green").metric("carbon_intensity", 1).build();
  private static final IntensityTable TABLE = IntensityTable.example();

  private record Rows(List<Host> hosts) implements FleetView {
    @Override
    public int size() {
      return hosts.size();
    }

    @Override
    public Host host(int row) {
      return hosts.get(row);
    }
  }

  private static final Rows FLEET = new Rows(Regions.hosts());

  private static double[][] credits(BlockScorer bound) {
    double[][] credits = new double[3][FLEET.size()];
    bound.score(0, FLEET.size(), credits[0], credits[1], credits[2]);
    return credits;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 12, 23})
  void giveTheSameCredits(int hour) {
    BlockScorer simple = CarbonIntensityPerHost.of(TABLE, Regions.at(hour)).bind(GREEN, FLEET);
    BlockScorer fast = new CarbonIntensityBlocks(TABLE, Regions.at(hour)).bind(GREEN, FLEET);
    double[][] credits = credits(simple);
    double[][] others = credits(fast);
    for (int end = 0; end < 3; end++) {
      assertArrayEquals(credits[end], others[end]);
    }
    for (int row = 0; row < FLEET.size(); row++) {
      assertEquals(simple.explain(row).credit(), fast.explain(row).credit());
    }
    assertEquals(simple.explain(0), fast.explain(0));
  }

  /** An hour later whenever it is asked. */
  private static final class Hurrying extends Clock {
    private Instant now = Instant.parse("2026-11-24T12:59:59Z");

    @Override
    public Instant instant() {
      now = now.plusSeconds(3_600);
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  static List<Scorer> hurryingScorers() {
    return List.of(
        CarbonIntensityPerHost.of(TABLE, new Hurrying()),
        new CarbonIntensityBlocks(TABLE, new Hurrying()));
  }

  @ParameterizedTest
  @MethodSource("hurryingScorers")
  void keepTheHourOfTheRequest(Scorer scorer) {
    BlockScorer first = scorer.bind(GREEN, FLEET);
    double[] before = credits(first)[1];
    BlockScorer second = scorer.bind(GREEN, FLEET);
    assertArrayEquals(before, credits(first)[1]);
    assertEquals(before[1], first.explain(1).credit().expected());
    assertNotEquals(before[1], credits(second)[1][1], "germany at 13 and at 14");
  }

  @Test
  void blocksAreBoundedByTheGreenestRegionThereIs() {
    CarbonIntensityBlocks scorer = new CarbonIntensityBlocks(TABLE, Regions.at(13));
    double france = CarbonIntensity.METRIC.credit(TABLE.grams("france", 13));
    assertEquals(france, scorer.bind(GREEN, FLEET).upperBound(0, FLEET.size()));
    assertTrue(france < 1, "a bound below 1 is what skips blocks");
  }

  @Test
  void aChangedFleetIsReadAgain() {
    CarbonIntensityBlocks scorer = new CarbonIntensityBlocks(TABLE, Regions.at(13));
    double[] before = credits(scorer.bind(GREEN, FLEET))[1];
    Rows moved =
        new Rows(
            FLEET.hosts().stream()
                .map(host -> Host.of(Regions.fingerprint(host.id().value(), "poland")))
                .toList());
    double poland = CarbonIntensity.METRIC.credit(TABLE.grams("poland", 13));
    assertEquals(poland, scorer.bind(GREEN, moved).explain(0).credit().expected());
    assertArrayEquals(before, credits(scorer.bind(GREEN, FLEET))[1]);
  }
}
