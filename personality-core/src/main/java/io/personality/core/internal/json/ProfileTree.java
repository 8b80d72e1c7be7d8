package io.personality.core.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.personality.model.Asked;
import io.personality.model.Avoidance;
import io.personality.model.Balance;
import io.personality.model.Condition;
import io.personality.model.FeatureName;
import io.personality.model.Level;
import io.personality.model.Preference;
import io.personality.model.Profile;
import io.personality.model.Requirement;
import io.personality.model.TermGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes a profile of a tree that the schema has looked over, leaving out what is at fault, and adds
 * the faults that a schema cannot see.
 *
 * <p><i>Confined to one thread</i>, for one document.
 */
final class ProfileTree {
  /** As in the schema: what follows is refused, and has not been looked over. */
  private static final int MOST_ELEMENTS = 256;

  private static final String PREFERENCES = "/hardware_preferences";

  private final JsonNode tree;
  private final Faults faults;
  private final AskedTree asked;
  private final TreeMap<String, String> setAside = new TreeMap<>();
  private final Map<String, List<Integer>> places = new HashMap<>();

  ProfileTree(JsonNode tree, Faults faults) {
    this.tree = tree;
    this.faults = faults;
    this.asked = new AskedTree(faults);
  }

  ParsedProfile read() {
    Profile.Builder profile = Profile.builder(name());
    if (tree.has("description") && !faults.within("/description")) {
      profile.description(tree.get("description").textValue());
    }
    readConditions(
        "/requirements",
        (feature, condition, node) -> profile.require(new Requirement(feature, condition)));
    readConditions(
        "/avoid",
        (feature, condition, node) ->
            profile.avoid(new Avoidance(feature, condition, weight(node.pointer(), node.tree()))));
    tree.path("hardware_preferences")
        .properties()
        .forEach(
            member -> preference(member.getKey(), member.getValue()).ifPresent(profile::prefer));
    readTraits(profile);
    readMetrics(profile);
    readBalance().ifPresent(profile::balance);
    Profile made = profile.build();
    if (faults.isEmpty()) {
      checkTerms(made);
    }
    return new ParsedProfile(Optional.of(made), faults.sorted(), setAside, places);
  }

  private String name() {
    String placeholder = "unnamed";
    if (!tree.has("name") || faults.within("/name")) {
      return placeholder;
    }
    return faults
        .attempt("/name", () -> Profile.builder(tree.get("name").textValue()).build().name())
        .orElse(placeholder);
  }

  private record Place(String pointer, JsonNode tree) {}

  private interface ConditionTaker {
    void take(FeatureName feature, Condition condition, Place place);
  }

  private void readConditions(String pointer, ConditionTaker taker) {
    List<Integer> kept = new ArrayList<>();
    JsonNode array = tree.path(pointer.substring(1));
    for (int i = 0; array.isArray() && i < Math.min(array.size(), MOST_ELEMENTS); i++) {
      String place = Pointers.child(pointer, i);
      JsonNode element = array.get(i);
      Optional<FeatureName> feature = feature(place, element);
      Optional<Condition> condition = feature.flatMap(f -> asked.condition(place, element));
      if (condition.isPresent()) {
        taker.take(feature.get(), condition.get(), new Place(place, element));
        kept.add(i);
      } else {
        feature.ifPresent(name -> setAside.put(place + "/feature", name.value()));
      }
    }
    places.put(pointer, kept);
  }

  private Optional<FeatureName> feature(String place, JsonNode element) {
    return element.has("feature") && !faults.within(place + "/feature")
        ? Optional.of(new FeatureName(element.get("feature").textValue()))
        : Optional.empty();
  }

  private Optional<Preference> preference(String key, JsonNode node) {
    String pointer = Pointers.child(PREFERENCES, key);
    boolean accelerators = key.equals(FeatureName.ACCELERATORS.value());
    Optional<Preference> made =
        accelerators
            ? devices(pointer, node).map(d -> Preference.of(FeatureName.ACCELERATORS, d))
            : faults.at(pointer) ? Optional.empty() : single(pointer, key, node);
    boolean nothingAsked = accelerators && node.isArray() && node.isEmpty();
    if (made.isEmpty() && !nothingAsked && isName(key)) {
      setAside.put(pointer, key);
    }
    return made;
  }

  private Optional<Preference> single(String pointer, String key, JsonNode node) {
    FeatureName feature = new FeatureName(key);
    if (!node.isObject()) {
      return asked.value(pointer, node, "").map(value -> Preference.of(feature, value));
    }
    JsonNode value = node.path("value");
    if (faults.within(pointer + "/value") || value.isMissingNode()) {
      return Optional.empty();
    }
    String unit = asked.unit(pointer, node, value);
    return asked
        .value(pointer + "/value", value, unit)
        .map(v -> new Preference(feature, v, required(pointer, node), weight(pointer, node), true));
  }

