package io.personality.benchmarks.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.personality.benchmarks.report.Figures;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * Takes the mix of hardware models and the noise between equal hosts from a folder of real
 * fingerprints (Spare Cores, CC BY-SA 4.0). A model is a processor with a number of threads. The
 * noise of a measurement is the median over the models, of which at least {@link #LEAST_TWINS}
 * hosts were measured, of the robust relative standard deviation (1.4826 times the median absolute
 * deviation, over the median).
 */
public final class SharedFleetMix {
  private static final String FILE = "fleet.jsonl.gz";
  private static final int LEAST_TWINS = 4;
  private static final int LEAST_MODELS = 6;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, List<Map<String, Double>>> models = new HashMap<>();

  private SharedFleetMix() {}

  /** The mix of the folder where it is there, the built-in one otherwise. */
  public static ModelMix readOrBuiltIn(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    return Files.isRegularFile(file) ? read(file) : ModelMix.builtIn();
  }

  private static ModelMix read(Path file) throws IOException {
    SharedFleetMix fleet = new SharedFleetMix();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        fleet.take(JSON.readTree(line));
      }
    }
    List<Integer> counts =
        fleet.models.values().stream().map(List::size).sorted(Comparator.reverseOrder()).toList();
    return new ModelMix("of PERSONALITY_FLEET (Spare Cores)", counts, fleet.noise());
  }

  private void take(JsonNode host) {
    JsonNode cpu = host.path("cpu");
    String model =
        cpu.path("model_name").asText()
            + "/"
            + cpu.path("family").asText()
            + "/"
            + cpu.path("model").asText()
            + "/"
            + cpu.path("threads").asText();
    Map<String, Double> measured = new HashMap<>();
    host.path("measured")
        .properties()
        .forEach(metric -> measured.put(metric.getKey(), metric.getValue().asDouble()));
    models.computeIfAbsent(model, key -> new ArrayList<>()).add(measured);
  }

  private List<Double> noise() {
    Map<String, List<Double>> spreads = new TreeMap<>();
    for (List<Map<String, Double>> twins : models.values()) {
      if (twins.size() >= LEAST_TWINS) {
        for (String metric : twins.get(0).keySet()) {
          double[] values =
              twins.stream()
                  .filter(host -> host.containsKey(metric))
                  .mapToDouble(host -> host.getOrDefault(metric, 0.0))
                  .toArray();
          if (values.length >= LEAST_TWINS && Figures.median(values) > 0) {
            spreads.computeIfAbsent(metric, key -> new ArrayList<>()).add(spread(values));
          }
        }
      }
    }
    return spreads.values().stream()
        .filter(ofModels -> ofModels.size() >= LEAST_MODELS)
        .map(
            ofModels ->
                Figures.median(ofModels.stream().mapToDouble(Double::doubleValue).toArray()))
        .toList();
  }

  private static double spread(double[] values) {
    double median = Figures.median(values);
    double[] deviations = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      deviations[i] = Math.abs(values[i] - median);
    }
    return 1.4826 * Figures.median(deviations) / median;
  }
}
