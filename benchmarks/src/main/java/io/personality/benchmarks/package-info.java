/**
 * Measurements with JMH, peers run beside the engine, and experiments on the quality of the
 * ranking.
 *
 * <p>None is written yet. They live apart from the tests because a figure that depends on the host
 * it ran on must never decide whether a build passes.
 */
@NullMarked
package io.personality.benchmarks;

import org.jspecify.annotations.NullMarked;
