package io.personality.core.internal.json;

import io.personality.model.Asked;
import io.personality.model.Avoidance;
import io.personality.model.Balance;
import io.personality.model.Condition;
import io.personality.model.FeatureName;
import io.personality.model.Level;
import io.personality.model.Preference;
import io.personality.model.Profile;
import io.personality.model.Requirement;
import io.personality.model.TraitName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Random profiles that are valid in every respect: names are those of the catalogue's resources,
 * and values and conditions suit the kind of their feature. <i>Thread-safe.</i>
 */
public final class ProfileArbitraries {
  private static final String CATALOGUE = "/io/personality/core/catalogue/";
  private static final List<Map<String, Object>> FEATURES = list("features.json", "features");
  private static final List<Map<String, Object>> TRAITS = list("traits.json", "traits");
  private static final Map<?, ?> LADDERS = (Map<?, ?>) resource("ladders.json").get("ladders");

  private ProfileArbitraries() {}

  /** Profiles with at least one term that scores. */
  public static Arbitrary<Profile> profiles() {
    return Combinators.combine(
            texts(200),
            Arbitraries.strings().ofMaxLength(60).filter(ProfileArbitraries::isWhole),
            requirements().list().ofMaxSize(4),
            preferences(),
            avoidances().list().ofMaxSize(3),
            traits(),
            metrics(),
            balances().optional(0.3))
        .as(Profile::new)
        .filter(ProfileArbitraries::scores);
  }

  /** Requirements of any feature but accelerators. */
  public static Arbitrary<Requirement> requirements() {
    return features(f -> !kind(f).equals("devices"))
        .flatMap(f -> conditions(f).map(c -> new Requirement(name(f), c)));
  }

  /** Dislikes of any feature but accelerators. */
  public static Arbitrary<Avoidance> avoidances() {
    return features(f -> !kind(f).equals("devices"))
        .flatMap(
            f ->
                Combinators.combine(conditions(f), weights().optional(0.5))
                    .as((c, w) -> new Avoidance(name(f), c, w)));
  }

  /** Wishes for distinct features that can be preferred. */
  public static Arbitrary<List<Preference>> preferences() {
    return features(f -> !Set.of("text", "metric").contains(kind(f)))
        .flatMap(ProfileArbitraries::preference)
        .list()
        .uniqueElements(Preference::feature)
        .ofMaxSize(6);
  }

  /** Levels of distinct traits. */
  public static Arbitrary<Map<TraitName, Level>> traits() {
    List<TraitName> names =
        TRAITS.stream().map(trait -> new TraitName((String) trait.get("name"))).toList();
    return Arbitraries.maps(Arbitraries.of(names), Arbitraries.of(Level.class)).ofMaxSize(4);
  }

  /** Weights of distinct metrics, in any order. */
  public static Arbitrary<Map<FeatureName, Double>> metrics() {
    Arbitrary<FeatureName> names =
        features(f -> kind(f).equals("metric")).map(ProfileArbitraries::name);
    return Arbitraries.maps(names, weights()).ofMaxSize(6);
  }

