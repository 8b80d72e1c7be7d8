/**
 * The files of a guest: disks over images, and the seed that cloud-init reads.
 *
 * <p>Start at {@link io.personality.libvirt.internal.media.GuestFiles}: {@link
 * io.personality.libvirt.internal.media.Volumes} makes them in a folder that all hosts share,
 * {@link io.personality.libvirt.internal.media.PoolVolumes} has each host's daemon make them in a
 * pool of its own. Formats are left to the programs that know them, {@code qemu-img} and {@code
 * genisoimage}, each run with a list of arguments and never by a shell; names of images are names
 * of files in one folder, or of volumes in one pool, nothing else.
 */
@NullMarked
package io.personality.libvirt.internal.media;

import org.jspecify.annotations.NullMarked;
