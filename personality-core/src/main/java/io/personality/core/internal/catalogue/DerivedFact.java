package io.personality.core.internal.catalogue;

/**
 * What a processor's platform implies about the host around it, with the interval it allows.
 *
 * <p><i>Immutable.</i> Each part is a {@link String} or a {@link Double}, all three of one kind.
 *
 * @param value the likely value, cautious where the platform takes two
 * @param lower the least the platform allows
 * @param upper the most the platform allows
 */
public record DerivedFact(Object value, Object lower, Object upper) {}
