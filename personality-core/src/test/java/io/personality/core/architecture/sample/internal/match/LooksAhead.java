package io.personality.core.architecture.sample.internal.match;

import io.personality.core.architecture.sample.internal.claim.Parses;

/** Breaks an arrow on purpose: a match comes before its claim. */
public record LooksAhead(Parses after) {}
