package io.personality.core.internal.query;

import io.personality.core.internal.catalogue.Catalogue;
import io.personality.core.internal.catalogue.FeatureEntry;
import io.personality.core.internal.catalogue.Ladder;
import io.personality.core.internal.query.FeatureTest.Outcome;
import io.personality.model.Asked;
import io.personality.model.Condition;
import io.personality.model.FeatureDefinition;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.Reading;
import io.personality.model.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Turns a condition on one feature into a test. */
final class RequirementCompiler {
  private final Catalogue catalogue;
  private final Faults faults;
  private final PreferenceCompiler preferences;

  RequirementCompiler(Catalogue catalogue, Faults faults, PreferenceCompiler preferences) {
    this.catalogue = catalogue;
    this.faults = faults;
    this.preferences = preferences;
  }

  /**
   * The test; empty where a fault was reported.
   *
   * @param pointer to the object that holds feature and condition
   */
  Optional<FeatureTest> compile(FeatureEntry entry, Condition condition, String pointer) {
    FeatureDefinition feature = entry.definition();
    if (condition instanceof Condition.AtLeast least) {
      return bound(entry, least.bound(), pointer + "/at_least", true);
    }
    if (condition instanceof Condition.AtMost most) {
      return bound(entry, most.bound(), pointer + "/at_most", false);
    }
    if (feature.kind() == FeatureDefinition.Kind.GENERATION
        && condition instanceof Condition.OneOf one) {
      return generations(entry, one.values(), pointer + "/one_of");
    }
    if (condition instanceof Condition.OneOf one) {
      return listed(entry, one.values(), pointer + "/one_of")
          .map(isListed -> new ValueTest(feature.name(), isListed));
    }
    if (condition instanceof Condition.NoneOf none) {
      return listed(entry, none.values(), pointer + "/none_of")
          .map(isListed -> new ValueTest(feature.name(), isListed.negate()));
    }
    return condition instanceof Condition.HasAll all
        ? names(entry, all.names(), pointer + "/has_all", true)
        : names(entry, ((Condition.HasAny) condition).names(), pointer + "/has_any", false);
  }

  private Optional<FeatureTest> bound(
      FeatureEntry entry, Asked bound, String pointer, boolean least) {
    FeatureDefinition feature = entry.definition();
    switch (feature.kind()) {
      case QUANTITY, METRIC -> {
        return Amounts.read(catalogue, feature, bound, pointer, faults)
            .map(number -> new NumberTest(feature.name(), number, least));
      }
      case LADDER -> {
        return rung(entry, bound, pointer).map(rung -> onRung(feature, rung, least));
      }
      case GENERATION -> {
        if (least) {
          return preferences
              .compile(entry, bound, pointer)
              .map(criterion -> full(feature.name(), criterion));
        }
        return refuse(pointer, "a generation has no upper bound", "use at_least or one_of");
      }
      default -> {
        return refuse(
            pointer,
            feature.name() + " has no order, so that a bound does not apply",
            "use " + fitting(feature.kind()));
      }
    }
  }

  private static String fitting(FeatureDefinition.Kind kind) {
    return switch (kind) {
      case NAMES, DEVICES -> "has_all or has_any";
      case FLAG -> "one_of with true or false";
      default -> "one_of or none_of";
    };
  }

  private Optional<Double> rung(FeatureEntry entry, Asked bound, String pointer) {
    Ladder ladder = catalogue.ladderOf(entry.definition()).orElseThrow();
    Optional<Double> position =
        bound instanceof Asked.Text text ? ladder.position(text.text()) : Optional.empty();
    if (position.isEmpty()) {
      faults.add(
          pointer,
          "\"" + Wording.asked(bound, "") + "\" is no rung of " + entry.definition().name(),
          "write one of " + String.join(", ", ladder.rungs()));
    }
    return position;
  }

  private FeatureTest onRung(FeatureDefinition feature, double bound, boolean least) {
    Ladder ladder = catalogue.ladderOf(feature).orElseThrow();
    ToDoubleFunction<Value> position =
        value ->
            value instanceof Value.Text text
                ? ladder.position(text.text()).orElse(Double.NaN)
                : Double.NaN;
    return fingerprint -> {
      if (!(fingerprint.reading(feature.name()) instanceof Reading.Known known)) {
        return Outcome.UNKNOWN;
      }
      double found = position.applyAsDouble(least ? known.lower() : known.upper());
      if (Double.isNaN(found)) {
        return Outcome.UNKNOWN;
      }
      return (least ? found >= bound : found <= bound) ? Outcome.MET : Outcome.FAILED;
    };
  }

  /** Passes where a criterion is certainly met in full. */
  static FeatureTest full(FeatureName feature, Criterion criterion) {
    return fingerprint -> {
      if (criterion.credit(fingerprint).lower() == 1) {
        return Outcome.MET;
      }
      return isUnknown(fingerprint, feature, criterion) ? Outcome.UNKNOWN : Outcome.FAILED;
    };
  }

