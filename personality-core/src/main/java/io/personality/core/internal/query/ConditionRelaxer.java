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
import io.personality.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Loosens a condition by what a host has; drops it where that does not do. */
final class ConditionRelaxer implements Relaxer {
  private final Catalogue catalogue;
  private final FeatureEntry entry;
  private final Condition condition;
  private final String path;
  private final Strains strains;

  ConditionRelaxer(Catalogue catalogue, FeatureEntry entry, Condition condition, String path) {
    this.catalogue = catalogue;
    this.entry = entry;
    this.condition = condition;
    this.path = path;
    strains = new Strains(catalogue, entry.definition(), condition);
  }

  @Override
  public Loosened towards(Fingerprint fingerprint) {
    return loosened(fingerprint)
        .filter(l -> l.test().test(fingerprint) == FeatureTest.Outcome.MET)
        .orElseGet(() -> dropped(fingerprint));
  }

  @Override
  public double strain(Fingerprint fingerprint) {
    if (!(reading(fingerprint) instanceof Reading.Known known)) {
      return Strains.DROPPED;
    }
    return strains.ofPlain(known).orElseGet(() -> towards(fingerprint).strain());
  }

  @Override
  public double strain(double number) {
    return strains.of(number);
  }

  @Override
  public double leastStrain(double number) {
    return strains.atLeast(number);
  }

  private Reading reading(Fingerprint fingerprint) {
    return fingerprint.reading(entry.definition().name());
  }

  private Loosened dropped(Fingerprint fingerprint) {
    FeatureDefinition feature = entry.definition();
    boolean unknown = reading(fingerprint) instanceof Reading.Unknown;
    String text =
        "drop \""
            + feature.name()
            + " "
            + Wording.condition(condition, feature.unit())
            + "\""
            + (unknown ? ", which is unknown there" : "");
    return new Loosened(
        new Relaxation(Target.PROFILE, "remove", path, "", text),
        Strains.DROPPED,
        Relaxers.DROPPED);
  }

  private Optional<Loosened> loosened(Fingerprint fingerprint) {
    if (!(reading(fingerprint) instanceof Reading.Known known)) {
      return Optional.empty();
    }
    if (condition instanceof Condition.AtLeast least) {
      return bound(least.bound(), known.lower(), false)
          .flatMap(
              b -> change("/at_least", new Condition.AtLeast(b), JsonLiteral.of(b), strains.to(b)));
    }
    if (condition instanceof Condition.AtMost most) {
      return bound(most.bound(), known.upper(), true)
          .flatMap(
              b -> change("/at_most", new Condition.AtMost(b), JsonLiteral.of(b), strains.to(b)));
    }
    if (condition instanceof Condition.OneOf one) {
      return asked(one, known.value()).flatMap(value -> longer(one, value));
    }
    return condition instanceof Condition.HasAll all && known.value() instanceof Value.Names found
        ? shorter(all, found)
        : Optional.empty();
  }

  private Optional<Loosened> longer(Condition.OneOf one, Asked value) {
    List<Asked> longer = new ArrayList<>(one.values());
    longer.add(value);
    return change(
        "/one_of", new Condition.OneOf(longer), JsonLiteral.ofAll(longer), Strains.ONE_MORE);
  }

  private Optional<Loosened> shorter(Condition.HasAll all, Value.Names found) {
    List<String> kept = all.names().stream().filter(name -> found.names().contains(name)).toList();
    return kept.isEmpty()
        ? Optional.empty()
        : change(
            "/has_all",
            new Condition.HasAll(kept),
            JsonLiteral.ofTexts(kept),
            Strains.lost(kept.size(), all));
  }

  private Optional<Asked> bound(Asked written, Value value, boolean up) {
    if (value instanceof Value.Number number) {
      return Amounts.rewrite(catalogue, entry.definition(), written, number.number(), up);
    }
    return value instanceof Value.Text text ? asked(text) : Optional.empty();
  }

  private Optional<Asked> asked(Condition.OneOf one, Value value) {
    if (value instanceof Value.Text text) {
      return asked(text);
    }
    if (value instanceof Value.Flag flag) {
      return Optional.of(new Asked.Flag(flag.present()));
    }
    return value instanceof Value.Number number
        ? Amounts.joining(catalogue, entry.definition(), one.values(), number.number())
        : Optional.empty();
  }

  private static Optional<Asked> asked(Value.Text text) {
    return text.text().length() <= Amounts.LONGEST_TEXT
        ? Optional.of(new Asked.Text(text.text()))
        : Optional.empty();
  }

  private Optional<Loosened> change(String key, Condition loosened, String json, double strain) {
    FeatureDefinition feature = entry.definition();
    Faults faults = new Faults();
    PreferenceCompiler preferences =
        new PreferenceCompiler(catalogue, new KnownCriteria(), faults, Optional.empty());
    String text = feature.name() + " " + Wording.condition(loosened, feature.unit());
    Relaxation change = new Relaxation(Target.PROFILE, "replace", path + key, json, text);
    return new RequirementCompiler(catalogue, faults, preferences)
        .compile(entry, loosened, path + key)
        .map(test -> new Loosened(change, strain, test));
  }
}
