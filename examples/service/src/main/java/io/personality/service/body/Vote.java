package io.personality.service.body;

/**
 * A vote.
 *
 * @param stars 1 to 5
 */
public record Vote(int stars) {}
