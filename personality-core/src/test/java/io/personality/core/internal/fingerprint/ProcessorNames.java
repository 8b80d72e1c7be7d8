package io.personality.core.internal.fingerprint;

import io.personality.core.internal.catalogue.ProcessorCatalogue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The catalogue of processors and the names of its features, as tests need them. */
final class ProcessorNames {
  private static final String FOLDER = "/io/personality/core/catalogue/";

  private ProcessorNames() {}

  static ProcessorCatalogue catalogue() {
    Map<String, Object> document = new LinkedHashMap<>();
    Tree tree = resource("processors.json");
    tree.names().forEach(name -> document.put(name, tree.at(name).value()));
    return ProcessorCatalogue.of(document);
  }

  static Tree resource(String name) {
    try (InputStream in = ProcessorNames.class.getResourceAsStream(FOLDER + name)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return ToolJson.parse(Tool.LSCPU, text).orElse(Tree.NOTHING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
