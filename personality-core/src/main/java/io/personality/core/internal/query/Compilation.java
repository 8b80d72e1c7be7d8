package io.personality.core.internal.query;

import io.personality.core.internal.catalogue.AcceleratorAssignment.Wish;
import io.personality.core.internal.catalogue.Catalogue;
import io.personality.core.internal.catalogue.FeatureEntry;
import io.personality.core.internal.catalogue.Suggestions;
import io.personality.core.internal.catalogue.TraitBundle;
import io.personality.model.Asked;
import io.personality.model.Avoidance;
import io.personality.model.FeatureDefinition.Kind;
import io.personality.model.FeatureDefinition.Scale;
import io.personality.model.FeatureName;
import io.personality.model.Level;
import io.personality.model.Preference;
import io.personality.model.Profile;
import io.personality.model.Requirement;
import io.personality.model.TermGroup;
import io.personality.model.TraitName;
import io.personality.spi.MetricDeclaration;
import io.personality.spi.Scorer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One run of the compiler over one profile. <i>Confined to one thread.</i> */
final class Compilation {
  private static final FeatureName MANUFACTURER = new FeatureName("processor_manufacturer");

  final Faults faults = new Faults();
  private final Catalogue catalogue;
  private final Map<FeatureName, Scorer> scorers;
  private final Profile profile;
  private final PreferenceCompiler preferences;
  private final RequirementCompiler conditions;
  private final Relaxers relaxers;
  private final List<CompiledRequirement> requirements = new ArrayList<>();
  final List<Term> terms = new ArrayList<>();
  private final List<Asked.DeviceRequest> requiredDevices = new ArrayList<>();
  private final List<Wish> requiredWishes = new ArrayList<>();

  Compilation(
      Catalogue catalogue, KnownCriteria known, Map<FeatureName, Scorer> scorers, Profile profile) {
    this.catalogue = catalogue;
    this.scorers = scorers;
    this.profile = profile;
    relaxers = new Relaxers(catalogue);
    preferences = new PreferenceCompiler(catalogue, known, faults, manufacturer(profile));
    conditions = new RequirementCompiler(catalogue, faults, preferences);
  }

  /** Checks a name that stands in a part of the document which could not be read. */
  void name(String pointer, String name) {
    if (pointer.startsWith("/behavioral_traits/")) {
      if (catalogue.traits().keySet().stream().noneMatch(known -> known.value().equals(name))) {
        unknownTrait(name);
      }
    } else if (pointer.startsWith("/weighted_metrics/")) {
      if (!metricNames().contains(name)) {
        unknownMetric(name, pointer);
      }
    } else if (!catalogue.names().contains(name)) {
      unknownFeature(name, pointer);
    }
  }

  /**
   * Compiles.
   *
   * @param whole whether the profile is all that was asked, so that asking for nothing is a fault
   */
  CompiledQuery run(boolean whole) {
    for (int i = 0; i < profile.requirements().size(); i++) {
      requirement(profile.requirements().get(i), i);
    }
    profile.preferences().forEach(this::preference);
    for (int i = 0; i < profile.avoid().size(); i++) {
      avoidance(profile.avoid().get(i), "/avoid/" + i);
    }
    profile.traits().forEach(this::trait);
    profile.metricWeights().forEach(this::metric);
    if (whole && terms.isEmpty() && faults.isEmpty()) {
      faults.add(
          "",
          "the profile asks for nothing that can be scored",
          "add a hardware preference, a trait of level medium or high, or a weighted metric");
    }
    return CompiledQuery.of(
        profile,
        requirements,
        Weights.of(terms, profile.balance().orElse(catalogue.shares()), faults),
        requiredDevices,
        new DeviceDemand(catalogue.acceleratorModels(), requiredWishes),
        catalogue.hash());
  }

