package io.personality.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.personality.benchmarks.report.Row.Goal;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowsTest {
  private static final Goal SMALL = new Goal("small", "x", Bound.atMost(0.35).stretch(0.15));
  private static final Goal LARGE = new Goal("large", "1/s", Bound.atLeast(20_000));

  @Test
  void aLimitIsReachedOnItsOwnSide() {
    assertTrue(SMALL.measured(0.35, "").holds());
    assertFalse(SMALL.measured(0.36, "").holds());
    assertFalse(LARGE.measured(19_999, "").holds());
    assertTrue(LARGE.measured(20_000, "").holds());
    assertFalse(SMALL.measured(Double.NaN, "").holds());
  }

  @Test
  void aFigureOfWrongAnswersNeverHolds() {
    assertFalse(SMALL.wrong(0.1, "host 3 is missing").holds());
    assertFalse(SMALL.missing("no memory").holds());
  }

  @Test
  void jsonHasUnroundedFiguresAndNullForMissingOnes() throws Exception {
    JsonNode rows =
        new ObjectMapper()
            .readTree(
                Rows.json(List.of(SMALL.measured(1.0 / 3, "how"), LARGE.missing("no memory"))));
    assertEquals(1.0 / 3, rows.get(0).get("value").doubleValue());
    assertEquals(0.35, rows.get(0).get("bound").doubleValue());
    assertEquals("small", rows.get(0).get("name").textValue());
    assertEquals("x", rows.get(0).get("unit").textValue());
    assertTrue(rows.get(0).get("holds").booleanValue());
    assertTrue(rows.get(1).get("value").isNull());
    assertEquals("no memory", rows.get(1).get("detail").textValue());
    assertEquals(6, rows.get(1).size());
  }

  @Test
  void tablesShowBoundsAndStretchGoals() {
    String markdown = Rows.markdown(List.of(SMALL.measured(0.4, "a|b")));
    assertTrue(markdown.contains("| `small` | 0.4 | x | <= 0.35 [0.15] | **no** | a\\|b |"));
    assertTrue(Rows.table(List.of(LARGE.measured(30_000, ""))).contains(">= 20,000"));
  }

  @Test
  void figuresHaveThreeDigitsAndUnitsThatSuit() {
    assertEquals("0.00333", Figures.number(1.0 / 300));
    assertEquals("12,346", Figures.number(12_345.6));
    assertEquals("0", Figures.number(0));
    assertEquals("1.5 us", Figures.duration(1_500));
    assertEquals("2 s", Figures.duration(2e9));
    assertEquals("10k", Figures.hosts(10_000));
    assertEquals("2.5M", Figures.hosts(2_500_000));
    assertEquals("1500", Figures.hosts(1_500));
    assertEquals(2.5, Figures.median(new double[] {4, 1, 2, 3}));
    assertEquals(3, Figures.median(new double[] {9, 3, 1}));
  }
}
