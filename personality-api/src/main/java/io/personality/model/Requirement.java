package io.personality.model;

/**
 * A hard demand: a host that fails it, or of which it is not known, is no candidate.
 *
 * <p><i>Immutable.</i>
 *
 * @param feature what is tested
 * @param condition the test
 */
public record Requirement(FeatureName feature, Condition condition) {}
