/**
 * How VMs behave: what their hypervisors count is sampled, turned into shares and rates, and told.
 *
 * <p>Start with {@link io.personality.core.internal.observe.Telemetry}, which puts the parts
 * together. {@link io.personality.core.internal.observe.Sampler} asks the launcher for all VMs of a
 * host at once, {@link io.personality.core.internal.observe.Rates} makes an observation of two
 * samples, and {@link io.personality.core.internal.observe.Delivery} brings observations to one
 * listener. Hosts are asked side by side, a few at a time, so that one that does not answer keeps
 * nobody else waiting; a listener has a thread and a bounded queue of its own for the same reason.
 * Nothing here is stored: an observation is of use while it is new.
 *
 * <p>Imports the api only.
 */
@NullMarked
package io.personality.core.internal.observe;

import org.jspecify.annotations.NullMarked;