  private void requirement(Requirement requirement, int index) {
    String pointer = "/requirements/" + index;
    entry(requirement.feature(), pointer + "/feature")
        .ifPresent(
            entry ->
                conditions
                    .compile(entry, requirement.condition(), pointer)
                    .ifPresent(
                        test ->
                            requirements.add(
                                new CompiledRequirement(
                                    requirement.feature(),
                                    text(entry, requirement),
                                    test,
                                    relaxers.of(requirement, entry, index)))));
  }

  private String text(FeatureEntry entry, Requirement requirement) {
    return requirement.feature()
        + " "
        + Wording.condition(requirement.condition(), entry.definition().unit());
  }

  private void preference(Preference preference) {
    String place = "/hardware_preferences/" + preference.feature();
    boolean devices = preference.asked() instanceof Asked.Devices;
    String pointer = preference.objectForm() && !devices ? place + "/value" : place;
    Optional<FeatureEntry> entry = entry(preference.feature(), place);
    if (entry.isEmpty()) {
      return;
    }
    Optional<Criterion> criterion = preferences.compile(entry.get(), preference.asked(), pointer);
    if (criterion.isEmpty()) {
      return;
    }
    String asked = Wording.asked(preference.asked(), entry.get().definition().unit());
    double weight =
        preference.weight().orElseGet(() -> defaultWeight(entry.get(), preference.asked()));
    terms.add(
        new Term.Single(
            preference.feature().value(), TermGroup.PREFERENCES, asked, weight, criterion.get()));
    if (preference.required()) {
      required(preference.feature(), asked, criterion.get(), place);
    }
    if (preference.asked() instanceof Asked.Devices list) {
      requiredDevices(entry.get(), list, place);
    }
  }

  /** Accelerators that give weights of their own weigh their mean. */
  private static double defaultWeight(FeatureEntry entry, Asked asked) {
    double weight = entry.definition().defaultWeight();
    if (!(asked instanceof Asked.Devices devices)) {
      return weight;
    }
    double mean = 0;
    for (Asked.DeviceRequest device : devices.devices()) {
      mean += device.weight().orElse(weight) / devices.devices().size();
    }
    return mean;
  }

  private void requiredDevices(FeatureEntry entry, Asked.Devices list, String place) {
    List<Asked.DeviceRequest> devices = list.devices();
    for (int i = 0; i < devices.size(); i++) {
      if (devices.get(i).required()) {
        Asked.Devices alone = new Asked.Devices(List.of(devices.get(i)));
        String asked = Wording.asked(alone, "");
        String pointer = place + "/" + i;
        preferences.wish(devices.get(i), pointer).ifPresent(requiredWishes::add);
        requiredDevices.add(devices.get(i));
        preferences
            .compile(entry, alone, place)
            .ifPresent(criterion -> required(entry.definition().name(), asked, criterion, pointer));
      }
    }
  }

  private void required(FeatureName feature, String asked, Criterion criterion, String pointer) {
    String text = feature + " " + asked;
    requirements.add(
        new CompiledRequirement(
            feature,
            text,
            RequirementCompiler.full(feature, criterion),
            relaxers.ofRequired(pointer, text)));
  }

  private void avoidance(Avoidance avoidance, String pointer) {
    Optional<FeatureEntry> entry = entry(avoidance.feature(), pointer + "/feature");
    if (entry.isEmpty()) {
      return;
    }
    conditions
        .compile(entry.get(), avoidance.condition(), pointer)
        .ifPresent(
            test ->
                terms.add(
                    new Term.Single(
                        "avoid_" + avoidance.feature(),
                        TermGroup.PREFERENCES,
                        "not "
                            + Wording.condition(
                                avoidance.condition(), entry.get().definition().unit()),
                        avoidance.weight().orElse(1.0),
                        new AvoidCriterion(entry.get().definition(), test))));
  }

