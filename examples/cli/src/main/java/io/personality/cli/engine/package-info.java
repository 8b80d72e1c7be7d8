/**
 * What the commands ask of an engine, wherever it runs.
 *
 * <p>Start with {@link io.personality.cli.engine.Placements}. Each interface is one subject; the
 * classes {@code Local...} answer by an engine in this process, those of the package {@code remote}
 * by the service. A command asks through the interface and prints what comes back, so that it
 * cannot show one thing for a database and another for the service. Imports the engine and the
 * values that renderers take.
 */
@NullMarked
package io.personality.cli.engine;

import org.jspecify.annotations.NullMarked;
