package io.personality.libvirt.internal.facts;

/**
 * One cache of a host.
 *
 * <p><i>Immutable.</i>
 *
 * @param level 2 or 3, rarely 1 or 4
 * @param kib its size in KiB
 */
public record CacheBank(int level, long kib) {}
