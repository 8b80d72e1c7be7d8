package io.personality.core;

import io.personality.ConfigurationException;
import io.personality.core.internal.plugin.Plugins;
import io.personality.core.internal.plugin.Wanted;
import io.personality.model.FeatureName;
import io.personality.model.Profile;
import io.personality.spi.BlockScorer;
import io.personality.spi.FleetView;
import io.personality.spi.MetricDeclaration;
import io.personality.spi.Scorer;
import io.personality.spi.ScorerProvider;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the scorers of an engine together, one a metric: those asked for, then those found.
 *
 * <p><i>Confined to one thread.</i>
 */
final class Scorers {
  private static final Logger LOG = LoggerFactory.getLogger(Scorers.class);

  private final Predicate<FeatureName> taken;
  private final Map<FeatureName, Declared> asked = new TreeMap<>();
  private final Map<FeatureName, Declared> found = new TreeMap<>();

  /** No scorers yet; {@code taken} tells the names that the catalogue has. */
  Scorers(Predicate<FeatureName> taken) {
    this.taken = taken;
  }

  /** Asks a plug-in for its metric once, so that it cannot change its mind in the middle. */
  private record Declared(String origin, MetricDeclaration metric, Scorer scorer)
      implements Scorer {
    @Override
    public BlockScorer bind(Profile profile, FleetView fleet) {
      return scorer.bind(profile, fleet);
    }
  }

  /** Adds a scorer made elsewhere. */
  void add(Scorer made) {
    put(asked, declared(made.getClass().getName(), made));
  }

  /** Adds what the providers of these names make of their settings. */
  void addNamed(Plugins plugins, Map<String, Map<String, String>> settings) {
    settings.forEach(
        (name, own) ->
            put(
                asked,
                declared(
                    quoted(name),
                    plugins.choose(ScorerProvider.class, Wanted.<Scorer>named(name, own)))));
  }

  /** Adds what the other providers make, where nobody asked for another scorer of the metric. */
  void addFound(Plugins plugins, Set<String> named) {
    plugins
        .all(ScorerProvider.class, named)
        .forEach(
            (name, scorer) -> {
              Optional<Declared> declared = sound(quoted(name), scorer);
              if (declared.isPresent() && !asked.containsKey(declared.get().metric().name())) {
                put(found, declared.get());
              }
            });
  }

  private static Optional<Declared> sound(String origin, Scorer scorer) {
    try {
      return Optional.of(declared(origin, scorer));
    } catch (ConfigurationException e) {
      LOG.warn("Skipping a broken scorer", e);
      return Optional.empty();
    }
  }

  /** The scorers by the name of the metric they contribute. */
  Map<FeatureName, Scorer> byMetric() {
    Map<FeatureName, Scorer> all = new TreeMap<>(asked);
    all.putAll(found);
    return all;
  }

  private void put(Map<FeatureName, Declared> scorers, Declared added) {
    FeatureName name = added.metric().name();
    if (taken.test(name)) {
      throw new ConfigurationException(
          "the scorer "
              + added.origin()
              + " contributes the metric "
              + name
              + ", which the catalogue has; rename it");
    }
    Declared other = scorers.putIfAbsent(name, added);
    if (other != null) {
      throw new ConfigurationException(
          "the scorers "
              + other.origin()
              + " and "
              + added.origin()
              + " both contribute the metric "
              + name);
    }
  }

  private static Declared declared(String origin, Scorer scorer) {
    try {
      return new Declared(origin, Objects.requireNonNull(scorer.metric(), "null"), scorer);
    } catch (LinkageError | RuntimeException e) {
      throw new ConfigurationException(
          "the scorer " + origin + " does not declare its metric: " + e, e);
    }
  }

  private static String quoted(String name) {
    return '"' + name + '"';
  }
}
