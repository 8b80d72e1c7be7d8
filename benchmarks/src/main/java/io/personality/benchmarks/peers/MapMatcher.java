package io.personality.benchmarks.peers;

import io.personality.benchmarks.duel.Contender;
import io.personality.benchmarks.duel.ScanRequest;
import io.personality.benchmarks.fleet.FleetTable;
import io.personality.benchmarks.fleet.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What one writes first: a map of feature to value for each host; filter, score and sort them all.
 */
public final class MapMatcher implements Contender {
  /** How it is called. */
  public static final String NAME = "map per host";

  private final Schema schema;
  private final List<MapHost> hosts = new ArrayList<>();

  private record MapHost(
      int number, int freeVcpus, int freeMemoryMib, int flags, Map<String, Double> features) {}

  private record Scored(int number, double score) {}

  /** Takes the hosts of a table. */
  public MapMatcher(FleetTable table) {
    schema = table.schema();
    List<String> names = names();
    for (int host = 0; host < table.hosts(); host++) {
      Map<String, Double> features = new HashMap<>();
      for (int column = 0; column < schema.size(); column++) {
        features.put(names.get(column), (double) table.value(host, column));
      }
      hosts.add(
          new MapHost(
              host, table.freeVcpus(host), table.freeMemoryMib(host), table.flags(host), features));
    }
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    for (int column = 0; column < schema.size(); column++) {
      names.add(schema.feature(column));
    }
    return names;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String configuration() {
    return "a HashMap<String, Double> for each host, all scored and sorted";
  }

  @Override
  public Promise promise() {
    return Promise.EXACT;
  }

  @Override
  public Turn bind(ScanRequest request) {
    List<String> names = names();
    double[] weights = request.weights();
    Map<String, Double> categories = new LinkedHashMap<>();
    Map<String, Double> numbers = new LinkedHashMap<>();
    Map<String, Double> asked = new HashMap<>();
    for (int column = 0; column < weights.length; column++) {
      boolean nominal = schema.isNominal(column);
      (nominal ? categories : numbers).put(names.get(column), weights[column]);
      if (nominal) {
        asked.put(names.get(column), (double) request.category(column));
      }
    }
    return answer -> {
      answer.clear();
      hosts.stream()
          .filter(host -> isFeasible(host, request))
          .map(
              host ->
                  new Scored(
                      host.number(),
                      sum(host.features(), categories, asked, numbers) / request.totalWeight()))
          .sorted(
              Comparator.comparingDouble(Scored::score).reversed().thenComparingInt(Scored::number))
          .limit(request.k())
          .forEach(scored -> answer.add(scored.number(), scored.score()));
    };
  }

  private static boolean isFeasible(MapHost host, ScanRequest request) {
    return host.freeVcpus() >= request.room().vcpus()
        && host.freeMemoryMib() >= request.room().memoryMib()
        && (host.flags() >> request.flag() & 1) == 1;
  }

  private static double sum(
      Map<String, Double> host,
      Map<String, Double> categories,
      Map<String, Double> asked,
      Map<String, Double> numbers) {
    double sum = 0;
    for (Map.Entry<String, Double> term : categories.entrySet()) {
      sum +=
          Objects.equals(host.get(term.getKey()), asked.get(term.getKey())) ? term.getValue() : 0;
    }
    for (Map.Entry<String, Double> term : numbers.entrySet()) {
      sum += term.getValue() * host.getOrDefault(term.getKey(), 0.0);
    }
    return sum;
  }
}
