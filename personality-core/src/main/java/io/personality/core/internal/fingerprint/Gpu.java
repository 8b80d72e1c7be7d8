package io.personality.core.internal.fingerprint;

/**
 * One GPU that its own tool reports.
 *
 * <p><i>Immutable.</i>
 *
 * @param address such as {@code 0000:41:00.0}; empty where unknown
 * @param model as the tool names it
 * @param memoryMib its memory; 0 where unknown
 */
public record Gpu(String address, String model, long memoryMib) {}
