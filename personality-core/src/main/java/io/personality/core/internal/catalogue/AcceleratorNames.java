package io.personality.core.internal.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of accelerators: finds model, generation, vendor, kind and memory mentioned in a text.
 *
 * <p><i>Immutable</i> once built.
 */
final class AcceleratorNames {
  /** Aliases up to this long, such as "T4" or "A100", mean something else elsewhere. */
  private static final int SHORT = 4;

  private static final Pattern MIG = Pattern.compile("\\b\\dg\\.(\\d{1,3})gb\\b");
  private static final Pattern SLICE = Pattern.compile("\\b(\\d{1,3})[abcq]\\b");
  private static final Pattern SIZE = Pattern.compile("\\b(\\d{1,4}) ?gi?b\\b");

  private record Vendor(String name, List<String> aliases, List<NamePattern> marks) {}

  private final Map<String, AcceleratorModel> models = new LinkedHashMap<>();
  private final Map<String, AcceleratorGeneration> generations = new LinkedHashMap<>();
  private final Map<String, AcceleratorKind> kinds = new LinkedHashMap<>();
  private final List<Vendor> vendors = new ArrayList<>();
  private final Set<String> noise = new LinkedHashSet<>();
  private final List<String> displayOnly;
  private final List<String> display = new ArrayList<>();

  AcceleratorNames(Tree document) {
    for (Tree kind : document.field("kinds").asList()) {
      AcceleratorKind known = AcceleratorReader.kind(kind.field("name"));
      kind.texts("aliases").forEach(alias -> kinds.put(NameText.words(alias), known));
      display.add(kind.text("name"));
    }
    noise.addAll(document.texts("noise"));
    displayOnly = document.texts("display_only");
    for (Tree vendor : document.field("vendors").asList()) {
      List<NamePattern> marks =
          vendor.list("marks").stream().map(mark -> NamePattern.of(mark.asText(), mark)).toList();
      // Longest first, so that taking out "nvidia" leaves no "corporation" behind.
      List<String> aliases =
          vendor.texts("aliases").stream()
              .sorted(Comparator.comparingInt(String::length).reversed())
              .toList();
      vendors.add(new Vendor(vendor.text("name"), aliases, marks));
      display.add(vendor.text("name"));
    }
    AcceleratorReader read = new AcceleratorReader(document);
    for (AcceleratorReader.Named<AcceleratorGeneration> named : read.generations()) {
      named.aliases().forEach(alias -> generations.put(NameText.words(alias), named.value()));
      display.add(named.value().vendor() + " " + named.value().name());
    }
    for (AcceleratorReader.Named<AcceleratorModel> named : read.models()) {
      named.aliases().forEach(alias -> models.put(NameText.words(alias), named.value()));
      display.add(named.value().name());
    }
  }

  Set<AcceleratorModel> models() {
    return new LinkedHashSet<>(models.values());
  }

  /** What a text says, with the words left over once all that is known is taken out. */
  record Mentions(
      Optional<AcceleratorModel> model,
      Optional<AcceleratorGeneration> generation,
      Optional<String> vendor,
      Optional<AcceleratorKind> kind,
      boolean restIsNoise) {}

  Mentions in(String text) {
    String words = NameText.words(text);
    String rest = SIZE.matcher(words).replaceAll(" ");
    Optional<String> vendor = vendor(words);
    for (Vendor known : vendors) {
      rest = without(rest, known.aliases());
    }
    Optional<AcceleratorKind> kind = longest(kinds, rest).map(kinds::get);
    Optional<String> model = longest(models, rest);
    if (model.isPresent() && vendorAgrees(model.get(), vendor, without(rest, kinds.keySet()))) {
      return new Mentions(model.map(models::get), Optional.empty(), vendor, kind, true);
    }
    Optional<String> generation = longest(generations, rest);
    String left = without(without(rest, kinds.keySet()), generation.stream().toList());
    return new Mentions(
        Optional.empty(), generation.map(generations::get), vendor, kind, isNoise(left));
  }

  private boolean vendorAgrees(String alias, Optional<String> vendor, String rest) {
    AcceleratorModel model = Optional.ofNullable(models.get(alias)).orElseThrow();
    if (vendor.isPresent()) {
      return vendor.get().equals(model.generation().vendor());
    }
    return alias.length() > SHORT || isNoise(without(rest, List.of(alias)));
  }

  boolean isDisplayOnly(String text) {
    String words = NameText.words(text);
    return displayOnly.stream().anyMatch(name -> NameText.contains(words, name));
  }

  /** The memory a text states, in GiB: of a slice where it names one, else of the device; or 0. */
  double memoryGib(String text) {
    String words = NameText.words(text);
    for (Pattern pattern : List.of(MIG, SLICE, SIZE)) {
      Matcher matcher = pattern.matcher(words);
      if (matcher.find()) {
        return Double.parseDouble(matcher.group(1));
      }
    }
    return 0;
  }

  List<String> closest(String text) {
    return Suggestions.nearest(text, display);
  }

  private Optional<String> vendor(String words) {
    for (Vendor vendor : vendors) {
      if (vendor.aliases().stream().anyMatch(alias -> NameText.contains(words, alias))) {
        return Optional.of(vendor.name());
      }
    }
    for (Vendor vendor : vendors) {
      if (vendor.marks().stream().anyMatch(mark -> mark.in(words))) {
        return Optional.of(vendor.name());
      }
    }
    return Optional.empty();
  }

  private boolean isNoise(String words) {
    for (String word : words.split(" ", -1)) {
      boolean slice = SLICE.matcher(word).matches() || MIG.matcher(word).matches();
      if (!word.isEmpty() && !noise.contains(word) && !slice) {
        return false;
      }
    }
    return true;
  }

  private static Optional<String> longest(Map<String, ?> names, String words) {
    String best = "";
    for (String name : names.keySet()) {
      if (name.length() > best.length() && NameText.contains(words, name)) {
        best = name;
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  private static String without(String words, Iterable<String> phrases) {
    String left = " " + words + " ";
    for (String phrase : phrases) {
      left = left.replace(" " + phrase + " ", " ");
    }
    return left.strip();
  }
}
