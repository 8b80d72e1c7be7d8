package io.personality.spi;

import io.personality.model.FeatureName;

/**
 * The metric that a scorer contributes; profiles weigh it like any other.
 *
 * <p><i>Immutable.</i>
 *
 * @param name how profiles name it; may not be a name of the catalogue
 * @param unit unit of the value behind the credit, for people
 * @param description what it is, for people
 */
public record MetricDeclaration(FeatureName name, String unit, String description) {}
