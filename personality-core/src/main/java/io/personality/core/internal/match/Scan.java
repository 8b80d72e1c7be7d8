package io.personality.core.internal.match;

import io.personality.core.internal.fleet.Block;
import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.model.TermGroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An approximate score of every row of a block at once, with a known error: what decides which rows
 * deserve an exact look.
 *
 * <p>Layout: the sum of weighted credits of what is declared is looked up by code, one constant for
 * a block of one hardware model; metrics are columns of credits in single precision. Plug-ins, and
 * whatever else has no column, come last and only where a row is still in the running if they give
 * full credit. Cost: a multiplication and an addition a row and metric. Error: each of the {@code
 * n} terms is rounded once as a credit and once as a weight, and each product and sum once more,
 * relative to a total of at most 1, so that the score is off by less than {@code (4 n + 8) 2^-24};
 * n counts metrics, dictionaries and plug-ins.
 *
 * <p>What is bounded is the expected similarity, or the mean of the weighted metrics; lower bounds
 * are never above these. Scores for lower ends have that error where all metrics are plain numbers,
 * and else are bounds from above.
 *
 * <p><i>Confined to one thread.</i>
 */
final class Scan {
  private static final float UNIT_ROUNDOFF = 0x1p-24f;

  final FleetSnapshot fleet;
  final float[] sums = new float[Block.ROWS];

  /** How far a score may be off. */
  final float error;

  private final float[][] tables;
  private final float[] highestOf;
  private final double[] weights;
  private final int[] metrics;
  private final float[] metricWeights;
  private final float[] priors;
  private final Extra[] byBlock;
  private final Extra[] byRow;
  private final boolean lower;
  private final float[][] lookedUp;
  private final int[][] codes;
  private final float[][] columns;
  private final float[] columnWeights;
  private final Part.Found found = new Part.Found();

  /** A part that has no column of its own. */
  private record Extra(double weight, Part part) {
    boolean isByBlock() {
      return part instanceof PluggedPart plugged && !plugged.isOneByOne();
    }

    float most(int index, int rows) {
      double most =
          part instanceof PluggedPart plugged ? plugged.upperBound(index * Block.ROWS, rows) : 1;
      return (float) (weight * most);
    }
  }

  /**
   * Binds.
   *
   * @param metricsOnly whether to score by the mean of the weighted metrics alone
   */
  Scan(BoundTerms terms, Filter filter, boolean metricsOnly) {
    this(terms, filter, metricsOnly, false);
  }

  /** Scores the lower end of the similarity. */
  static Scan ofLower(BoundTerms terms, Filter filter) {
    return new Scan(terms, filter, false, true);
  }

  private Scan(BoundTerms terms, Filter filter, boolean metricsOnly, boolean lower) {
    fleet = terms.fleet;
    this.lower = lower;
    int dictionaries = fleet.grouping().size();
    double[][] sumsOf = new double[dictionaries][];
    for (int d = 0; d < dictionaries; d++) {
      sumsOf[d] = new double[fleet.codes(d)];
    }
    weights = new double[fleet.layout().metrics().size()];
    List<Extra> others = new ArrayList<>();
    double total = metricsOnly ? weightOfMetrics(terms) : terms.totalWeight();
    for (ColumnTerms.Bound bound : terms.terms()) {
      if (!metricsOnly || bound.term.group() == TermGroup.METRICS) {
        for (ColumnTerms.Weighted weighted : bound.parts) {
          double weight = bound.term.weight() * weighted.weight() / bound.weights / total;
          add(weighted.part(), weight, sumsOf, others);
        }
      }
    }
    byBlock = others.stream().filter(Extra::isByBlock).toArray(Extra[]::new);
    byRow = others.stream().filter(extra -> !extra.isByBlock()).toArray(Extra[]::new);
    tables = new float[dictionaries][];
    highestOf = new float[dictionaries];
    for (int d = 0; d < dictionaries; d++) {
      tables[d] = table(d, sumsOf[d], filter);
    }
    metrics = IntStream.range(0, weights.length).filter(m -> weights[m] != 0).toArray();
    metricWeights = new float[metrics.length];
    priors = new float[metrics.length];
    for (int i = 0; i < metrics.length; i++) {
      metricWeights[i] = (float) weights[metrics[i]];
      priors[i] = (float) fleet.layout().metrics().get(metrics[i]).prior();
    }
    lookedUp = new float[dictionaries][];
    codes = new int[dictionaries][];
    columns = new float[metrics.length][];
    columnWeights = new float[metrics.length];
    // What plug-ins may still give is added and taken off again.
    error = (4 * (metrics.length + dictionaries + 2 * others.size()) + 8) * UNIT_ROUNDOFF;
  }

  private static double weightOfMetrics(BoundTerms terms) {
    double sum = 0;
    for (ColumnTerms.Bound bound : terms.terms()) {
      sum += bound.term.group() == TermGroup.METRICS ? bound.term.weight() : 0;
    }
    return sum;
  }

