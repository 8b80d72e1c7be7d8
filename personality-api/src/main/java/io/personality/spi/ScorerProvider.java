package io.personality.spi;

/** Makes scorers; found through {@link java.util.ServiceLoader}. */
public interface ScorerProvider extends Provider<Scorer> {}
