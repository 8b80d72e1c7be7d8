/**
 * What a search of the profile database costs as it grows, and whether indexes answer it.
 *
 * <p>{@link io.personality.benchmarks.profiles.ProfilesExperiment} is where to start.
 */
@NullMarked
package io.personality.benchmarks.profiles;

import org.jspecify.annotations.NullMarked;
