package io.personality.core.internal.fleet;

import io.personality.core.internal.catalogue.Catalogue;
import io.personality.core.internal.catalogue.FeatureEntry;
import io.personality.model.FeatureDefinition;
import io.personality.model.FeatureName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which feature is kept in which column, for one catalogue.
 *
 * <p><i>Immutable.</i> Metrics differ from host to host, so each has a column of its own. All else
 * is declared and repeats wherever the hardware repeats: it is kept as codes of a few joint
 * dictionaries. Features that are only understood together (a generation, with the line and the
 * maker that say what its name means) make up one unit.
 */
public final class Layout {
  private static final List<FeatureName> TOGETHER =
      List.of(
          new FeatureName("processor_generation"),
          new FeatureName("processor_line"),
          new FeatureName("processor_manufacturer"));

  /**
   * A metric with a column.
   *
   * @param feature the metric
   * @param scale turns its value into a credit
   * @param prior the credit an unknown value is expected to earn
   */
  public record Metric(FeatureName feature, FeatureDefinition.Scale scale, double prior) {}

  static final int NOWHERE = Integer.MAX_VALUE;

  private final Map<FeatureName, Integer> places = new HashMap<>();
  private final List<Metric> metrics = new ArrayList<>();
  private final List<List<FeatureName>> units = new ArrayList<>();
  private final Map<FeatureName, Integer> metricOf = new HashMap<>();
  private final Map<FeatureName, Integer> unitOf = new LinkedHashMap<>();

  /** Lays out the features of a catalogue. */
  public Layout(Catalogue catalogue) {
    List<FeatureName> together =
        TOGETHER.stream().filter(catalogue.entries()::containsKey).toList();
    if (!together.isEmpty()) {
      unit(together);
    }
    for (FeatureEntry entry : catalogue.entries().values()) {
      FeatureDefinition feature = entry.definition();
      if (feature.kind() == FeatureDefinition.Kind.METRIC) {
        metric(entry);
      } else if (!together.contains(feature.name())) {
        unit(List.of(feature.name()));
      }
    }
  }

  private void metric(FeatureEntry entry) {
    FeatureDefinition.Scale scale = entry.definition().scale().orElseThrow();
    double prior = scale.credit(((Number) entry.prior().orElseThrow()).doubleValue());
    metricOf.put(entry.definition().name(), metrics.size());
    places.put(entry.definition().name(), metrics.size());
    metrics.add(new Metric(entry.definition().name(), scale, prior));
  }

  private void unit(List<FeatureName> features) {
    features.forEach(feature -> unitOf.put(feature, units.size()));
    features.forEach(feature -> places.put(feature, -1 - units.size()));
    units.add(List.copyOf(features));
  }

  /** The metrics, by column. */
  public List<Metric> metrics() {
    return metrics;
  }

  /** The features of each unit. */
  public List<List<FeatureName>> units() {
    return units;
  }

  /**
   * Where a feature is kept, in one look-up: the column of a metric, or -1 less the unit of a
   * declared feature; {@link #NOWHERE} where the catalogue does not know it.
   */
  int placeOf(FeatureName feature) {
    Integer place = places.get(feature);
    return place == null ? NOWHERE : place;
  }

  /** The column of a metric; empty for what is no metric. */
  public Optional<Integer> metricOf(FeatureName feature) {
    return Optional.ofNullable(metricOf.get(feature));
  }

  /** The unit of a declared feature; empty for metrics. */
  public Optional<Integer> unitOf(FeatureName feature) {
    return Optional.ofNullable(unitOf.get(feature));
  }
}
