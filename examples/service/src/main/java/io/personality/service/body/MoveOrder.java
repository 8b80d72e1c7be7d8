package io.personality.service.body;

import org.jspecify.annotations.Nullable;

/**
 * How a running VM is to be moved.
 *
 * @param target the host to move it to; the best other one unless said
 * @param bandwidthMibPerSecond the most that the move may send, in MiB/s; no limit unless said
 * @param maxDowntimeMs how long the VM may stand still at its end, in ms; 300 unless said
 */
public record MoveOrder(
    @Nullable String target, @Nullable Long bandwidthMibPerSecond, @Nullable Long maxDowntimeMs) {}
