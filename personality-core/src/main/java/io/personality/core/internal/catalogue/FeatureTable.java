package io.personality.core.internal.catalogue;

import io.personality.model.FeatureDefinition;
import io.personality.model.FeatureName;
import java.util.Collection;
import java.util.Optional;

/** What a reader of documents needs to know of features. <i>Thread-safe.</i> */
public interface FeatureTable {
  /** The feature of that name. */
  Optional<FeatureDefinition> find(FeatureName name);

  /** The names of all features. */
  Collection<String> names();

  /** Converts a number; empty where a unit is unknown or the two measure different things. */
  Optional<Double> convert(double number, String fromUnit, String toUnit);

  /** Reads a quantity such as {@code 100GbE} in the unit given; empty where it is none. */
  Optional<Double> parseQuantity(String text, String unit);
}
