package io.personality.core.internal.catalogue;

/**
 * A place in a lineage of processors.
 *
 * <p><i>Immutable.</i>
 *
 * @param lineage the lineage's id in the catalogue, such as {@code intel-core}
 * @param index its place in the order of that lineage; siblings lie half a step apart
 */
public record GenerationRef(String lineage, double index) {}
