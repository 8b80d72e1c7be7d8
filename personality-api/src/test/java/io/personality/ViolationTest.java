package io.personality;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ViolationTest {
  private static List<String> sorted(String... pointers) {
    return Stream.of(pointers)
        .map(pointer -> new Violation(pointer, "", ""))
        .sorted()
        .map(Violation::pointer)
        .toList();
  }

  @Test
  void indexesAreOrderedAsNumbers() {
    assertEquals(
        List.of("", "/a", "/a/2", "/a/2/b", "/a/10", "/a10", "/b"),
        sorted("/b", "/a10", "/a/10", "/a/2/b", "/a/2", "/a", ""));
  }

  @Test
  void numbersOfAnyLengthAndLeadingZeroesAreOrdered() {
    String many = "9".repeat(40);
    assertEquals(
        List.of("/01", "/1", "/2", "/" + many, "/1" + many),
        sorted("/1" + many, "/2", "/" + many, "/01", "/1"));
  }
}
