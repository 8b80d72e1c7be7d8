package io.personality.core.internal.catalogue;

/**
 * A generation of one vendor's accelerators of one kind.
 *
 * <p><i>Immutable.</i>
 *
 * @param name of the architecture, such as {@code Ampere}
 * @param vendor such as {@code NVIDIA}
 * @param kind what sort of device
 * @param order its place among the vendor's of that kind
 * @param year of its first product
 */
public record AcceleratorGeneration(
    String name, String vendor, AcceleratorKind kind, double order, int year) {}
