package io.personality.core.internal.fingerprint;

/**
 * One network interface.
 *
 * <p><i>Immutable.</i>
 *
 * @param driver the kernel driver; empty where unknown
 * @param bitsPerSecond its speed, else what it is capable of; 0 where unknown
 */
public record NetworkPort(String driver, double bitsPerSecond) {}
