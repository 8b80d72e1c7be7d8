package io.personality.benchmarks.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.personality.core.Personality;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A fleet of many hosts from the fingerprints of few: each host is one of them under a name of its
 * own, with what was measured a little different, as machines of one model differ.
 */
final class FleetFile {
  private static final double NOISE = 0.02;
  private static final ObjectMapper JSON = new ObjectMapper();

  private FleetFile() {}

  /**
   * Writes the file.
   *
   * @return where the fingerprints came from
   */
  static String write(Path file, int hosts, Path shared, Path sample, long seed)
      throws IOException {
    Path records = shared.resolve("fleet.jsonl.gz");
    boolean isShared = Files.exists(records);
    List<JsonNode> models = isShared ? converted(records) : read(sample);
    Random random = new Random(seed);
    try (Writer out = Files.newBufferedWriter(file)) {
      for (int host = 0; host < hosts; host++) {
        ObjectNode one = models.get(random.nextInt(models.size())).deepCopy();
        one.put("host", one.path("host").asText() + "/" + host);
        one.path("features").forEach(reading -> vary(reading, random));
        out.write(JSON.writeValueAsString(one));
        out.write('\n');
      }
    }
    return models.size()
        + (isShared ? " fingerprints of the shared fleet" : " sample fingerprints");
  }

  private static void vary(JsonNode reading, Random random) {
    if (reading instanceof ObjectNode open
        && "measured".equals(open.path("provenance").asText())
        && open.path("value").isDouble()) {
      double factor = Math.max(0.5, 1 + NOISE * random.nextGaussian());
      open.put("value", open.path("value").asDouble() * factor);
    }
  }

  private static List<JsonNode> converted(Path records) throws IOException {
    List<JsonNode> all = new ArrayList<>();
    try (Personality library = Personality.builder().build()) {
      library
          .fleet()
          .importSpareCores(
              records, one -> all.add(tree(library.fleet().write(one))), refused -> {});
    }
    return all;
  }

  private static List<JsonNode> read(Path documents) throws IOException {
    return Files.readAllLines(documents).stream().map(FleetFile::tree).toList();
  }

  private static JsonNode tree(String document) {
    try {
      return JSON.readTree(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the library writes JSON", e);
    }
  }
}