  /** Shares, some of them 0, not all. */
  public static Arbitrary<Balance> balances() {
    Arbitrary<Double> share =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(1, Arbitraries.just(0.0)), net.jqwik.api.Tuple.of(4, weights()));
    return Combinators.combine(share, share, share)
        .filter((p, t, m) -> p + t + m > 0)
        .as(Balance::new);
  }

  /** Positive weights over many orders of magnitude. */
  public static Arbitrary<Double> weights() {
    return Arbitraries.oneOf(
        Arbitraries.of(1.0, 2.0, 0.5, 0.8, 0.15, 0.05, 3.0),
        Arbitraries.doubles().between(1e-6, 1e6).ofScale(9).filter(w -> w > 0));
  }

  /** Texts that the model takes: not blank, no control characters, whole characters only. */
  public static Arbitrary<String> texts(int maxLength) {
    return Arbitraries.oneOf(
            Arbitraries.strings().withCharRange(' ', '~').ofMinLength(1).ofMaxLength(maxLength),
            Arbitraries.strings().all().ofMinLength(1).ofMaxLength(Math.min(20, maxLength)))
        .filter(text -> !text.isBlank() && text.chars().noneMatch(Character::isISOControl))
        .filter(ProfileArbitraries::isWhole);
  }

  /** Conditions that suit a feature. */
  private static Arbitrary<Condition> conditions(Map<String, Object> feature) {
    Arbitrary<Asked> values = values(feature);
    return switch (kind(feature)) {
      case "names" ->
          words()
              .list()
              .ofMinSize(1)
              .ofMaxSize(4)
              .flatMap(
                  names ->
                      Arbitraries.of(
                          List.<Condition>of(
                              new Condition.HasAll(names), new Condition.HasAny(names))));
      case "nominal", "flag", "text" -> listed(values);
      default ->
          Arbitraries.oneOf(
              values.map(Condition.AtLeast::new),
              values.map(Condition.AtMost::new),
              listed(values));
    };
  }

  private static Arbitrary<Condition> listed(Arbitrary<Asked> values) {
    // The numbers of a list share the unit of the first.
    return values
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(ProfileArbitraries::inOneUnit)
        .flatMap(
            list -> Arbitraries.of(List.of(new Condition.OneOf(list), new Condition.NoneOf(list))));
  }

  private static List<Asked> inOneUnit(List<Asked> values) {
    String unit =
        values.stream()
            .filter(Asked.Number.class::isInstance)
            .map(value -> ((Asked.Number) value).unit())
            .findFirst()
            .orElse("");
    return values.stream()
        .map(value -> value instanceof Asked.Number n ? new Asked.Number(n.number(), unit) : value)
        .toList();
  }

  private static Arbitrary<Preference> preference(Map<String, Object> feature) {
    if (kind(feature).equals("devices")) {
      return devices()
          .list()
          .ofMinSize(1)
          .ofMaxSize(3)
          .map(list -> Preference.of(name(feature), new Asked.Devices(list)));
    }
    Arbitrary<Asked> asked =
        kind(feature).equals("names")
            ? words().list().ofMinSize(1).ofMaxSize(4).map(Asked.Names::new)
            : values(feature);
    return Combinators.combine(
            asked,
            Arbitraries.of(false, false, true),
            weights().optional(0.3),
            Arbitraries.of(false, true))
        .as(
            (a, required, weight, form) ->
                new Preference(name(feature), a, required, weight, form));
  }

  private static Arbitrary<Asked.DeviceRequest> devices() {
    return Combinators.combine(
            Arbitraries.of("GPU - NVIDIA A100", "NVIDIA H100", "AMD MI300X", "GPU", "FPGA - U250"),
            Arbitraries.of(1, 1, 2, 8, 64),
            Arbitraries.of("", "", "40 GiB", "80GB"),
            Arbitraries.of(false, false, true),
            weights().optional(0.2),
            Arbitraries.of(false, true))
        .as(Asked.DeviceRequest::new);
  }

  /** Values that suit a feature which takes one. */
  private static Arbitrary<Asked> values(Map<String, Object> feature) {
    return switch (kind(feature)) {
      case "ladder" -> Arbitraries.of(rungs((String) feature.get("ladder"))).map(Asked.Text::new);
      case "flag" -> Arbitraries.of(true, false).map(Asked.Flag::new);
      case "generation" ->
          Arbitraries.of("13th", "12th", "4th Gen", "EPYC Genoa", "Neoverse-V2")
              .map(Asked.Text::new);
      case "quantity", "metric" -> quantities((String) feature.getOrDefault("unit", ""));
      case "nominal" ->
          feature.get("values") instanceof List<?> known
              ? Arbitraries.of(known).map(value -> new Asked.Text((String) value))
              : words().map(Asked.Text::new);
      default -> texts(40).map(Asked.Text::new);
    };
  }

  private static Arbitrary<Asked> quantities(String unit) {
    Arbitrary<Double> numbers =
        Arbitraries.oneOf(
            Arbitraries.integers().between(1, 4096).map(Integer::doubleValue),
            Arbitraries.doubles().between(0.001, 1e6).ofScale(6));
    Arbitrary<Asked> plain = numbers.map(number -> new Asked.Number(number, ""));
    if (unit.isEmpty()) {
      return plain;
    }
    return Arbitraries.oneOf(
        plain,
        numbers.map(number -> new Asked.Number(number, unit)),
        Arbitraries.integers().between(1, 4096).map(n -> new Asked.Text(n + " " + unit)));
  }

  private static Arbitrary<String> words() {
    return Arbitraries.strings().withCharRange('a', 'z').numeric().ofMinLength(1).ofMaxLength(12);
  }

  private static boolean scores(Profile profile) {
    Level[] levels = profile.traits().values().toArray(new Level[0]);
    boolean preferences = !profile.preferences().isEmpty() || !profile.avoid().isEmpty();
    boolean traits = Stream.of(levels).anyMatch(level -> level != Level.LOW);
    boolean metrics = !profile.metricWeights().isEmpty();
    Balance balance = profile.balance().orElse(new Balance(1, 1, 1));
    return (preferences && balance.preferences() > 0)
        || (traits && balance.traits() > 0)
        || (metrics && balance.metrics() > 0);
  }

  private static boolean isWhole(String text) {
    return text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
  }

  private static Arbitrary<Map<String, Object>> features(
      java.util.function.Predicate<Map<String, Object>> wanted) {
    return Arbitraries.of(FEATURES.stream().filter(wanted).toList());
  }

  private static String kind(Map<String, Object> feature) {
    return (String) feature.get("kind");
  }

  private static FeatureName name(Map<String, Object> feature) {
    return new FeatureName((String) feature.get("name"));
  }

  private static List<String> rungs(String ladder) {
    List<String> rungs = new ArrayList<>();
    for (Object rung : (List<?>) ((Map<?, ?>) LADDERS.get(ladder)).get("rungs")) {
      rungs.add((String) ((Map<?, ?>) rung).get("name"));
    }
    return rungs;
  }

  private static List<Map<String, Object>> list(String file, String key) {
    List<Map<String, Object>> list = new ArrayList<>();
    for (Object element : (List<?>) resource(file).get(key)) {
      Map<String, Object> copy = new LinkedHashMap<>();
      ((Map<?, ?>) element).forEach((k, value) -> copy.put((String) k, value));
      list.add(copy);
    }
    return list;
  }

  private static Map<?, ?> resource(String file) {
    try (InputStream in = ProfileArbitraries.class.getResourceAsStream(CATALOGUE + file)) {
      ParsedJson parsed = JsonText.parse(in.readAllBytes(), JsonLimits.DOCUMENT);
      Optional<Object> tree = parsed.plain();
      return (Map<?, ?>) tree.orElseThrow(() -> new AssertionError(file + parsed.violations()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
