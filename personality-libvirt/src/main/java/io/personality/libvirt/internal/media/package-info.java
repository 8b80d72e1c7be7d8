/**
 * The files of a guest: disks over images, and the seed that cloud-init reads.
 *
 * <p>Start at {@link io.personality.libvirt.internal.media.Volumes}. Files are made by the programs
 * that know their formats, {@code qemu-img} and {@code genisoimage}, each run with a list of
 * arguments and never by a shell; names of images are names of files in one folder, nothing else.
 */
@NullMarked
package io.personality.libvirt.internal.media;

import org.jspecify.annotations.NullMarked;
