/**
 * What a remote host is: the features made of what its libvirt daemon says.
 *
 * <p>Start at {@link io.personality.libvirt.internal.fingerprint.HostReport}, which asks a {@link
 * io.personality.libvirt.internal.fingerprint.HostSource} for everything once and keeps each answer
 * or the reason that there is none; {@code *Readings} turn answers into readings in the names and
 * units of the catalogue. {@link io.personality.libvirt.internal.fingerprint.HostFingerprint} puts
 * them together.
 *
 * <p>Functions of texts alone, so that a host that nobody has can be read from files. What is not
 * said is unknown with its reason; so is what is said of hardware by a host that is itself a
 * virtual machine, where hypervisors make it up. May import the api, {@code facts}, {@code tune}
 * and {@code xml}.
 */
@NullMarked
package io.personality.libvirt.internal.fingerprint;

import org.jspecify.annotations.NullMarked;
