/**
 * Real guests on private libvirt hosts: moved while they run and while everything around them is
 * killed, and watched for long.
 *
 * <p>{@link io.personality.benchmarks.guests.MigrateExperiment} and {@link
 * io.personality.benchmarks.guests.LeakExperiment} are where to start. Guests are translated (TCG),
 * so that every machine can run them; nothing here says how fast a guest is.
 */
@NullMarked
package io.personality.benchmarks.guests;

import org.jspecify.annotations.NullMarked;
