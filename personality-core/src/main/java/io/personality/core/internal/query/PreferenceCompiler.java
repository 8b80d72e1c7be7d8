package io.personality.core.internal.query;

import io.personality.core.internal.catalogue.AcceleratorAssignment;
import io.personality.core.internal.catalogue.AcceleratorAssignment.Wish;
import io.personality.core.internal.catalogue.AcceleratorQuery;
import io.personality.core.internal.catalogue.Catalogue;
import io.personality.core.internal.catalogue.FeatureEntry;
import io.personality.core.internal.catalogue.GenerationQuery;
import io.personality.core.internal.catalogue.Ladder;
import io.personality.core.internal.catalogue.Shortfall;
import io.personality.model.Asked;
import io.personality.model.FeatureName;
import io.personality.model.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** Turns what is asked of one feature into a criterion. */
final class PreferenceCompiler {
  private final Catalogue catalogue;
  private final Faults faults;
  private final Optional<String> manufacturer;
  private final KnownCriteria known;

  /**
   * Compiles for one profile.
   *
   * @param known criteria of one catalogue that need not be compiled again
   * @param manufacturer the manufacturer the profile asks for, which decides what a bare "4th"
   *     means
   */
  PreferenceCompiler(
      Catalogue catalogue, KnownCriteria known, Faults faults, Optional<String> manufacturer) {
    this.catalogue = catalogue;
    this.known = known;
    this.faults = faults;
    this.manufacturer = manufacturer;
  }

  /** The criterion; empty where a fault was reported. */
  Optional<Criterion> compile(FeatureEntry entry, Asked asked, String pointer) {
    FeatureName feature = entry.definition().name();
    Optional<Criterion> before = known.find(feature, asked, manufacturer);
    if (before.isPresent()) {
      return before;
    }
    Optional<Criterion> criterion = anew(entry, asked, pointer);
    criterion.ifPresent(one -> known.put(feature, asked, manufacturer, one));
    return criterion;
  }

  private Optional<Criterion> anew(FeatureEntry entry, Asked asked, String pointer) {
    return switch (entry.definition().kind()) {
      case NOMINAL -> nominal(entry, asked, pointer);
      case LADDER -> ladder(entry, asked, pointer);
      case GENERATION -> generation(entry, asked, pointer);
      case QUANTITY -> quantity(entry, asked, pointer);
      case NAMES -> names(entry, asked, pointer);
      case FLAG -> flag(entry, asked, pointer);
      case DEVICES -> devices(asked, pointer);
      case METRIC ->
          refuse(
              pointer,
              entry.definition().name() + " is a metric and cannot be a hardware preference",
              "give it a weight in weighted_metrics, or a bound in requirements");
      case TEXT ->
          refuse(
              pointer,
              entry.definition().name() + " is free text and cannot be a preference",
              "name it in requirements with one_of");
    };
  }

  private Optional<Criterion> nominal(FeatureEntry entry, Asked asked, String pointer) {
    if (!(asked instanceof Asked.Text text)) {
      return wrongForm(entry, asked, pointer, "a text such as " + example(entry));
    }
    String wanted = entry.normal(text.text());
    return reading(
        entry,
        value ->
            value instanceof Value.Text found && entry.normal(found.text()).equals(wanted) ? 1 : 0,
        0);
  }

  private static String example(FeatureEntry entry) {
    return entry.values().isEmpty() ? "a name" : String.join(", ", entry.values());
  }

  private Optional<Criterion> ladder(FeatureEntry entry, Asked asked, String pointer) {
    Ladder ladder = catalogue.ladderOf(entry.definition()).orElseThrow();
    Optional<Double> wanted =
        asked instanceof Asked.Text text ? ladder.position(text.text()) : Optional.empty();
    if (wanted.isEmpty()) {
      return wrongForm(entry, asked, pointer, "one of " + String.join(", ", ladder.rungs()));
    }
    ToDoubleFunction<Value> credit =
        value ->
            value instanceof Value.Text found
                ? ladder
                    .position(found.text())
                    .map(position -> ladder.credit(wanted.get(), position))
                    .orElse(Double.NaN)
                : Double.NaN;
    double prior =
        entry.prior().map(p -> credit.applyAsDouble(new Value.Text(p.toString()))).orElse(0.0);
    return reading(entry, credit, prior);
  }

  private Optional<Criterion> generation(FeatureEntry entry, Asked asked, String pointer) {
    if (!(asked instanceof Asked.Text text)) {
      return wrongForm(entry, asked, pointer, "a text such as 13th, Sapphire Rapids or EPYC Genoa");
    }
    GenerationQuery query = catalogue.processors().resolve(text.text(), manufacturer);
    if (query instanceof GenerationQuery.Unknown unknown) {
      return refuse(
          pointer,
          "unknown processor generation \"" + text.text() + "\"",
          ProfileCompiler.didYouMean(unknown.suggestions()));
    }
    return Optional.of(GenerationCriterion.of(catalogue.processors(), query, yearIfUnknown(entry)));
  }

