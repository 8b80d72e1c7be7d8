/**
 * Launcher and fingerprinter, both named {@code libvirt}: VMs on real hypervisors, tuned for their
 * profile, and what the hosts of those hypervisors are.
 *
 * <p>Start at {@link io.personality.libvirt.LibvirtLauncherProvider}, which says the settings, then
 * {@code LibvirtLauncher}. A launch reads what the host's daemon says of it ({@code facts}), makes
 * the guest's disks ({@code media}), has the tuner turn profile, claim and host into a plan in
 * which every element has its reason ({@code tune}), writes it ({@code xml}), and defines and
 * starts it by a binding of our own ({@code bind}).
 *
 * <p>{@link io.personality.libvirt.LibvirtFingerprinterProvider} asks a daemon for all that it says
 * of its host; {@code fingerprint} makes readings of it. Sees the API alone.
 */
@NullMarked
package io.personality.libvirt;

import org.jspecify.annotations.NullMarked;
