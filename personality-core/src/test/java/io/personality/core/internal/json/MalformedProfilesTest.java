package io.personality.core.internal.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.InvalidProfileException;
import io.personality.Violation;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each file of {@code profiles/malformed} has exactly the faults that {@code expected.tsv} lists.
 */
class MalformedProfilesTest {
  private record Expected(String file, String pointer, String fragment) {
    boolean fits(Violation violation) {
      return violation.pointer().equals(pointer) && violation.message().contains(fragment);
    }
  }

  private static Path folder() throws URISyntaxException {
    return Path.of(MalformedProfilesTest.class.getResource("/profiles/malformed").toURI());
  }

  private static Map<String, List<Expected>> expected() throws Exception {
    try (Stream<String> lines = Files.lines(folder().resolve("expected.tsv"))) {
      return lines
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .map(columns -> new Expected(columns[0], columns[1], columns[2]))
          .collect(Collectors.groupingBy(Expected::file, TreeMap::new, Collectors.toList()));
    }
  }

  @Test
  void everyFileIsListed() throws Exception {
    try (Stream<Path> files = Files.list(folder())) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(n -> n.endsWith(".json"))
              .sorted()
              .toList();
      assertEquals(List.copyOf(expected().keySet()), names);
      assertTrue(names.size() >= 45, names.size() + " files");
    }
  }

  @TestFactory
  Stream<DynamicTest> everyFaultIsNamed() throws Exception {
    Path folder = folder();
    return expected().entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(), () -> check(folder.resolve(entry.getKey()), entry.getValue())));
  }

  private static void check(Path file, List<Expected> expected) throws IOException {
    ParsedProfile parsed = ProfileReader.read(Files.readAllBytes(file));
    List<Violation> found = parsed.violations();
    String all = found.stream().map(v -> "\n" + v).collect(Collectors.joining());
    for (Expected fault : expected) {
      assertTrue(found.stream().anyMatch(fault::fits), "not found: " + fault + " in" + all);
    }
    for (Violation violation : found) {
      assertTrue(expected.stream().anyMatch(e -> e.fits(violation)), "not expected: " + violation);
      assertFalse(violation.remedy().isBlank(), violation::toString);
      assertTrue(violation.toString().length() < 1_000, violation::toString);
    }
    assertEquals(expected.size(), found.size(), all);
    assertEquals(found.stream().sorted().toList(), found);
    assertThrows(InvalidProfileException.class, parsed::orThrow);
  }
}