  private Optional<Asked.Devices> devices(String pointer, JsonNode array) {
    List<Asked.DeviceRequest> devices = new ArrayList<>();
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; array.isArray() && i < Math.min(array.size(), MOST_ELEMENTS); i++) {
      Optional<Asked.DeviceRequest> device = device(Pointers.child(pointer, i), array.get(i));
      if (device.isPresent()) {
        devices.add(device.get());
        kept.add(i);
      }
    }
    places.put(pointer, kept);
    return devices.isEmpty() ? Optional.empty() : Optional.of(new Asked.Devices(devices));
  }

  private Optional<Asked.DeviceRequest> device(String pointer, JsonNode node) {
    boolean object = node.isObject();
    String modelPlace = object ? pointer + "/model" : pointer;
    JsonNode model = object ? node.path("model") : node;
    if (faults.within(modelPlace) || faults.at(pointer)) {
      return Optional.empty();
    }
    if (!object) {
      return faults.attempt(pointer, () -> Asked.DeviceRequest.of(model.textValue()));
    }
    boolean plainCount = !node.has("count") || faults.within(pointer + "/count");
    boolean plainMemory = !node.has("memory") || faults.within(pointer + "/memory");
    int count = plainCount ? 1 : node.get("count").decimalValue().intValueExact();
    String memory = plainMemory ? "" : node.get("memory").textValue();
    return faults.attempt(
        pointer,
        () ->
            new Asked.DeviceRequest(
                model.textValue(),
                count,
                memory,
                required(pointer, node),
                weight(pointer, node),
                true));
  }

  private boolean required(String pointer, JsonNode node) {
    return node.has("required")
        && !faults.within(pointer + "/required")
        && node.get("required").booleanValue();
  }

  private Optional<Double> weight(String pointer, JsonNode node) {
    return node.has("weight") && !faults.within(pointer + "/weight")
        ? Optional.of(node.get("weight").decimalValue().doubleValue())
        : Optional.empty();
  }

  private void readTraits(Profile.Builder profile) {
    tree.path("behavioral_traits")
        .properties()
        .forEach(
            member -> {
              String pointer = Pointers.child("/behavioral_traits", member.getKey());
              if (!faults.within(pointer)) {
                String level = member.getValue().textValue().toUpperCase(Locale.ROOT);
                profile.trait(member.getKey(), Level.valueOf(level));
              } else if (isName(member.getKey())) {
                setAside.put(pointer, member.getKey());
              }
            });
  }

  private void readMetrics(Profile.Builder profile) {
    tree.path("weighted_metrics")
        .properties()
        .forEach(
            member -> {
              String pointer = Pointers.child("/weighted_metrics", member.getKey());
              if (!faults.within(pointer)) {
                profile.metric(member.getKey(), member.getValue().decimalValue().doubleValue());
              } else if (isName(member.getKey())) {
                setAside.put(pointer, member.getKey());
              }
            });
  }

  private Optional<Balance> readBalance() {
    JsonNode balance = tree.path("balance");
    if (balance.isMissingNode() || faults.within("/balance")) {
      return Optional.empty();
    }
    return faults.attempt(
        "/balance",
        () ->
            new Balance(
                balance.get("preferences").decimalValue().doubleValue(),
                balance.get("traits").decimalValue().doubleValue(),
                balance.get("metrics").decimalValue().doubleValue()));
  }

  private void checkTerms(Profile profile) {
    boolean preferences = !profile.preferences().isEmpty() || !profile.avoid().isEmpty();
    boolean traits = profile.traits().values().stream().anyMatch(level -> level != Level.LOW);
    boolean metrics = !profile.metricWeights().isEmpty();
    if (!preferences && !traits && !metrics) {
      faults.add(
          "",
          "nothing in the profile scores a host: a trait at \"low\" makes no term",
          "ask for a hardware preference, a trait at \"medium\" or \"high\", or a weighted metric");
    } else if (profile.balance().isPresent()) {
      Balance balance = profile.balance().get();
      double share =
          (preferences ? balance.share(TermGroup.PREFERENCES) : 0)
              + (traits ? balance.share(TermGroup.TRAITS) : 0)
              + (metrics ? balance.share(TermGroup.METRICS) : 0);
      if (share == 0) {
        faults.add(
            "/balance",
            "every group that has terms has the share 0",
            "give a share greater than 0 to a group that has terms");
      }
    }
  }

  private static boolean isName(String key) {
    return FeatureName.isShapeOf(key);
  }
}
