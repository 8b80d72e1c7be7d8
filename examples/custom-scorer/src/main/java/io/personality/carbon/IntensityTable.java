package io.personality.carbon;

import io.personality.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Grams of carbon dioxide per kilowatt-hour, by region and hour of the day in UTC.
 *
 * <p><i>Immutable.</i>
 */
public final class IntensityTable {
  /** Hours of a day. */
  static final int HOURS = 24;

  private static final String EXAMPLE = "example-intensity.csv";

  private final Map<String, double[]> byRegion = new HashMap<>();

  /** Takes a copy of 24 numbers a region. */
  IntensityTable(Map<String, double[]> byRegion) {
    byRegion.forEach((region, hours) -> this.byRegion.put(region, hours.clone()));
  }

  /**
   * The table of a CSV file, as {@code example-intensity.csv} shows it.
   *
   * @throws ConfigurationException if the file cannot be read, naming the line that is at fault
   */
  public static IntensityTable read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new IntensityReader(file.toString()).read(in);
    } catch (IOException e) {
      throw new ConfigurationException("cannot read the intensity table " + file + ": " + e, e);
    }
  }

  /** A table of a few countries, right in its order of magnitude and made for trying out. */
  public static IntensityTable example() {
    try (InputStream in =
        Objects.requireNonNull(IntensityTable.class.getResourceAsStream(EXAMPLE), EXAMPLE)) {
      return new IntensityReader(EXAMPLE).read(in);
    } catch (IOException e) {
      throw new ConfigurationException("cannot read the resource " + EXAMPLE, e);
    }
  }

  /** Whether it knows a region. */
  public boolean has(String region) {
    return byRegion.containsKey(region);
  }

  /**
   * Grams of carbon dioxide per kilowatt-hour.
   *
   * @param region one that it has
   * @param hour from 0 to 23, in UTC
   * @throws IllegalArgumentException if it does not have the region
   */
  public double grams(String region, int hour) {
    double[] hours = byRegion.get(region);
    if (hours == null) {
      throw new IllegalArgumentException("the table has no region \"" + region + '"');
    }
    return hours[hour];
  }
}
