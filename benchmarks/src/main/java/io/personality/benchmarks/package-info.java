/**
 * Experiments: what must be shown by a figure, measured beside what others do.
 *
 * <p>Start with {@link io.personality.benchmarks.Run}, the command {@code ./benchmarks/run}. They
 * live apart from the tests because a figure that depends on the host it ran on must never decide
 * whether a build passes.
 */
@NullMarked
package io.personality.benchmarks;

import org.jspecify.annotations.NullMarked;
