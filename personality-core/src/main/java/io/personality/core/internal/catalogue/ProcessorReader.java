package io.personality.core.internal.catalogue;

import io.personality.ConfigurationException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code processors.json}, checking what must hold across its parts. */
final class ProcessorReader {
  private static final List<String> DERIVED =
      List.of("memory_type", "memory_channels", "pcie_generation");

  private final Set<String> sources;
  private final Set<String> ids = new HashSet<>();
  private final List<ProcessorMatcher> matchers = new ArrayList<>();

  private ProcessorReader(Tree document) {
    sources = document.field("sources").names();
    document.field("lineages").asList().forEach(this::readLineage);
    for (ProcessorMatcher matcher : matchers) {
      ProcessorGeneration generation = matcher.generation();
      checkKnown(generation, generation.also());
      checkKnown(generation, generation.core().isEmpty() ? List.of() : List.of(generation.core()));
    }
  }

  static List<ProcessorMatcher> matchers(Tree document) {
    return new ProcessorReader(document).matchers;
  }

  private void readLineage(Tree lineage) {
    checkSources(lineage);
    for (Tree generation : lineage.field("generations").asList()) {
      checkSources(generation);
      matchers.add(readMatcher(lineage, generation));
    }
  }

  private ProcessorMatcher readMatcher(Tree lineage, Tree generation) {
    List<NamePattern> names = new ArrayList<>();
    List<NamePattern> masks = new ArrayList<>();
    for (Tree name : generation.list("names")) {
      String text = name.asText();
      boolean mask = text.startsWith("?");
      (mask ? masks : names).add(NamePattern.of(mask ? text.substring(1) : text, name));
    }
    return new ProcessorMatcher(
        readGeneration(lineage, generation),
        lineage.texts("mentions"),
        List.copyOf(names),
        List.copyOf(masks),
        generation.list("cpuid").stream().map(CpuidRange::read).toList(),
        lineage.text("cpuid_vendor", ""),
        lineage.texts("cpuid_hints"),
        generation.list("midr").stream().map(ProcessorReader::readMidr).toList(),
        generation.texts("dmi").stream().map(NameText::words).toList());
  }

  private ProcessorGeneration readGeneration(Tree lineage, Tree generation) {
    String id = generation.text("id");
    if (!ids.add(id)) {
      throw generation.fault("has the id \"" + id + "\", which another has too");
    }
    return new ProcessorGeneration(
        id,
        new GenerationRef(lineage.text("id"), generation.number("index")),
        lineage.text("vendor"),
        generation.text("line", lineage.text("line")),
        generation.text("label"),
        generation.text("microarchitecture"),
        generation.integer("year"),
        generation.integer("ordinal", 0),
        generation.flag("exception"),
        generation.text("core", ""),
        generation.texts("also"),
        generation.texts("aliases"),
        readDerived(generation));
  }

  private static Map<String, DerivedFact> readDerived(Tree generation) {
    Map<String, DerivedFact> facts = new LinkedHashMap<>();
    for (String name : generation.optional("derived").map(Tree::names).orElse(Set.of())) {
      Tree fact = generation.field("derived").field(name);
      if (!DERIVED.contains(name)) {
        throw fact.fault("is none of " + DERIVED);
      }
      facts.put(
          name, new DerivedFact(part(fact, "value"), part(fact, "lower"), part(fact, "upper")));
    }
    return Map.copyOf(facts);
  }

  private static Object part(Tree fact, String name) {
    Tree part = fact.field(name);
    return part.value() instanceof String text ? text : (Object) part.asNumber();
  }

  private static int readMidr(Tree text) {
    String[] parts = text.asText().split("/", -1);
    try {
      if (parts.length == 2) {
        return ProcessorMatcher.midr(Integer.decode(parts[0]), Integer.decode(parts[1]));
      }
    } catch (NumberFormatException e) {
      throw text.fault("should be hexadecimal numbers: " + e.getMessage());
    }
    throw text.fault("should be implementer/part");
  }

  private void checkSources(Tree place) {
    for (Tree source : place.list("source")) {
      if (!sources.contains(source.asText())) {
        throw source.fault("names a source that the document does not list");
      }
    }
  }

  private void checkKnown(ProcessorGeneration generation, List<String> others) {
    for (String other : others) {
      if (!ids.contains(other)) {
        throw new ConfigurationException(
            "The generation \"" + generation.id() + "\" names \"" + other + "\", which is none");
      }
    }
  }
}