  private void add(Part part, double weight, double[][] sumsOf, List<Extra> others) {
    if (part instanceof UnitPart unit) {
      int[] parts = fleet.grouping().parts(unit.unit());
      int readings = fleet.unit(unit.unit()).size();
      unit.credits().addTo(sumsOf[unit.dictionary()], parts, readings, weight, lower);
    } else if (part instanceof MetricPart metric) {
      weights[metric.metric()] += weight;
    } else {
      others.add(new Extra(weight, part));
    }
  }

  private float[] table(int dictionary, double[] sum, Filter filter) {
    float[] table = new float[sum.length];
    float highest = Float.NEGATIVE_INFINITY;
    for (int code = 0; code < sum.length; code++) {
      table[code] = filter.fails(dictionary, code) ? Float.NEGATIVE_INFINITY : (float) sum[code];
      highest = Math.max(highest, table[code]);
    }
    highestOf[dictionary] = highest;
    return table;
  }

  /** No row of the block scores above this, but for the error. */
  float bound(int index) {
    Block block = fleet.block(index);
    float bound = 0;
    for (int d = 0; d < tables.length; d++) {
      int sole = block.sole(d);
      bound += sole == Block.MIXED ? highest(d, block.distinct(d)) : tables[d][sole];
    }
    for (int i = 0; i < metrics.length; i++) {
      float highest = block.credits(metrics[i]).length == 0 ? priors[i] : block.highest(metrics[i]);
      bound += metricWeights[i] * highest;
    }
    return bound + mostByBlock(index) + mostByRow(index);
  }

  /** The most that {@link #addByBlock} adds to a row of a block. */
  float mostByBlock(int index) {
    return most(byBlock, index);
  }

  /** The most that {@link #byRow} is for a row of a block. */
  float mostByRow(int index) {
    return most(byRow, index);
  }

  private float most(Extra[] extras, int index) {
    float most = 0;
    for (Extra extra : extras) {
      most += extra.most(index, fleet.rowsIn(index));
    }
    return most;
  }

  private float highest(int dictionary, int[] distinct) {
    if (distinct.length == 0) {
      return highestOf[dictionary];
    }
    float highest = Float.NEGATIVE_INFINITY;
    for (int code : distinct) {
      highest = Math.max(highest, tables[dictionary][code]);
    }
    return highest;
  }

  /** Scores the rows of a block into {@link #sums}. */
  void score(int index) {
    scoreColumns(index);
    addByBlock(index);
    if (byRow.length > 0) {
      for (int offset = 0; offset < fleet.rowsIn(index); offset++) {
        sums[offset] += byRow(index, offset);
      }
    }
  }

  /** The same but for what {@link #addByBlock} and {@link #byRow} have to add. */
  void scoreColumns(int index) {
    Block block = fleet.block(index);
    int rows = fleet.rowsIn(index);
    float base = 0;
    int present = 0;
    int mixed = 0;
    for (int d = 0; d < tables.length; d++) {
      int sole = block.sole(d);
      if (sole == Block.MIXED) {
        lookedUp[mixed] = tables[d];
        codes[mixed++] = block.codes(d);
      } else {
        base += tables[d][sole];
      }
    }
    for (int i = 0; i < metrics.length; i++) {
      float[] column = block.credits(metrics[i]);
      if (column.length == 0) {
        base += metricWeights[i] * priors[i];
      } else {
        columns[present] = column;
        columnWeights[present++] = metricWeights[i];
      }
    }
    begin(base, mixed, rows);
    int i = 0;
    for (; i + 4 <= present; i += 4) {
      Kernels.addFour(sums, columns, columnWeights, i, rows);
    }
    for (; i < present; i++) {
      Kernels.add(sums, columns[i], columnWeights[i], rows);
    }
  }

  /** Sums up what is looked up; two at a time, so that the sums are written half as often. */
  private void begin(float base, int mixed, int rows) {
    int d = 0;
    if (mixed > 1) {
      Kernels.lookUp(sums, base, lookedUp, codes, rows);
      d = 2;
    } else {
      Arrays.fill(sums, 0, rows, base);
    }
    for (; d < mixed; d++) {
      Kernels.addLookedUp(sums, lookedUp[d], codes[d], rows);
    }
  }

  /** Adds what is scored block by block. */
  void addByBlock(int index) {
    int rows = fleet.rowsIn(index);
    for (Extra extra : byBlock) {
      PluggedPart plugged = (PluggedPart) extra.part;
      plugged.score(index * Block.ROWS, rows);
      Kernels.add(sums, lower ? plugged.lower : plugged.expected, extra.weight, rows);
    }
  }

  /** What is scored row by row, of one row. */
  float byRow(int index, int offset) {
    float sum = 0;
    for (Extra extra : byRow) {
      extra.part.read(index * Block.ROWS + offset, fleet.block(index), offset, found);
      sum += (float) (extra.weight * (lower ? found.lower : found.expected));
    }
    return sum;
  }
}