  private void trait(TraitName name, Level level) {
    TraitBundle bundle = catalogue.traits().get(name);
    if (bundle == null) {
      unknownTrait(name.value());
      return;
    }
    if (level == Level.LOW) {
      return;
    }
    List<Term.Single> parts = new ArrayList<>();
    for (TraitBundle.Part part : bundle.parts()) {
      part(part, name).ifPresent(parts::add);
    }
    terms.add(
        new Term.Bundle(name.value(), TermGroup.TRAITS, level.label(), level.weight(), parts));
  }

  private Optional<Term.Single> part(TraitBundle.Part part, TraitName trait) {
    FeatureEntry entry = catalogue.entry(part.feature()).orElseThrow();
    boolean metric = entry.definition().kind() == Kind.METRIC;
    Optional<Criterion> criterion =
        metric
            ? Optional.of(PreferenceCompiler.metric(entry))
            : preferences.compile(entry, part.asked().orElseThrow(), "/behavioral_traits/" + trait);
    String asked =
        metric ? best(entry) : Wording.asked(part.asked().orElseThrow(), entry.definition().unit());
    return criterion.map(
        c -> new Term.Single(part.feature().value(), TermGroup.TRAITS, asked, part.weight(), c));
  }

  private void metric(FeatureName name, double weight) {
    Scorer scorer = scorers.get(name);
    if (scorer != null) {
      MetricDeclaration metric = scorer.metric();
      String asked = best(metric.scale(), metric.unit());
      terms.add(new Term.Plugged(name.value(), TermGroup.METRICS, asked, weight, scorer));
      return;
    }
    FeatureEntry entry = catalogue.entries().get(name);
    String pointer = "/weighted_metrics/" + name;
    if (entry == null) {
      unknownMetric(name.value(), pointer);
    } else if (entry.definition().kind() != Kind.METRIC) {
      faults.add(
          pointer, name + " is no metric", "ask for it in hardware_preferences or requirements");
    } else {
      terms.add(
          new Term.Single(
              name.value(),
              TermGroup.METRICS,
              best(entry),
              weight,
              PreferenceCompiler.metric(entry)));
    }
  }

  private Optional<FeatureEntry> entry(FeatureName name, String pointer) {
    Optional<FeatureEntry> entry = catalogue.entry(name);
    if (entry.isEmpty()) {
      unknownFeature(name.value(), pointer);
    }
    return entry;
  }

  private void unknownTrait(String name) {
    Collection<String> known = catalogue.traits().keySet().stream().map(TraitName::value).toList();
    faults.add(
        "/behavioral_traits/" + name, "unknown trait \"" + name + "\"", suggest(name, known));
  }

  private void unknownMetric(String name, String pointer) {
    faults.add(pointer, "unknown metric \"" + name + "\"", suggest(name, metricNames()));
  }

  private void unknownFeature(String name, String pointer) {
    faults.add(pointer, "unknown feature \"" + name + "\"", suggest(name, catalogue.names()));
  }

  private static Optional<String> manufacturer(Profile profile) {
    return profile.preferences().stream()
        .filter(p -> p.feature().equals(MANUFACTURER))
        .flatMap(p -> p.asked() instanceof Asked.Text t ? Stream.of(t.text()) : Stream.empty())
        .findFirst();
  }

  private static String best(FeatureEntry entry) {
    return best(entry.definition().scale().orElseThrow(), entry.definition().unit());
  }

  private static String best(Scale scale, String unit) {
    return (scale.smallerIsBetter() ? "at most " : "at least ")
        + Wording.number(scale.best(), unit);
  }

  private List<String> metricNames() {
    List<String> names = new ArrayList<>();
    catalogue
        .entries()
        .values()
        .forEach(
            entry -> {
              if (entry.definition().kind() == Kind.METRIC) {
                names.add(entry.definition().name().value());
              }
            });
    scorers.keySet().forEach(name -> names.add(name.value()));
    return names;
  }

  private static String suggest(String name, Collection<String> known) {
    List<String> nearest = Suggestions.nearest(name, known);
    return nearest.isEmpty()
        ? "known are " + String.join(", ", known)
        : ProfileCompiler.didYouMean(nearest);
  }
}
