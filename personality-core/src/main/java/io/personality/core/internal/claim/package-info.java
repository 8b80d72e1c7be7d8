/**
 * From a chosen host to capacity that is held, and back to a true state after any crash.
 *
 * <p>Start with {@link io.personality.core.internal.claim.Claims} (used by a placement on its way)
 * and {@link io.personality.core.internal.claim.Reconciler} (repairs what was left half done).
 * {@link io.personality.core.internal.claim.GroupFilter} says where affinity lets a placement go.
 *
 * <p>The order of steps, on which everything here relies:
 *
 * <ol>
 *   <li>{@code PlacementStore.open}: takes the idempotency key, in state CLAIMED, naming the host;
 *   <li>{@code Claims.attempt}: holds the capacity under a lease; if lost, CLAIMED on the next
 *       host;
 *   <li>{@code Claims.secure}: makes the claim permanent; if it has lapsed, nothing is launched;
 *   <li>advance to LAUNCHING, recording the claimed units; if that is refused, somebody has given
 *       the placement up: nothing is launched;
 *   <li>{@code HypervisorLauncher.launch}; if it fails, {@code Claims.free}, then CLAIMED on the
 *       next host;
 *   <li>advance to RUNNING; if that is refused, the placement was given up meanwhile: withdraw.
 * </ol>
 *
 * <p>So a lease can lapse only while nothing can run, and capacity under a VM that may run is freed
 * by nobody but a reconciler that has asked the hypervisor. A placement comes before its claim and
 * ends before it, so that a claim without a live placement is always a remnant.
 *
 * <p>Imports the api only; nothing here knows the catalogue, a fleet or a back end.
 */
@NullMarked
package io.personality.core.internal.claim;

import org.jspecify.annotations.NullMarked;
