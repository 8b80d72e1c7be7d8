package io.personality.core.internal.catalogue;

import io.personality.model.FeatureDefinition;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One feature with everything scoring needs to know of it.
 *
 * <p><i>Immutable.</i>
 *
 * @param definition the public part
 * @param prior what an unknown value counts as: the rung, number or flag of {@code if_unknown};
 *     empty where unknown counts as no match
 * @param shortfall of quantities
 * @param values the values a nominal feature usually takes; others are allowed
 * @param aliases other ways to write a value, in lower case, to the value
 */
public record FeatureEntry(
    FeatureDefinition definition,
    Optional<Object> prior,
    Optional<Shortfall> shortfall,
    List<String> values,
    Map<String, String> aliases) {
  /** Copies the collections. */
  public FeatureEntry {
    values = List.copyOf(values);
    aliases = Map.copyOf(aliases);
  }

  /** The one way to write a value, in lower case, so that equal values compare equal. */
  public String normal(String text) {
    String key = text.strip().toLowerCase(Locale.ROOT);
    return aliases.getOrDefault(key, key);
  }
}
