package io.personality.carbon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.ConfigurationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntensityTableTest {
  private static final String HEADER = "region,hour_utc,gco2_per_kwh\n";

  @TempDir Path folder;

  private static String day(String region, int hours) {
    return IntStream.range(0, hours)
        .mapToObj(hour -> region + "," + hour + "," + (100 + hour) + ".5\n")
        .collect(Collectors.joining());
  }

  private IntensityTable read(byte[] content) throws IOException {
    return IntensityTable.read(Files.write(folder.resolve("table.csv"), content));
  }

  private IntensityTable read(String content) throws IOException {
    return read(content.getBytes(StandardCharsets.UTF_8));
  }

  private void assertRefused(String content, String reason) {
    ConfigurationException refused =
        assertThrows(ConfigurationException.class, () -> read(content));
    assertTrue(refused.getMessage().contains(reason), refused.getMessage());
    assertTrue(refused.getMessage().contains("table.csv"), refused.getMessage());
  }

  @Test
  void readsEveryHour() throws IOException {
    IntensityTable table = read("# a comment\n\n" + HEADER + day("here", 24) + day("there", 24));
    assertEquals(107.5, table.grams("here", 7));
    assertTrue(table.has("there"));
    assertFalse(table.has("nowhere"));
    assertThrows(IllegalArgumentException.class, () -> table.grams("nowhere", 7));
  }

  @Test
  void theExampleIsOfTheRightOrder() {
    IntensityTable table = IntensityTable.example();
    double sum = IntStream.range(0, 24).mapToDouble(hour -> table.grams("germany", hour)).sum();
    assertEquals(380, sum / 24, 4);
    assertTrue(table.grams("germany", 12) < table.grams("germany", 19), "noon is greener");
  }

  @ParameterizedTest
  @CsvSource({
    "'here,24,1', the hour must be a whole number from 0 to 23",
    "'here,-1,1', the hour must be",
    "'here,1.5,1', the hour must be",
    "'here,1,-1', the grams must lie in 0 to 10000",
    "'here,1,NaN', the grams must lie in 0 to 10000",
    "'here,1,much', the grams must be a number",
    "'here,1', must have a region",
    "'here,1,1,1', must have a region",
    "',1,1', must have a region"
  })
  void aFaultyLineIsNamed(String line, String reason) {
    assertRefused(HEADER + line + "\n", "line 2: " + reason);
  }

  @Test
  void anIncompleteTableIsRefused() {
    assertRefused("", "has no lines");
    assertRefused(HEADER, "has no lines");
    assertRefused("region;hour\n", "line 1: must begin with");
    assertRefused(HEADER + day("here", 23), "lacks here at hour 23");
    assertRefused(
        HEADER + day("here", 24) + "here,0,1\n", "line 26: gives here at hour 0 a second");
  }

  @Test
  void whatIsNoTableIsRefused() {
    assertRefused("#".repeat(1 << 20) + "\n", "has more than 1048576 bytes");
    byte[] latin = (HEADER + "\u00e9").getBytes(StandardCharsets.ISO_8859_1);
    assertThrows(ConfigurationException.class, () -> read(latin));
    Path absent = folder.resolve("absent.csv");
    assertThrows(ConfigurationException.class, () -> IntensityTable.read(absent));
  }
}
