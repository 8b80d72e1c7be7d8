/**
 * Timing contenders against each other on the same requests, and checking their answers first.
 *
 * <p>Start with {@link io.personality.benchmarks.duel.Duel}. Ratios of figures taken side by side
 * are worth more than microseconds: on hardware shared with others the latter move by a factor of
 * two.
 */
@NullMarked
package io.personality.benchmarks.duel;

import org.jspecify.annotations.NullMarked;
