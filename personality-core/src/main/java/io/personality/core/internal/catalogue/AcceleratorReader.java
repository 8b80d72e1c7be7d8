package io.personality.core.internal.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the generations and models of {@code accelerators.json}. */
final class AcceleratorReader {
  /** A value with the names it goes by. */
  record Named<T>(T value, List<String> aliases) {}

  private final Set<String> sources;
  private final List<Named<AcceleratorGeneration>> generations = new ArrayList<>();
  private final List<Named<AcceleratorModel>> models = new ArrayList<>();

  AcceleratorReader(Tree document) {
    sources = document.field("sources").names();
    Map<String, AcceleratorGeneration> byName = new HashMap<>();
    for (Tree tree : document.field("generations").asList()) {
      checkSources(tree);
      AcceleratorGeneration generation =
          new AcceleratorGeneration(
              tree.text("name"),
              tree.text("vendor"),
              kind(tree.field("kind")),
              tree.number("order"),
              tree.integer("year"));
      byName.put(generation.name(), generation);
      generations.add(new Named<>(generation, withName(tree, generation.name())));
    }
    for (Tree tree : document.field("models").asList()) {
      checkSources(tree);
      AcceleratorGeneration generation = byName.get(tree.text("generation"));
      if (generation == null) {
        throw tree.field("generation").fault("is not among the generations");
      }
      AcceleratorModel model = model(tree, generation);
      models.add(new Named<>(model, withName(tree, model.name())));
    }
  }

  private static AcceleratorModel model(Tree tree, AcceleratorGeneration generation) {
    List<Double> sizes = tree.list("memory_gib").stream().map(Tree::asNumber).toList();
    try {
      return new AcceleratorModel(
          tree.text("model"),
          generation,
          tree.text("family"),
          tree.integer("year"),
          sizes,
          tree.integer("tier"));
    } catch (IllegalArgumentException e) {
      throw tree.fault("is no model: " + e.getMessage());
    }
  }

  static AcceleratorKind kind(Tree name) {
    for (AcceleratorKind kind : AcceleratorKind.values()) {
      if (kind != AcceleratorKind.ANY && kind.name().equals(name.asText())) {
        return kind;
      }
    }
    throw name.fault("should be GPU, FPGA or ASIC");
  }

  List<Named<AcceleratorGeneration>> generations() {
    return List.copyOf(generations);
  }

  List<Named<AcceleratorModel>> models() {
    return List.copyOf(models);
  }

  private static List<String> withName(Tree tree, String name) {
    List<String> names = new ArrayList<>(tree.texts("aliases"));
    names.add(name);
    return names;
  }

  private void checkSources(Tree place) {
    for (Tree source : place.list("source")) {
      if (!sources.contains(source.asText())) {
        throw source.fault("names a source that the document does not list");
      }
    }
  }
}
