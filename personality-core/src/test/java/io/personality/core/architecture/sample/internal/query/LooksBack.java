package io.personality.core.architecture.sample.internal.query;

import io.personality.core.architecture.sample.internal.fleet.Logs;

/** Keeps the arrows: a query sees the fleet. */
public record LooksBack(Logs before) {}
