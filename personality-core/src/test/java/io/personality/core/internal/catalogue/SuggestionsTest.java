package io.personality.core.internal.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
  private static final List<String> KNOWN =
      List.of("memory_type", "memory_speed", "memory_size", "storage_type", "memory_bandwidth");

  @Test
  void nearestComesFirst() {
    assertEquals(List.of("memory_type"), Suggestions.nearest("memroy_type", KNOWN));
    assertEquals(List.of("memory_bandwidth"), Suggestions.nearest("memory_bandwith", KNOWN));
    assertEquals(List.of("memory_size"), Suggestions.nearest("memory_sise", KNOWN));
  }

  @Test
  void neitherCaseNorHyphensCount() {
    assertEquals(List.of("memory_type"), Suggestions.nearest("Memory-Type", KNOWN));
    assertEquals(List.of("memory_type"), Suggestions.nearest("MEMORY TYPE", KNOWN));
  }

  @Test
  void tiesAreInAlphabeticalOrderWhateverTheOrderOfTheKnown() {
    assertEquals(List.of("ab", "ac", "ad"), Suggestions.nearest("ax", List.of("ad", "ac", "ab")));
    assertEquals(
        List.of("ab", "ac", "ad"), Suggestions.nearest("ax", List.of("ae", "ac", "ab", "ad")));
  }

  @Test
  void swappedNeighboursAreOneMistake() {
    assertEquals(List.of("weight"), Suggestions.nearest("wieght", List.of("height1", "weight")));
  }

  @Test
  void nothingNearGivesNothing() {
    assertEquals(List.of(), Suggestions.nearest("colour", KNOWN));
    assertEquals(List.of(), Suggestions.nearest("", KNOWN));
    assertEquals(List.of(), Suggestions.nearest("memory_type", List.of()));
    assertEquals(List.of(), Suggestions.nearest("m".repeat(1 << 20), KNOWN));
    assertEquals(List.of(), Suggestions.nearest("memory_type", List.of("m".repeat(1 << 20))));
  }

  @Test
  void remedyFallsBackToTheOther() {
    assertEquals(
        "did you mean \"memory_type\"?", Suggestions.remedy("memory_typ", KNOWN, "look it up"));
    assertEquals("look it up", Suggestions.remedy("colour", KNOWN, "look it up"));
  }
}
