package io.personality.spi;

/** Makes fingerprinters; found through {@link java.util.ServiceLoader}. */
public interface FingerprinterProvider extends Provider<Fingerprinter> {}
