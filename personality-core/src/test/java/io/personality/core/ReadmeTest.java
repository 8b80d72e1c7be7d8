package io.personality.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every Java snippet of the README compiles; those that are no class are wrapped into one. */
class ReadmeTest {
  private static final Pattern SNIPPET = Pattern.compile("```java\\n([^`]*)```");
  private static final String IMPORTS =
      """
      import io.personality.*;
      import io.personality.core.*;
      import io.personality.model.*;
      import io.personality.spi.*;
      import java.util.*;
      """;

  @TempDir Path classes;

  @Test
  void everySnippetCompiles() throws IOException {
    List<String> snippets = snippets();
    assertFalse(snippets.isEmpty());
    for (String snippet : snippets) {
      boolean isClass = snippet.contains("public class ");
      String source =
          isClass ? snippet : IMPORTS + "class Snippet {\n  void run() {\n" + snippet + "  }\n}\n";
      assertEquals("", faults(isClass ? "Readme" : "Snippet", source), source);
    }
  }

  private static List<String> snippets() throws IOException {
    Path readme = Path.of("..", "README.md");
    assertTrue(Files.exists(readme), "the tests run in the folder of their module");
    Matcher matcher = SNIPPET.matcher(Files.readString(readme));
    List<String> snippets = new ArrayList<>();
    while (matcher.find()) {
      snippets.add(matcher.group(1));
    }
    return snippets;
  }

  private String faults(String name, String source) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter out = new StringWriter();
    JavaFileObject file =
        new SimpleJavaFileObject(
            URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    List<String> options =
        List.of(
            "-proc:none",
            "-d",
            classes.toString(),
            "-cp",
            String.valueOf(System.getProperty("java.class.path")));
    boolean compiled = compiler.getTask(out, null, null, options, null, List.of(file)).call();
    return compiled ? "" : out.toString();
  }
}
