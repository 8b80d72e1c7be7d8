package io.personality.core.architecture.sample.internal.claim;

import com.fasterxml.jackson.databind.JsonNode;

/** Breaks an arrow on purpose: one station alone sees a parser. */
public record Parses(JsonNode tree) {}
