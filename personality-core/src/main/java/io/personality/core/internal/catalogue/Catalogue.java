package io.personality.core.internal.catalogue;

import io.personality.model.Balance;
import io.personality.model.FeatureDefinition;
import io.personality.model.FeatureName;
import io.personality.model.TraitName;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * What the engine knows of hardware: features with units and scales, ladders, traits, processors
 * and accelerators. It is data; {@link CatalogueLoader} makes it from resources and overlays.
 *
 * <p><i>Immutable.</i>
 *
 * @param hash SHA-256 over the resources and overlays it was made from, in hexadecimal
 * @param entries the features by name
 * @param ladders the ladders by name
 * @param traits the traits by name
 * @param shares how the similarity is shared between the groups where a profile does not say
 * @param units the units
 * @param processors processor lines and generations
 * @param acceleratorModels accelerator models
 */
public record Catalogue(
    String hash,
    Map<FeatureName, FeatureEntry> entries,
    Map<String, Ladder> ladders,
    Map<TraitName, TraitBundle> traits,
    Balance shares,
    Units units,
    ProcessorCatalogue processors,
    AcceleratorCatalogue acceleratorModels)
    implements FeatureTable {

  /** One feature with what scoring needs. */
  public Optional<FeatureEntry> entry(FeatureName name) {
    return Optional.ofNullable(entries.get(name));
  }

  /** The ladder of a feature. */
  public Optional<Ladder> ladderOf(FeatureDefinition feature) {
    return feature.ladder().map(ladders::get);
  }

  @Override
  public Optional<FeatureDefinition> find(FeatureName name) {
    return entry(name).map(FeatureEntry::definition);
  }

  @Override
  public Collection<String> names() {
    return entries.keySet().stream().map(FeatureName::value).toList();
  }

  @Override
  public Optional<Double> convert(double number, String fromUnit, String toUnit) {
    return units.convert(number, fromUnit, toUnit);
  }

  @Override
  public Optional<Double> parseQuantity(String text, String unit) {
    return units.parse(text, unit);
  }
}
