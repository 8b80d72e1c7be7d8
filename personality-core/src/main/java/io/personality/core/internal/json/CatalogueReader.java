package io.personality.core.internal.json;

import io.personality.ConfigurationException;
import io.personality.core.internal.catalogue.Catalogue;
import io.personality.core.internal.catalogue.CatalogueLoader;
import io.personality.core.internal.catalogue.CatalogueLoader.Document;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the catalogue's resources and a user's overlays. */
public final class CatalogueReader {
  private static final String FOLDER = "/io/personality/core/catalogue/";

  private CatalogueReader() {}

  /**
   * The catalogue of this library with the overlays laid over it, later ones on top.
   *
   * @throws ConfigurationException if an overlay cannot be read or holds a fault
   */
  public static Catalogue read(List<Path> overlays) {
    List<Document> resources = new ArrayList<>();
    for (String name : CatalogueLoader.RESOURCES) {
      resources.add(document(name, resource(name)));
    }
    List<Document> laidOver = new ArrayList<>();
    for (Path overlay : overlays) {
      laidOver.add(document(overlay.toString(), file(overlay)));
    }
    return CatalogueLoader.load(resources, laidOver);
  }

  private static Document document(String name, byte[] utf8) {
    ParsedJson parsed = JsonText.parse(utf8, JsonLimits.DOCUMENT);
    Object tree =
        parsed
            .plain()
            .orElseThrow(
                () ->
                    new ConfigurationException(
                        "catalogue " + name + ": " + parsed.violations().get(0)));
    return new Document(name, new String(utf8, StandardCharsets.UTF_8), tree);
  }

  private static byte[] resource(String name) {
    try (InputStream in = CatalogueReader.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new ConfigurationException("the resource " + FOLDER + name + " is missing");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new ConfigurationException("cannot read the resource " + FOLDER + name, e);
    }
  }

  private static byte[] file(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      // One byte more than is allowed, so that the parser's limit speaks.
      return in.readNBytes(JsonLimits.DOCUMENT.maxBytes() + 1);
    } catch (IOException e) {
      throw new ConfigurationException("cannot read the catalogue overlay " + path, e);
    }
  }
}
