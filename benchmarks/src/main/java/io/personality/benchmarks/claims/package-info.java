/**
 * How fast placements are made on a database, beside a bare loop of as many commits.
 *
 * <p>{@link io.personality.benchmarks.claims.ClaimsExperiment} is where to start.
 */
@NullMarked
package io.personality.benchmarks.claims;

import org.jspecify.annotations.NullMarked;
