package io.personality.core.internal.fingerprint;

import io.personality.core.internal.catalogue.ProcessorCatalogue;
import io.personality.core.internal.json.CatalogueReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The catalogue of processors and the names of its features, as tests need them. */
final class ProcessorNames {
  private static final String FOLDER = "/io/personality/core/catalogue/";

  private ProcessorNames() {}

  static ProcessorCatalogue catalogue() {
    return CatalogueReader.read(List.of()).processors();
  }

  static ForeignJson resource(String name) {
    try (InputStream in = ProcessorNames.class.getResourceAsStream(FOLDER + name)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return ToolJson.parse(Tool.LSCPU, text).orElse(ForeignJson.NOTHING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
