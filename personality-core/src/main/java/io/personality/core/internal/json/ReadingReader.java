package io.personality.core.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.personality.core.internal.catalogue.FeatureTable;
import io.personality.core.internal.catalogue.Suggestions;
import io.personality.model.FeatureDefinition;
import io.personality.model.FeatureDefinition.Kind;
import io.personality.model.FeatureName;
import io.personality.model.Origin;
import io.personality.model.Provenance;
import io.personality.model.Reading;
import io.personality.model.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads the features of a fingerprint document.
 *
 * <p><i>Immutable.</i> Numbers become the catalogue's unit of their feature.
 */
final class ReadingReader {
  private static final int MOST_FEATURES = 512;
  private static final int MOST_NAMES = 4_096;
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");
  private static final List<String> KEYS =
      List.of(
          "value",
          "unit",
          "lower",
          "upper",
          "provenance",
          "source",
          "samples",
          "spread",
          "observed_at",
          "unknown");
  private static final List<String> PROVENANCES =
      List.of("declared", "measured", "derived", "estimated");

  private final FeatureTable table;

  ReadingReader(FeatureTable table) {
    this.table = table;
  }

  /** The readings of all features that have no fault. */
  Map<FeatureName, Reading> all(JsonNode node, String pointer, Faults faults) {
    Map<FeatureName, Reading> readings = new TreeMap<>();
    if (!node.isObject() || node.size() > MOST_FEATURES) {
      faults.refuse(node, pointer, "write an object of at most " + MOST_FEATURES + " features");
      return readings;
    }
    node.properties()
        .forEach(
            feature -> {
              String place = Pointers.child(pointer, feature.getKey());
              definition(feature.getKey(), place, faults)
                  .ifPresent(
                      definition ->
                          reading(definition, feature.getValue(), place, faults)
                              .ifPresent(r -> readings.put(definition.name(), r)));
            });
    return readings;
  }

  private Optional<FeatureDefinition> definition(String name, String pointer, Faults faults) {
    Optional<FeatureDefinition> found =
        NAME.matcher(name).matches() ? table.find(new FeatureName(name)) : Optional.empty();
    if (found.isEmpty()) {
      faults.add(
          pointer,
          "unknown feature " + Shown.of(name),
          Suggestions.remedy(name, table.names(), "use a feature of the catalogue"));
    }
    return found;
  }

  private Optional<Reading> reading(
      FeatureDefinition feature, JsonNode node, String pointer, Faults faults) {
    Optional<NodeReader> object = NodeReader.of(node, pointer, faults, KEYS);
    if (object.isEmpty()) {
      return Optional.empty();
    }
    NodeReader reader = object.get();
    if (reader.has("unknown")) {
      if (node.size() > 1) {
        faults.add(pointer, "is both known and unknown", "keep either value or unknown");
        return Optional.empty();
      }
      return reader.text("unknown", 1_000).map(Reading::unknown);
    }
    if (feature.kind() == Kind.DEVICES) {
      faults.add(pointer, "accelerators stand here", "list them under /capacity/accelerators");
      return Optional.empty();
    }
    Optional<Origin> origin = origin(reader, faults);
    checkUnit(feature, reader, node.path("value"), faults);
    Optional<Value> value =
        reader.required("value").flatMap(v -> value(feature, reader, "value", v, faults));
    Optional<Value> lower = bound(feature, reader, "lower", value, faults);
    Optional<Value> upper = bound(feature, reader, "upper", value, faults);
    return value.flatMap(
        v ->
            origin.flatMap(
                o ->
                    lower.flatMap(
                        l ->
                            upper.flatMap(
                                u -> faults.attempt(pointer, () -> Reading.between(l, v, u, o))))));
  }

  private static Optional<Origin> origin(NodeReader reader, Faults faults) {
    reader.required("provenance");
    Optional<String> provenance = reader.text("provenance", 20);
    if (provenance.isPresent() && !PROVENANCES.contains(provenance.get())) {
      faults.add(
          reader.at("provenance"),
          Shown.of(provenance.get()) + " is no provenance",
          "write one of " + String.join(", ", PROVENANCES));
      return Optional.empty();
    }
    String source = reader.text("source", 500).orElse("");
    int samples = reader.whole("samples", 1, Integer.MAX_VALUE).orElse(1L).intValue();
    double spread = spread(reader, faults);
    var observedAt = reader.time("observed_at");
    return provenance.map(
        name ->
            new Origin(
                Provenance.valueOf(name.toUpperCase(Locale.ROOT)),
                source,
                observedAt,
                samples,
                spread));
  }

