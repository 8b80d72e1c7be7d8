package io.personality.core.internal.catalogue;

import io.personality.model.Asked;
import io.personality.model.FeatureName;
import io.personality.model.TraitName;
import java.util.List;
import java.util.Optional;

/**
 * What a behavioural trait means in features.
 *
 * <p><i>Immutable.</i>
 *
 * @param name the trait
 * @param description for people
 * @param parts what it is made of; at least one
 */
public record TraitBundle(TraitName name, String description, List<Part> parts) {
  /** Copies the list. */
  public TraitBundle {
    parts = List.copyOf(parts);
  }

  /**
   * One part.
   *
   * @param feature the feature
   * @param asked what meets it in full; empty for metrics, whose scale says it
   * @param weight its weight within the trait, greater than 0
   */
  public record Part(FeatureName feature, Optional<Asked> asked, double weight) {}
}
