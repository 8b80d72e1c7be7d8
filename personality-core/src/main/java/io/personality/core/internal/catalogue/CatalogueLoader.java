package io.personality.core.internal.catalogue;

import io.personality.ConfigurationException;
import io.personality.model.Asked;
import io.personality.model.Balance;
import io.personality.model.FeatureDefinition;
import io.personality.model.FeatureName;
import io.personality.model.TraitName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a catalogue from parsed resources. An overlay has the same shape as the resources, all in
 * one document, and replaces features, ladders, traits and units by name.
 */
public final class CatalogueLoader {
  /** The resources, in the order they are loaded and hashed. */
  public static final List<String> RESOURCES =
      List.of(
          "units.json",
          "ladders.json",
          "features.json",
          "traits.json",
          "processors.json",
          "accelerators.json");

  private static final List<String> OVERLAY_KEYS =
      List.of("catalogue", "source", "units", "ladders", "features", "shares", "traits");

  private final Map<FeatureName, FeatureEntry> features = new LinkedHashMap<>();
  private final Map<String, Ladder> ladders = new LinkedHashMap<>();
  private final Map<TraitName, TraitBundle> traits = new LinkedHashMap<>();

  private CatalogueLoader() {}

  /**
   * One document that goes into a catalogue.
   *
   * @param name for messages
   * @param text as it was read, for the hash
   * @param tree as it was parsed: Map, List, String, Number, Boolean
   */
  public record Document(String name, String text, Object tree) {
    Tree root() {
      return new Tree(name, tree);
    }
  }

  /**
   * Loads the resources and then the overlays, later ones replacing what earlier ones define.
   *
   * @param resources one a name of {@link #RESOURCES}, in that order
   * @throws ConfigurationException with the place of the first fault
   */
  public static Catalogue load(List<Document> resources, List<Document> overlays) {
    overlays.forEach(CatalogueLoader::checkKeys);
    CatalogueLoader loader = new CatalogueLoader();
    List<Document> all = new ArrayList<>(resources);
    all.addAll(overlays);
    all.forEach(document -> loader.ladders(document.root()));
    all.forEach(document -> loader.features(document.root()));
    Units units = new Units(all.stream().map(Document::root).toList());
    all.forEach(document -> loader.traits(document.root()));
    Balance shares = loader.shares(all);
    return new Catalogue(
        hash(all),
        loader.features,
        loader.ladders,
        loader.traits,
        shares,
        units,
        ProcessorCatalogue.of(resources.get(4).root()),
        AcceleratorCatalogue.of(resources.get(5).root()));
  }

  /** A key that nothing reads is most likely one that was meant to change something. */
  private static void checkKeys(Document overlay) {
    for (String key : overlay.root().names()) {
      if (!OVERLAY_KEYS.contains(key)) {
        String known = "known are " + String.join(", ", OVERLAY_KEYS);
        throw overlay
            .root()
            .fault(
                "has the unknown key \""
                    + key
                    + "\"; "
                    + Suggestions.remedy(key, OVERLAY_KEYS, known));
      }
    }
  }

  private void ladders(Tree root) {
    root.members("ladders").forEach((name, tree) -> ladders.put(name, new Ladder(tree)));
  }

  private void features(Tree root) {
    for (Tree tree : root.list("features")) {
      FeatureEntry entry = feature(tree);
      features.put(entry.definition().name(), entry);
    }
  }

  private FeatureEntry feature(Tree tree) {
    FeatureDefinition.Kind kind = choice(tree, "kind", FeatureDefinition.Kind.class, "");
    Optional<String> ladder = tree.optional("ladder").map(Tree::asText);
    if (kind == FeatureDefinition.Kind.LADDER && ladder.filter(ladders::containsKey).isEmpty()) {
      throw tree.fault("must name one of the ladders " + ladders.keySet());
    }
    FeatureDefinition definition =
        new FeatureDefinition(
            new FeatureName(tree.text("name")),
            kind,
            tree.text("unit", ""),
            tree.text("description"),
            choice(tree, "scope", FeatureDefinition.Scope.class, "host"),
            kind == FeatureDefinition.Kind.METRIC ? Optional.of(scale(tree)) : Optional.empty(),
            ladder,
            tree.number("default_weight", 1),
            tree.text("source"));
    Map<String, String> aliases = new LinkedHashMap<>();
    tree.members("aliases")
        .forEach((alias, value) -> aliases.put(lower(alias), lower(value.asText())));
    return new FeatureEntry(
        definition,
        tree.optional("if_unknown").map(Tree::value),
        tree.optional("shortfall").map(shortfall -> shortfall(tree, shortfall)),
        tree.texts("values"),
        aliases);
  }

  private static FeatureDefinition.Scale scale(Tree tree) {
    try {
      return new FeatureDefinition.Scale(
          tree.number("worst"), tree.number("best"), tree.text("scale", "log").equals("log"));
    } catch (IllegalArgumentException e) {
      throw tree.fault("has no usable scale: " + e.getMessage());
    }
  }

  private static Shortfall shortfall(Tree feature, Tree tree) {
    boolean isRatio = tree.optional("ratio").isPresent();
    double span = tree.number(isRatio ? "ratio" : "difference");
    if (!(span > (isRatio ? 1 : 0))) {
      throw tree.fault("must be a ratio greater than 1 or a difference greater than 0");
    }
    return new Shortfall(span, isRatio, feature.flag("smaller_is_better"));
  }

  private void traits(Tree root) {
    for (Tree tree : root.list("traits")) {
      List<TraitBundle.Part> parts = tree.list("terms").stream().map(this::part).toList();
      if (parts.isEmpty()) {
        throw tree.fault("must have at least one term");
      }
      TraitName name = new TraitName(tree.text("name"));
      traits.put(name, new TraitBundle(name, tree.text("description"), parts));
    }
  }

  private TraitBundle.Part part(Tree tree) {
    FeatureName feature = new FeatureName(tree.text("feature"));
    if (!features.containsKey(feature)) {
      throw tree.fault("names the unknown feature " + feature);
    }
    double weight = tree.number("weight");
    if (!(weight > 0)) {
      throw tree.fault("must have a weight greater than 0");
    }
    return new TraitBundle.Part(
        feature, tree.optional("asked").map(CatalogueLoader::asked), weight);
  }

  private static Asked asked(Tree tree) {
    if (tree.value() instanceof Boolean flag) {
      return new Asked.Flag(flag);
    }
    return tree.value() instanceof Number
        ? new Asked.Number(tree.asNumber(), "")
        : new Asked.Text(tree.asText());
  }

  private Balance shares(List<Document> documents) {
    Tree shares =
        documents.stream()
            .map(Document::root)
            .flatMap(root -> root.optional("shares").stream())
            .reduce((first, last) -> last)
            .orElseThrow(() -> new ConfigurationException("catalogue: no shares of the groups"));
    return new Balance(
        shares.number("preferences"), shares.number("traits"), shares.number("metrics"));
  }

  private static <E extends Enum<E>> E choice(Tree tree, String key, Class<E> type, String orElse) {
    String text = tree.text(key, orElse).toUpperCase(Locale.ROOT);
    try {
      return Enum.valueOf(type, text);
    } catch (IllegalArgumentException e) {
      throw tree.fault(
          key + " must be one of " + List.of(type.getEnumConstants()) + ", not \"" + text + "\"");
    }
  }

  private static String lower(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  private static String hash(List<Document> documents) {
    return Sha256.of(documents.stream().map(document -> document.text() + "\0").toList());
  }
}
