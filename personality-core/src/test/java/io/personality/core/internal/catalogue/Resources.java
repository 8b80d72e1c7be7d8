package io.personality.core.internal.catalogue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** Parses the catalogue's resources for tests. */
final class Resources {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Resources() {}

  static ProcessorCatalogue processors() {
    return ProcessorCatalogue.of(new Tree("processors.json", parsed("processors.json")));
  }

  static AcceleratorCatalogue accelerators() {
    return AcceleratorCatalogue.of(new Tree("accelerators.json", parsed("accelerators.json")));
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> parsed(String name) {
    String path = "/io/personality/core/catalogue/" + name;
    try (InputStream in = Resources.class.getResourceAsStream(path)) {
      return JSON.readValue(in, Map.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
