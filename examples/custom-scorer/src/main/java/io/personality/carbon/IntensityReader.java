package io.personality.carbon;

import io.personality.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Reads lines of region, hour and grams. Blank lines and those that begin with {@code #} say
 * nothing.
 *
 * <p><i>Confined to one thread.</i>
 */
final class IntensityReader {
  private static final String HEADER = "region,hour_utc,gco2_per_kwh";
  private static final int MOST_BYTES = 1 << 20;
  private static final int MOST_GRAMS = 10_000;

  private final String name;
  private final Map<String, double[]> byRegion = new TreeMap<>();
  private int line;
  private boolean begun;

  /** Calls the file by that name in messages. */
  IntensityReader(String name) {
    this.name = name;
  }

  /**
   * Reads all lines.
   *
   * @throws ConfigurationException naming the line that is at fault
   */
  IntensityTable read(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw fault("has more than " + MOST_BYTES + " bytes");
    }
    text(bytes).lines().forEach(this::take);
    line = 0;
    if (byRegion.isEmpty()) {
      throw fault("has no lines below \"" + HEADER + '"');
    }
    byRegion.forEach(this::checkHours);
    return new IntensityTable(byRegion);
  }

  private String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new ConfigurationException(name + " is not UTF-8", e);
    }
  }

  private void take(String text) {
    line++;
    if (text.isBlank() || text.startsWith("#")) {
      return;
    }
    if (!begun) {
      begun = true;
      if (!text.strip().equals(HEADER)) {
        throw fault("must begin with the line \"" + HEADER + '"');
      }
      return;
    }
    List<String> parts = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    if (parts.size() != 3 || parts.get(0).isEmpty()) {
      throw fault("must have a region, an hour and grams");
    }
    int hour = hour(parts.get(1));
    double grams = grams(parts.get(2));
    double[] hours = byRegion.computeIfAbsent(parts.get(0), region -> unknownDay());
    if (!Double.isNaN(hours[hour])) {
      throw fault("gives " + parts.get(0) + " at hour " + hour + " a second time");
    }
    hours[hour] = grams;
  }

  private static double[] unknownDay() {
    double[] hours = new double[IntensityTable.HOURS];
    Arrays.fill(hours, Double.NaN);
    return hours;
  }

  private int hour(String text) {
    try {
      return Objects.checkIndex(Integer.parseInt(text), IntensityTable.HOURS);
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw new ConfigurationException(
          where() + "the hour must be a whole number from 0 to 23, not \"" + text + '"', e);
    }
  }

  private double grams(String text) {
    double grams;
    try {
      grams = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new ConfigurationException(
          where() + "the grams must be a number, not \"" + text + '"', e);
    }
    if (!(grams >= 0 && grams <= MOST_GRAMS)) {
      throw fault("the grams must lie in 0 to " + MOST_GRAMS + ", not " + grams);
    }
    return grams;
  }

  private void checkHours(String region, double[] hours) {
    for (int hour = 0; hour < hours.length; hour++) {
      if (Double.isNaN(hours[hour])) {
        throw fault("lacks " + region + " at hour " + hour);
      }
    }
  }

  private ConfigurationException fault(String what) {
    return new ConfigurationException(where() + what);
  }

  private String where() {
    return "the intensity table " + name + (line == 0 ? " " : ", line " + line + ": ");
  }
}
