/**
 * The experiment {@code speed}.
 *
 * <p>Start with {@link io.personality.benchmarks.speed.SpeedExperiment}: its parts each measure one
 * row or a few; {@link io.personality.benchmarks.speed.Goals} lists the rows and their bounds.
 */
@NullMarked
package io.personality.benchmarks.speed;

import org.jspecify.annotations.NullMarked;
