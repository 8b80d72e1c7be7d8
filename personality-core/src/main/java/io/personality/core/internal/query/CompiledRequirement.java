package io.personality.core.internal.query;

import io.personality.model.FeatureName;

/**
 * A requirement that can be tested.
 *
 * <p><i>Immutable.</i>
 *
 * @param feature what it is about
 * @param text the requirement for people
 * @param test the test
 * @param relaxer how it could be loosened
 */
public record CompiledRequirement(
    FeatureName feature, String text, FeatureTest test, Relaxer relaxer) {}
