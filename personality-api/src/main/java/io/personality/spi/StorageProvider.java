package io.personality.spi;

/** Makes storage back ends; found through {@link java.util.ServiceLoader}. */
public interface StorageProvider extends Provider<Storage> {}
