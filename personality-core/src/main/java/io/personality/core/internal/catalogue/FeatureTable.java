package io.personality.core.internal.catalogue;

import io.personality.model.FeatureDefinition;
import io.personality.model.FeatureName;
import java.util.Collection;
import java.util.Optional;

/**
 * The features there are and the units of their numbers: as much of the catalogue as a reader of
 * documents needs.
 *
 * <p><i>Thread-safe.</i>
 */
public interface FeatureTable {

  /** The definition of a feature; empty if there is none of the name. */
  Optional<FeatureDefinition> find(FeatureName name);

  /**
   * Converts a number between units.
   *
   * @param number finite
   * @param fromUnit the number's unit, not empty
   * @param toUnit the unit wanted, not empty
   * @return the number in the unit wanted; empty if either unit is unknown or they do not measure
   *     the same
   */
  Optional<Double> convert(double number, String fromUnit, String toUnit);

  /**
   * Reads a quantity written as text, such as {@code 100GbE} or {@code 32 MiB}.
   *
   * @param text as written
   * @param unit the unit wanted; empty for a plain count
   * @return the number in the unit wanted; empty if the text is no such quantity
   */
  Optional<Double> parseQuantity(String text, String unit);

  /** The names of all features, for suggestions. */
  Collection<String> names();
}
