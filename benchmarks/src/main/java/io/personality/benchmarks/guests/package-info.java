/**
 * Real guests on private libvirt hosts: moved while they run and while everything around them is
 * killed, watched for long, and launched tuned and untuned.
 *
 * <p>{@link io.personality.benchmarks.guests.MigrateExperiment} and {@link
 * io.personality.benchmarks.guests.LeakExperiment} are where to start. Guests are translated (TCG),
 * so that every machine can run them; nothing here says how fast a guest is, but {@link
 * io.personality.benchmarks.guests.TuningExperiment} where it is given a daemon with KVM.
 */
@NullMarked
package io.personality.benchmarks.guests;

import org.jspecify.annotations.NullMarked;
