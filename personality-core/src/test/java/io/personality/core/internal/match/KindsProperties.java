package io.personality.core.internal.match;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Combinations are numbered as a map would number them. */
class KindsProperties {
  @Property(tries = 100)
  void everyCombinationHasItsOwnNumber(@ForAll long seed) {
    Random random = new Random(seed);
    int bits = 1 + random.nextInt(12);
    int most = 1 << random.nextInt(12);
    Map<List<Long>, Integer> right = new HashMap<>();
    Kinds kinds = new Kinds();
    for (int i = 0; i < 5_000; i++) {
      int previous = random.nextInt(most);
      long failed = random.nextLong() >>> -bits;
      long unknown = random.nextLong() >>> -bits & failed;
      int number = kinds.number(previous, failed, unknown);
      List<Long> combination = List.of((long) previous, failed, unknown);
      assertEquals(right.computeIfAbsent(combination, c -> right.size()), number);
      assertEquals(previous, kinds.previous(number));
      assertEquals(failed, kinds.failed(number));
      assertEquals(unknown, kinds.unknown(number));
    }
    assertEquals(right.size(), kinds.size());
  }
}
