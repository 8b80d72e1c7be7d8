package io.personality.spi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.personality.model.Credit;
import io.personality.spi.Scorer.Finding;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BlockScorerTest {
  private static BlockScorer everywhere(double low, double middle, double high) {
    return (from, to, lower, expected, upper) -> {
      Arrays.fill(lower, 0, to - from, low);
      Arrays.fill(expected, 0, to - from, middle);
      Arrays.fill(upper, 0, to - from, high);
    };
  }

  @Test
  void explainsTheCreditUnlessItSaysMore() {
    assertEquals(
        new Finding("credit 0.250", new Credit(0.2, 0.25, 1)), everywhere(0.2, 0.25, 1).explain(7));
    assertEquals(new Finding("unknown", new Credit(0, 0.25, 1)), everywhere(0, 0.25, 1).explain(7));
  }

  @Test
  void mayBeAnythingUnlessItSaysMore() {
    assertEquals(1, everywhere(0, 0, 0).upperBound(0, 9));
  }

  @Test
  void oneArrayIsCopiedToTheOthersAndNoFurther() {
    BlockScorer exact =
        BlockScorer.exact(
            (from, to, credits) -> {
              for (int row = from; row < to; row++) {
                credits[row - from] = row / 10.0;
              }
            });
    double[][] credits = {{9, 9, 9}, {9, 9, 9}, {9, 9, 9}};
    exact.score(3, 5, credits[0], credits[1], credits[2]);
    for (double[] one : credits) {
      assertArrayEquals(new double[] {0.3, 0.4, 9}, one);
    }
  }
}
