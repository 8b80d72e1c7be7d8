package io.personality.carbon;

import static io.personality.carbon.CarbonIntensity.METRIC;
import static io.personality.carbon.CarbonIntensity.hour;

import io.personality.model.Credit;
import io.personality.model.Profile;
import io.personality.spi.BlockScorer;
import io.personality.spi.FleetView;
import io.personality.spi.MetricDeclaration;
import io.personality.spi.Scorer;
import java.time.Clock;

/**
 * The form for large fleets: a request looks the table up once a region, and a row costs one look
 * into an array.
 *
 * <p><i>Thread-safe.</i> The regions of a snapshot's rows are read when the first request on it is
 * bound, and kept until a request on another one comes.
 */
public final class CarbonIntensityBlocks implements Scorer {
  private final IntensityTable table;
  private final Clock clock;
  private volatile RegionColumn newest = RegionColumn.NONE;

  /** Scores by the table, at the hour that the clock shows when a request comes. */
  public CarbonIntensityBlocks(IntensityTable table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  @Override
  public MetricDeclaration metric() {
    return METRIC;
  }

  @Override
  public BlockScorer bind(Profile profile, FleetView fleet) {
    RegionColumn column = newest;
    if (!column.isOf(fleet)) {
      column = RegionColumn.of(fleet);
      newest = column;
    }
    return new Bound(column, table, hour(clock));
  }

  private static final class Bound implements BlockScorer {
    private final RegionColumn column;
    private final Finding[] findings;
    private final double highest;

    Bound(RegionColumn column, IntensityTable table, int hour) {
      this.column = column;
      findings = new Finding[column.regions().size()];
      double most = 0;
      for (int code = 0; code < findings.length; code++) {
        findings[code] = finding(table, column.regions().get(code), hour);
        most = Math.max(most, findings[code].credit().expected());
      }
      highest = most;
    }

    private static Finding finding(IntensityTable table, String region, int hour) {
      return table.has(region)
          ? Finding.of(METRIC, table.grams(region, hour))
          : Finding.unknown(METRIC, region.isEmpty() ? "no region" : "the table lacks the region");
    }

    @Override
    public void score(int from, int to, double[] lower, double[] expected, double[] upper) {
      for (int row = from; row < to; row++) {
        Credit credit = findings[column.code(row)].credit();
        lower[row - from] = credit.lower();
        expected[row - from] = credit.expected();
        upper[row - from] = credit.upper();
      }
    }

    // One bound for all blocks: most blocks hold hosts of most regions.
    @Override
    public double upperBound(int from, int to) {
      return highest;
    }

    @Override
    public Finding explain(int row) {
      return findings[column.code(row)];
    }
  }
}
