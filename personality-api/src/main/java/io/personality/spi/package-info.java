/**
 * What implementers write: scorers, storage back ends, hypervisor launchers and fingerprinters.
 *
 * <p>Each is found through {@link java.util.ServiceLoader} by its {@link
 * io.personality.spi.Provider}, chosen by name, and given a flat {@link
 * io.personality.spi.Configuration}. What an implementation promises is written in its interface
 * and tested by a class of {@code io.personality.spi.contract} (the tests jar), which every
 * implementation extends, ours and yours.
 *
 * <p>Imports the callers' package and the model, never the engine, so that a back end can be built
 * and tested without it.
 */
@NullMarked
package io.personality.spi;

import org.jspecify.annotations.NullMarked;
