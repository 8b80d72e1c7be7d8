package io.personality.core.internal.match;

import io.personality.core.internal.catalogue.FeatureEntry;
import io.personality.model.Asked;
import io.personality.model.Condition;
import io.personality.model.FeatureDefinition;
import io.personality.model.FeatureName;
import io.personality.model.Preference;
import io.personality.model.Profile;
import io.personality.model.RankBy;
import io.personality.model.Resources;
import io.personality.model.Selection;
import io.personality.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Random requirements and demands, hard to fulfil; the same seed gives the same. */
final class Wishes {
  private static final List<String> FLAGS = List.of("aes", "avx2", "avx512f", "sha_ni", "nope");

  private final Worlds worlds;
  private final Random random;
  private final List<FeatureEntry> features = List.copyOf(Worlds.CATALOGUE.entries().values());

  Wishes(Worlds worlds, Random random) {
    this.worlds = worlds;
    this.random = random;
  }

  /** A profile with so many requirements, some of them twice on one feature. */
  Profile profile(int requirements) {
    Profile.Builder builder = Profile.builder("asking");
    Profile terms = worlds.profile();
    terms.preferences().forEach(builder::prefer);
    terms.traits().forEach((trait, level) -> builder.trait(trait.value(), level));
    terms.metricWeights().forEach((metric, weight) -> builder.metric(metric.value(), weight));
    FeatureEntry entry = worlds.pick(features);
    for (int i = 0; i < requirements; i++) {
      entry = random.nextInt(4) == 0 ? entry : worlds.pick(features);
      builder.require(entry.definition().name().value(), condition(entry));
    }
    if (random.nextInt(4) == 0 && terms.preferences().isEmpty()) {
      builder.prefer(required());
    }
    return builder.build();
  }

  private Preference required() {
    FeatureName accelerators = new FeatureName("accelerators");
    Asked.DeviceRequest device =
        new Asked.DeviceRequest(
            "NVIDIA A100", 1 + random.nextInt(3), "", true, Optional.empty(), true);
    return random.nextBoolean()
        ? new Preference(
            new FeatureName("memory_type"), new Asked.Text("DDR5"), true, Optional.empty(), true)
        : new Preference(
            accelerators, new Asked.Devices(List.of(device)), false, Optional.empty(), false);
  }

  Condition condition(FeatureEntry entry) {
    return switch (entry.definition().kind()) {
      case QUANTITY, METRIC -> onNumber(entry);
      case LADDER -> bounded(new Asked.Text(worlds.pick(Worlds.ladder(entry).rungs())));
      case GENERATION ->
          random.nextBoolean() ? new Condition.AtLeast(value(entry)) : oneOf(List.of(value(entry)));
      case NAMES -> named(FLAGS);
      case DEVICES -> named(List.of("NVIDIA A100", "NVIDIA H100", "Tesla T4"));
      default -> listed(List.of(value(entry)));
    };
  }

  private Condition onNumber(FeatureEntry entry) {
    FeatureDefinition feature = entry.definition();
    double number = ((Asked.Number) value(entry)).number();
    List<String> units = new ArrayList<>(Worlds.CATALOGUE.units().like(feature.unit()));
    units.add("");
    String unit = worlds.pick(units);
    double inUnit =
        unit.isEmpty()
            ? number
            : Worlds.CATALOGUE.convert(number, feature.unit(), unit).orElseThrow();
    boolean asText = random.nextInt(3) == 0 && inUnit >= 1e-3 && inUnit < 1e15;
    String digits = new java.math.BigDecimal((float) inUnit).toPlainString();
    return bounded(
        asText && digits.length() < 50
            ? new Asked.Text(unit.isEmpty() ? digits : digits + " " + unit)
            : new Asked.Number(inUnit, unit));
  }

  private Condition bounded(Asked bound) {
    return switch (random.nextInt(8)) {
      case 0 -> listed(List.of(bound));
      case 1 -> listed(List.of(bound, another(bound)));
      case 2, 3, 4 -> new Condition.AtMost(bound);
      default -> new Condition.AtLeast(bound);
    };
  }

  private static Asked another(Asked bound) {
    return bound instanceof Asked.Number number
        ? new Asked.Number(2 * number.number(), number.unit())
        : bound;
  }

  private Condition listed(List<Asked> values) {
    return random.nextInt(3) == 0 ? new Condition.NoneOf(values) : oneOf(values);
  }

  private static Condition oneOf(List<Asked> values) {
    return new Condition.OneOf(values);
  }

  private Condition named(List<String> names) {
    List<String> some =
        names.stream().filter(name -> random.nextInt(3) > 0 || name.equals(names.get(0))).toList();
    return random.nextInt(3) == 0 ? new Condition.HasAny(some) : new Condition.HasAll(some);
  }

  private Asked value(FeatureEntry entry) {
    Value value = worlds.value(entry);
    if (value instanceof Value.Number number) {
      return new Asked.Number(number.number(), "");
    }
    return value instanceof Value.Flag flag
        ? new Asked.Flag(flag.present())
        : new Asked.Text(((Value.Text) value).text());
  }

  Demand demand() {
    Demand demand =
        Demand.of(
            random.nextInt(3) == 0
                ? Resources.NONE
                : new Resources(random.nextInt(12), random.nextInt(12_000)));
    if (random.nextInt(4) == 0) {
      demand =
          demand.among(row -> row.free().vcpus() != 3, row -> row.host().id().hashCode() % 3 != 0);
    }
    return demand.chosenBy(
        random.nextInt(4) == 0 ? Selection.WEIGHTED_METRICS : Selection.SIMILARITY,
        random.nextInt(3) == 0 ? RankBy.LOWER : RankBy.EXPECTED,
        random.nextInt(2) == 0 ? random.nextDouble() : 0);
  }
}
