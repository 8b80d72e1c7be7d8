package io.personality.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ApiDocumentTest {
  @Test
  void documentIsValidAndHasEveryEndpoint() {
    try (Running running = Running.open()) {
      String document = running.ask("GET", "/openapi.json", "").text();
      ParseOptions options = new ParseOptions();
      options.setResolve(true);
      SwaggerParseResult parsed = new OpenAPIV3Parser().readContents(document, null, options);
      assertEquals(List.of(), parsed.getMessages());
      Set<String> described = new TreeSet<>();
      parsed
          .getOpenAPI()
          .getPaths()
          .forEach(
              (path, item) ->
                  item.readOperationsMap()
                      .keySet()
                      .forEach(method -> described.add(method + " " + path)));
      assertEquals(running.service().endpoints(), described);
      assertTrue(described.size() > 25, described.toString());
    }
  }
}
