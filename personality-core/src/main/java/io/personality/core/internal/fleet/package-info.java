/**
 * The fleet as the engine sees it: immutable snapshots of hosts with what is left of them.
 *
 * <p>Start with {@link io.personality.core.internal.fleet.FleetSnapshot}, then {@link
 * io.personality.core.internal.fleet.FleetColumns}, which says how snapshots are had for nothing. A
 * decision is a pure function of a query and a snapshot; whether the chosen host still has room is
 * settled by the claim.
 *
 * <p>Why columns: what is declared repeats with the hardware model and is scored once a model, by
 * joint dictionaries; what is measured differs from host to host and is kept as the credit it earns
 * on the catalogue's scale, which no request changes, so that scoring a million hosts is a few
 * multiplications over arrays.
 *
 * <p>Imports the api and the catalogue.
 */
@NullMarked
package io.personality.core.internal.fleet;

import org.jspecify.annotations.NullMarked;
