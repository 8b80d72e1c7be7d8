/**
 * The fleet as the engine sees it: immutable snapshots of hosts with what is left of them.
 *
 * <p>Start with {@link io.personality.core.internal.fleet.FleetSnapshot}. A decision is a pure
 * function of a query and a snapshot; whether the chosen host still has room is settled by the
 * claim.
 *
 * <p>Imports the api and the catalogue.
 */
@NullMarked
package io.personality.core.internal.fleet;

import org.jspecify.annotations.NullMarked;
