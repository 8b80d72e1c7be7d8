package io.personality.model;

/**
 * One choice that a launcher made for a VM, and why.
 *
 * <p><i>Immutable.</i>
 *
 * @param element what was chosen, in the hypervisor's words, such as {@code vcpupin}
 * @param choice what for, and the reason, for people
 * @param degraded whether less was got than the profile asks for
 */
public record Tuning(String element, String choice, boolean degraded) {}