  private static double spread(NodeReader reader, Faults faults) {
    Optional<JsonNode> node = reader.optional("spread");
    if (node.isEmpty()) {
      return 0;
    }
    double spread = node.get().isNumber() ? node.get().doubleValue() : Double.NaN;
    if (!(spread >= 0) || Double.isInfinite(spread)) {
      faults.refuse(
          node.get(),
          reader.at("spread"),
          "write the standard deviation over the mean, at least 0");
      return 0;
    }
    return spread;
  }

  private Optional<Value> bound(
      FeatureDefinition feature,
      NodeReader reader,
      String key,
      Optional<Value> value,
      Faults faults) {
    Optional<JsonNode> node = reader.optional(key);
    if (node.isEmpty()) {
      return value;
    }
    boolean ordered =
        switch (feature.kind()) {
          case QUANTITY, METRIC, LADDER -> true;
          default -> false;
        };
    if (!ordered) {
      faults.add(reader.at(key), feature.name() + " has no order", "remove it");
      return Optional.empty();
    }
    return value(feature, reader, key, node.get(), faults);
  }

  private Optional<Value> value(
      FeatureDefinition feature, NodeReader reader, String key, JsonNode node, Faults faults) {
    String pointer = reader.at(key);
    switch (feature.kind()) {
      case QUANTITY, METRIC -> {
        return number(feature, reader, node, pointer, faults);
      }
      case FLAG -> {
        if (node.isBoolean()) {
          return Optional.of(new Value.Flag(node.booleanValue()));
        }
        return wrong(node, pointer, "write true or false", faults);
      }
      case NAMES -> {
        return names(node, pointer, faults);
      }
      default -> {
        return NodeReader.text(node, pointer, 1_000, faults).map(Value.Text::new);
      }
    }
  }

  /** A unit beside what is no number, or beside a text that has its own, would be ignored. */
  private static void checkUnit(
      FeatureDefinition feature, NodeReader reader, JsonNode value, Faults faults) {
    Optional<String> unit = reader.text("unit", 40);
    boolean numbers = feature.kind() == Kind.QUANTITY || feature.kind() == Kind.METRIC;
    if (unit.isPresent() && (!numbers || value.isTextual())) {
      faults.add(
          reader.at("unit"),
          "the unit " + Shown.of(unit.get()) + " has no number",
          numbers ? "write the value as a number" : "remove it");
    }
  }

  private Optional<Value> number(
      FeatureDefinition feature, NodeReader reader, JsonNode node, String pointer, Faults faults) {
    Optional<Double> number = Optional.empty();
    if (node.isNumber()) {
      String unit = reader.plainText("unit").orElse(feature.unit());
      number = table.convert(node.doubleValue(), unit, feature.unit());
      if (number.isEmpty()) {
        faults.add(
            reader.at("unit"),
            Shown.of(unit) + " is no unit of " + feature.name(),
            feature.unit().isEmpty() ? "leave it out" : "write " + feature.unit());
        return Optional.empty();
      }
    } else if (node.isTextual()) {
      number = table.parseQuantity(node.textValue(), feature.unit());
    }
    if (number.isEmpty() || !Double.isFinite(number.get())) {
      String unit = feature.unit().isEmpty() ? "" : " of " + feature.unit();
      return wrong(node, pointer, "write a number" + unit, faults);
    }
    return number.map(Value.Number::new);
  }

  private static Optional<Value> names(JsonNode node, String pointer, Faults faults) {
    if (!node.isArray() || node.size() > MOST_NAMES) {
      return wrong(node, pointer, "write an array of at most " + MOST_NAMES + " texts", faults);
    }
    TreeSet<String> names = new TreeSet<>();
    for (int i = 0; i < node.size(); i++) {
      NodeReader.text(node.get(i), Pointers.child(pointer, i), 1_000, faults).ifPresent(names::add);
    }
    return Optional.of(new Value.Names(names));
  }

  private static Optional<Value> wrong(
      JsonNode node, String pointer, String remedy, Faults faults) {
    faults.refuse(node, pointer, remedy);
    return Optional.empty();
  }
}
