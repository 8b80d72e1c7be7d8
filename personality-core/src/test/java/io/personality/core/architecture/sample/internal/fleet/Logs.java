package io.personality.core.architecture.sample.internal.fleet;

import org.slf4j.Logger;

/** Breaks an arrow on purpose: the hot path sees no library. */
public record Logs(Logger log) {}
