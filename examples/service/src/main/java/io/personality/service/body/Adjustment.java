package io.personality.service.body;

/**
 * What a running VM is to have of its host.
 *
 * @param vcpus virtual processors, at least 1
 * @param memoryMib memory in MiB, at least 1
 */
public record Adjustment(int vcpus, long memoryMib) {}
