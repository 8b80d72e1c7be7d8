package io.personality.core.architecture.sample.internal.elsewhere;

/** Lies on purpose in a package that is not on the map. */
public record Lost() {}