  private static boolean isUnknown(
      Fingerprint fingerprint, FeatureName feature, Criterion criterion) {
    return fingerprint.reading(feature) instanceof Reading.Unknown
        && criterion.credit(fingerprint).upper() == 1;
  }

  private Optional<Predicate<Value>> listed(
      FeatureEntry entry, List<Asked> values, String pointer) {
    Predicate<Value> any = value -> false;
    for (int i = 0; i < values.size(); i++) {
      Optional<Predicate<Value>> one = equal(entry, values.get(i), pointer + "/" + i);
      if (one.isEmpty()) {
        return Optional.empty();
      }
      any = any.or(one.get());
    }
    return Optional.of(any);
  }

  private Optional<Predicate<Value>> equal(FeatureEntry entry, Asked asked, String pointer) {
    FeatureDefinition feature = entry.definition();
    switch (feature.kind()) {
      case FLAG -> {
        if (asked instanceof Asked.Flag wanted) {
          return Optional.of(v -> v instanceof Value.Flag f && f.present() == wanted.present());
        }
        return refuse(
            pointer,
            "\"" + Wording.asked(asked, "") + "\" does not fit " + feature.name(),
            "write true or false");
      }
      case QUANTITY, METRIC -> {
        return Amounts.read(catalogue, feature, asked, pointer, faults)
            .map(n -> v -> v instanceof Value.Number found && found.number() == n);
      }
      case LADDER -> {
        Ladder ladder = catalogue.ladderOf(feature).orElseThrow();
        return rung(entry, asked, pointer)
            .map(
                rung ->
                    v ->
                        v instanceof Value.Text text
                            && ladder.position(text.text()).filter(rung::equals).isPresent());
      }
      case NAMES, DEVICES -> {
        return refuse(
            pointer, feature.name() + " is a set, not one value", "use has_all or has_any");
      }
      default -> {
        if (asked instanceof Asked.Text text) {
          String wanted = entry.normal(text.text());
          return Optional.of(
              v -> v instanceof Value.Text found && entry.normal(found.text()).equals(wanted));
        }
        return refuse(
            pointer,
            "\"" + Wording.asked(asked, "") + "\" does not fit " + feature.name(),
            "write a text");
      }
    }
  }

  private Optional<FeatureTest> generations(
      FeatureEntry entry, List<Asked> values, String pointer) {
    FeatureTest any = fingerprint -> Outcome.FAILED;
    for (int i = 0; i < values.size(); i++) {
      Optional<Criterion> one = preferences.compile(entry, values.get(i), pointer + "/" + i);
      if (one.isEmpty()) {
        return Optional.empty();
      }
      any = either(any, ((GenerationCriterion) one.get())::isThatOne);
    }
    return Optional.of(any);
  }

  private Optional<FeatureTest> names(
      FeatureEntry entry, List<String> names, String pointer, boolean all) {
    FeatureDefinition feature = entry.definition();
    if (feature.kind() == FeatureDefinition.Kind.DEVICES) {
      return devices(entry, names, pointer, all);
    }
    if (feature.kind() != FeatureDefinition.Kind.NAMES) {
      return refuse(
          pointer,
          feature.name() + " is one value, not a set of names",
          "use " + (feature.scale().isPresent() ? "at_least or at_most" : "one_of or none_of"));
    }
    return Optional.of(
        new ValueTest(
            feature.name(),
            value ->
                value instanceof Value.Names found
                    && (all
                        ? found.names().containsAll(names)
                        : names.stream().anyMatch(name -> found.names().contains(name)))));
  }

  private Optional<FeatureTest> devices(
      FeatureEntry entry, List<String> names, String pointer, boolean all) {
    List<Asked.DeviceRequest> wanted = names.stream().map(Asked.DeviceRequest::of).toList();
    if (all) {
      return preferences
          .compile(entry, new Asked.Devices(wanted), pointer)
          .map(criterion -> full(entry.definition().name(), criterion));
    }
    FeatureTest any = fingerprint -> Outcome.FAILED;
    for (int i = 0; i < wanted.size(); i++) {
      Optional<Criterion> one =
          preferences.compile(entry, new Asked.Devices(List.of(wanted.get(i))), pointer);
      if (one.isEmpty()) {
        return Optional.empty();
      }
      any = either(any, full(entry.definition().name(), one.get()));
    }
    return Optional.of(any);
  }

  private static FeatureTest either(FeatureTest first, FeatureTest second) {
    return fingerprint -> {
      Outcome outcome = first.test(fingerprint);
      return outcome == Outcome.MET ? outcome : second.test(fingerprint);
    };
  }

  private <T> Optional<T> refuse(String pointer, String message, String remedy) {
    faults.add(pointer, message, remedy);
    return Optional.empty();
  }
}
