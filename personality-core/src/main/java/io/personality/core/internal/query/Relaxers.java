package io.personality.core.internal.query;

import io.personality.core.internal.catalogue.Catalogue;
import io.personality.core.internal.catalogue.FeatureEntry;
import io.personality.model.Asked;
import io.personality.model.Condition;
import io.personality.model.Diagnosis.Relaxation;
import io.personality.model.Diagnosis.Target;
import io.personality.model.FeatureDefinition;
import io.personality.model.Fingerprint;
import io.personality.model.Reading;
import io.personality.model.Requirement;
import io.personality.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the smallest loosening of a requirement that lets a given host pass. */
final class Relaxers {
  private static final FeatureTest ANYTHING = fingerprint -> FeatureTest.Outcome.MET;

  private final Catalogue catalogue;

  Relaxers(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** The relaxer of {@code /requirements/index}. */
  Relaxer of(Requirement requirement, FeatureEntry entry, int index) {
    String path = "/requirements/" + index;
    return fingerprint ->
        loosened(requirement, entry, path, fingerprint)
            .filter(l -> l.test().test(fingerprint) == FeatureTest.Outcome.MET)
            .orElseGet(() -> dropped(requirement, entry, path, fingerprint));
  }

  /** The relaxer of a preference that is required: it stays a preference. */
  Relaxer ofRequired(String path, String text) {
    Relaxation change =
        new Relaxation(
            Target.PROFILE, "replace", path + "/required", "false", "prefer, not require: " + text);
    return fingerprint -> new Relaxer.Loosened(change, 1, ANYTHING);
  }

  private Relaxer.Loosened dropped(
      Requirement requirement, FeatureEntry entry, String path, Fingerprint fingerprint) {
    boolean unknown = fingerprint.reading(requirement.feature()) instanceof Reading.Unknown;
    String text =
        "drop \""
            + requirement.feature()
            + " "
            + Wording.condition(requirement.condition(), entry.definition().unit())
            + "\""
            + (unknown ? ", which is unknown there" : "");
    return new Relaxer.Loosened(
        new Relaxation(Target.PROFILE, "remove", path, "", text), 1, ANYTHING);
  }

  private Optional<Relaxer.Loosened> loosened(
      Requirement requirement, FeatureEntry entry, String path, Fingerprint fingerprint) {
    if (!(fingerprint.reading(requirement.feature()) instanceof Reading.Known known)) {
      return Optional.empty();
    }
    Condition condition = requirement.condition();
    if (condition instanceof Condition.AtLeast least) {
      return bound(entry, least.bound(), known.lower(), false)
          .flatMap(
              b -> replaced(entry, path + "/at_least", new Condition.AtLeast(b), b, condition));
    }
    if (condition instanceof Condition.AtMost most) {
      return bound(entry, most.bound(), known.upper(), true)
          .flatMap(b -> replaced(entry, path + "/at_most", new Condition.AtMost(b), b, condition));
    }
    if (condition instanceof Condition.OneOf one) {
      return asked(entry.definition(), known.value())
          .flatMap(
              value -> {
                List<Asked> longer = new ArrayList<>(one.values());
                longer.add(value);
                return change(
                    entry,
                    path + "/one_of",
                    new Condition.OneOf(longer),
                    JsonLiteral.ofAll(longer),
                    0.6);
              });
    }
    return condition instanceof Condition.HasAll all && known.value() instanceof Value.Names found
        ? kept(entry, path, all, found)
        : Optional.empty();
  }

  private Optional<Relaxer.Loosened> kept(
      FeatureEntry entry, String path, Condition.HasAll all, Value.Names found) {
    List<String> kept = all.names().stream().filter(name -> found.names().contains(name)).toList();
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    double lost = 1 - (double) kept.size() / all.names().size();
    return change(
        entry, path + "/has_all", new Condition.HasAll(kept), JsonLiteral.ofTexts(kept), lost);
  }

  private Optional<Asked> bound(FeatureEntry entry, Asked written, Value value, boolean up) {
    FeatureDefinition feature = entry.definition();
    if (value instanceof Value.Number number) {
      return Optional.of(Amounts.rewrite(catalogue, feature, written, number.number(), up));
    }
    return value instanceof Value.Text text
        ? Optional.of(new Asked.Text(text.text()))
        : Optional.empty();
  }

  private static Optional<Asked> asked(FeatureDefinition feature, Value value) {
    if (value instanceof Value.Text text && text.text().length() <= 200) {
      return Optional.of(new Asked.Text(text.text()));
    }
    if (value instanceof Value.Flag flag) {
      return Optional.of(new Asked.Flag(flag.present()));
    }
    return value instanceof Value.Number number
        ? Optional.of(new Asked.Number(number.number(), feature.unit()))
        : Optional.empty();
  }

  private Optional<Relaxer.Loosened> replaced(
      FeatureEntry entry, String path, Condition loosened, Asked bound, Condition original) {
    return change(
        entry, path, loosened, JsonLiteral.of(bound), strain(entry.definition(), original, bound));
  }

  private double strain(FeatureDefinition feature, Condition original, Asked bound) {
    Asked before =
        original instanceof Condition.AtLeast least
            ? least.bound()
            : ((Condition.AtMost) original).bound();
    Faults ignored = new Faults(); // both amounts have been read before
    Optional<Double> from = Amounts.read(catalogue, feature, before, "", ignored);
    Optional<Double> to = Amounts.read(catalogue, feature, bound, "", ignored);
    if (from.isEmpty() || to.isEmpty()) {
      return 0.5; // rungs: somewhere between a slight loosening and dropping it
    }
    double larger = Math.max(Math.abs(from.get()), Math.abs(to.get()));
    return larger == 0 ? 0 : Math.min(1, Math.abs(from.get() - to.get()) / larger);
  }

  private Optional<Relaxer.Loosened> change(
      FeatureEntry entry, String path, Condition loosened, String json, double strain) {
    Faults faults = new Faults();
    PreferenceCompiler preferences = new PreferenceCompiler(catalogue, faults, Optional.empty());
    String text =
        entry.definition().name() + " " + Wording.condition(loosened, entry.definition().unit());
    return new RequirementCompiler(catalogue, faults, preferences)
        .compile(entry, loosened, path)
        .map(
            test ->
                new Relaxer.Loosened(
                    new Relaxation(Target.PROFILE, "replace", path, json, text), strain, test));
  }
}
