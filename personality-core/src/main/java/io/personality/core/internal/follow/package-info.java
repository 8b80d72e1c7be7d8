/**
 * What an engine does by itself: follows what others change, reconciles, folds old fingerprints.
 *
 * <p>Start with {@link io.personality.core.internal.follow.FleetReplica}, which brings the index up
 * to what the storage holds, host by host. {@link io.personality.core.internal.follow.Background}
 * runs such things on daemon threads. An engine that lags decides on old facts and no worse: a
 * claim is checked by the storage, against what is true then.
 *
 * <p>May import the API and the fleet.
 */
@NullMarked
package io.personality.core.internal.follow;

import org.jspecify.annotations.NullMarked;
