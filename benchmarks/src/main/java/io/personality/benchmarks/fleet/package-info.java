/**
 * Fleets made to measure with: of any size, from a seed, as arrays and as hosts of the engine.
 *
 * <p>Start with {@link io.personality.benchmarks.fleet.HostSource}. All values are multiples of
 * 2^-20, so that floats, doubles and the engine's credits hold exactly the same numbers and answers
 * can be compared bit for bit.
 */
@NullMarked
package io.personality.benchmarks.fleet;

import org.jspecify.annotations.NullMarked;
