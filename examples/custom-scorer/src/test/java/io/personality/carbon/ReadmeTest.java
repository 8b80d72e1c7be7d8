package io.personality.carbon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README shows is what the build compiles. */
class ReadmeTest {
  private static final Pattern SNIPPET = Pattern.compile("```(?:java|csv|text)\\n([^`]*)```");
  private static final Pattern INDENT = Pattern.compile("(?m)^[ \\t]+");

  private static String flush(String text) {
    return INDENT.matcher(text).replaceAll("").strip();
  }

  private static String contentOf(Path file) {
    try {
      return flush(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everySnippetIsPartOfAFileOfThisModule() throws IOException {
    List<String> snippets =
        SNIPPET
            .matcher(Files.readString(Path.of("README.md")))
            .results()
            .map(match -> flush(match.group(1)))
            .toList();
    assertTrue(snippets.size() >= 5, "the snippets were found: " + snippets.size());
    List<String> sources;
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      sources =
          files
              .filter(Files::isRegularFile)
              .map(ReadmeTest::contentOf)
              .collect(Collectors.toList());
    }
    List<String> strange =
        snippets.stream()
            .filter(snippet -> sources.stream().noneMatch(source -> source.contains(snippet)))
            .toList();
    assertEquals(List.of(), strange);
  }
}
