package io.personality.benchmarks.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The columns of a generated fleet, in the order in which the engine sums their terms.
 *
 * <p><i>Immutable.</i>
 *
 * @param nominal names of which each host has one of {@link #CATEGORIES}; full credit for the one
 *     asked, none for another
 * @param spec declared numbers, asked for as 1, so that the credit is the number
 * @param measured metrics of a linear scale from 0 to 1, so that the credit is the value
 * @param dynamic the same, but of another value at any time
 */
public record Schema(int nominal, int spec, int measured, int dynamic) {
  /** How many names there are for each nominal column. */
  public static final int CATEGORIES = 8;

  /** Stands in a nominal column for "unknown", which matches nothing. */
  public static final int NO_CATEGORY = CATEGORIES;

  /** What an unknown metric counts as: the lower quartile of a uniform fleet. */
  public static final double PRIOR = 0.25;

  /** The processor flags that a host may have, of which a request asks for one. */
  public static final List<String> FLAGS = List.of("aes", "avx2", "avx512f", "sha_ni");

  /** At most so many columns, so that the missing ones fit into the bits of a long. */
  public static final int MOST_COLUMNS = 64;

  /** Checks the number of columns. */
  public Schema {
    if (nominal < 0 || spec < 0 || measured < 0 || dynamic < 0) {
      throw new IllegalArgumentException("a number of columns is negative");
    }
    int size = nominal + spec + measured + dynamic;
    if (size < 1 || size > MOST_COLUMNS) {
      throw new IllegalArgumentException("1 to 64 columns are possible, not " + size);
    }
  }

  /** A quarter of each kind. */
  public static Schema mixed(int columns) {
    return new Schema(columns / 4, columns / 4, columns / 4, columns - columns / 4 * 3);
  }

  /** A quarter nominal, the rest metrics. */
  public static Schema flat(int columns) {
    return new Schema(columns / 4, 0, columns - columns / 4, 0);
  }

  /** How many columns there are. */
  public int size() {
    return nominal + spec + measured + dynamic;
  }

  /** The first column of the metrics; those before it are declared. */
  public int firstMetric() {
    return nominal + spec;
  }

  /** Whether a column holds names. */
  public boolean isNominal(int column) {
    return column < nominal;
  }

  /** The feature of a column. */
  public String feature(int column) {
    String kind = column < nominal ? "maker" : column < firstMetric() ? "spec" : "metric";
    return String.format(Locale.ROOT, "bench_%s_%02d", kind, column);
  }

  /** The name of a category. */
  public static String category(int category) {
    return "c" + category;
  }

  /** What a column holds where the value is unknown: whatever earns the credit of the unknown. */
  public float unknown(int column) {
    return column < nominal ? NO_CATEGORY : column < firstMetric() ? 0 : (float) PRIOR;
  }

  /** The catalogue overlay that defines the features. */
  public String overlay() {
    List<String> features = new ArrayList<>();
    for (int column = 0; column < size(); column++) {
      String common =
          String.format(
              Locale.ROOT,
              "{\"name\": \"%s\", \"description\": \"Generated.\", \"source\": \"generated\", ",
              feature(column));
      if (column < nominal) {
        features.add(common + "\"kind\": \"nominal\"}");
      } else if (column < firstMetric()) {
        features.add(
            common
                + "\"kind\": \"quantity\", \"shortfall\": {\"difference\": 1}, \"if_unknown\": 0}");
      } else {
        features.add(
            common
                + "\"kind\": \"metric\", \"worst\": 0, \"best\": 1, \"scale\": \"linear\","
                + " \"if_unknown\": "
                + PRIOR
                + "}");
      }
    }
    return "{\"catalogue\": 1, \"features\": [\n" + String.join(",\n", features) + "\n]}\n";
  }
}
