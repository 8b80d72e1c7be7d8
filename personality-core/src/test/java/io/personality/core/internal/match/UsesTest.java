package io.personality.core.internal.match;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class UsesTest {
  @Test
  void usesAreCounted() {
    Uses<String> uses = new Uses<>(4);
    assertEquals(1, uses.count("a"));
    assertEquals(1, uses.count("b"));
    assertEquals(2, uses.count("a"));
    assertEquals(2, uses.of("a"));
    assertEquals(0, uses.of("c"));
  }

  @Test
  void theOneUsedLongestAgoIsForgotten() {
    Uses<Integer> uses = new Uses<>(4);
    for (int i = 0; i < 5; i++) {
      uses.count(i);
    }
    assertEquals(0, uses.of(0));
    assertEquals(1, uses.of(1));
  }

  @Test
  void countsAreHalvedFromTimeToTime() {
    Uses<String> uses = new Uses<>(4);
    for (int i = 0; i < 32; i++) {
      uses.count("a");
    }
    assertEquals(32, uses.of("a"));
    assertEquals(17, uses.count("a"));
  }
}