  private static int yearIfUnknown(FeatureEntry entry) {
    return entry.prior().orElseThrow() instanceof java.util.Map<?, ?> prior
            && prior.get("year") instanceof Number year
        ? year.intValue()
        : 0;
  }

  private Optional<Criterion> quantity(FeatureEntry entry, Asked asked, String pointer) {
    Shortfall shortfall = entry.shortfall().orElseThrow();
    Optional<Double> wanted = Amounts.read(catalogue, entry.definition(), asked, pointer, faults);
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    double prior = shortfall.credit(wanted.get(), priorNumber(entry));
    return reading(
        entry,
        value ->
            value instanceof Value.Number found
                ? shortfall.credit(wanted.get(), found.number())
                : Double.NaN,
        prior);
  }

  /** The credit of a metric by its own scale, as traits and weighted metrics use it. */
  static Criterion metric(FeatureEntry entry) {
    return ReadingCriterion.byScale(entry.definition(), priorNumber(entry));
  }

  private static double priorNumber(FeatureEntry entry) {
    return ((Number) entry.prior().orElseThrow()).doubleValue();
  }

  private Optional<Criterion> names(FeatureEntry entry, Asked asked, String pointer) {
    if (!(asked instanceof Asked.Names) && !(asked instanceof Asked.Text)) {
      return wrongForm(entry, asked, pointer, "a list of names");
    }
    Set<String> wanted =
        new HashSet<>(
            asked instanceof Asked.Names names
                ? names.names()
                : List.of(((Asked.Text) asked).text()));
    return reading(
        entry,
        value ->
            value instanceof Value.Names found
                ? (double) wanted.stream().filter(name -> found.names().contains(name)).count()
                    / wanted.size()
                : Double.NaN,
        0);
  }

  private Optional<Criterion> flag(FeatureEntry entry, Asked asked, String pointer) {
    if (!(asked instanceof Asked.Flag wanted)) {
      return wrongForm(entry, asked, pointer, "true or false");
    }
    ToDoubleFunction<Value> credit =
        value ->
            value instanceof Value.Flag found
                ? found.present() == wanted.present() ? 1 : 0
                : Double.NaN;
    double prior =
        entry.prior().map(p -> credit.applyAsDouble(new Value.Flag((Boolean) p))).orElse(0.0);
    return reading(entry, credit, prior);
  }

  private Optional<Criterion> devices(Asked asked, String pointer) {
    if (!(asked instanceof Asked.Devices devices)) {
      return refuse(pointer, "accelerators must be a list", "write [\"GPU - NVIDIA A100\"]");
    }
    List<Wish> wishes = new ArrayList<>();
    int index = 0;
    for (Asked.DeviceRequest device : devices.devices()) {
      wish(device, pointer + "/" + index++).ifPresent(wishes::add);
    }
    DeviceDemand demand = new DeviceDemand(catalogue.acceleratorModels(), wishes);
    if (demand.units() > AcceleratorAssignment.MOST_UNITS) {
      return refuse(
          pointer,
          demand.units() + " accelerators are asked for",
          "ask for at most " + AcceleratorAssignment.MOST_UNITS + " together");
    }
    return wishes.size() < devices.devices().size()
        ? Optional.empty()
        : Optional.of(new AcceleratorCriterion(demand));
  }

  /** What one kind of accelerator asked for means; empty where a fault was reported. */
  Optional<Wish> wish(Asked.DeviceRequest device, String pointer) {
    AcceleratorQuery query = catalogue.acceleratorModels().resolve(device.model());
    if (query instanceof AcceleratorQuery.Unknown unknown) {
      faults.add(
          device.objectForm() ? pointer + "/model" : pointer,
          "unknown accelerator \"" + device.model() + "\"",
          ProfileCompiler.didYouMean(unknown.suggestions()));
      return Optional.empty();
    }
    if (!device.memory().isEmpty()) {
      Optional<Double> gib = catalogue.parseQuantity(device.memory(), "GiB");
      if (gib.isEmpty()) {
        faults.add(
            pointer + "/memory",
            "cannot read \"" + device.memory() + "\" as an amount of memory",
            "write it like 40 GiB");
        return Optional.empty();
      }
      query = query.withMemory(gib.get());
    }
    return Optional.of(new Wish(query, device.count(), device.weight().orElse(defaultWeight())));
  }

  private double defaultWeight() {
    return catalogue.find(FeatureName.ACCELERATORS).orElseThrow().defaultWeight();
  }

  private static Optional<Criterion> reading(
      FeatureEntry entry, ToDoubleFunction<Value> credit, double prior) {
    return Optional.of(ReadingCriterion.of(entry.definition(), credit, prior));
  }

  private Optional<Criterion> wrongForm(
      FeatureEntry entry, Asked asked, String pointer, String right) {
    return refuse(
        pointer,
        "cannot use \"" + Wording.asked(asked, "") + "\" for " + entry.definition().name(),
        "write " + right);
  }

  private Optional<Criterion> refuse(String pointer, String message, String remedy) {
    faults.add(pointer, message, remedy);
    return Optional.empty();
  }
}
