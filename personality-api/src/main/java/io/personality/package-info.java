/**
 * What callers type: ask for a placement, look at the candidates, have a score explained.
 *
 * <p>Start with {@link io.personality.PlacementEngine}; get one from {@code
 * io.personality.core.Personality}. Results that are no faults, such as "no host can", are values
 * with a diagnosis; faults are the unchecked exceptions under {@link
 * io.personality.PersonalityException}.
 *
 * <p>Imports {@code io.personality.model} only, so that callers see the road and not its stations.
 */
@NullMarked
package io.personality;

import org.jspecify.annotations.NullMarked;
