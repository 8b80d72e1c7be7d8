/**
 * The part of libvirt's C interface that this module needs, by JNA.
 *
 * <p>Start at {@link io.personality.libvirt.internal.bind.Connections}, which keeps a connection to
 * each host open, opens it again where it is lost, and bounds every call in time; {@link
 * io.personality.libvirt.internal.bind.Connection} and {@link
 * io.personality.libvirt.internal.bind.Domain} stand for libvirt's objects, {@link
 * io.personality.libvirt.internal.bind.LibvirtException} for its errors. Written here because the
 * published Java binding lacks most of what tuning and telemetry need: pinning of emulator and I/O
 * threads, bulk statistics, domain capabilities, validated definitions. Imports JNA and nothing of
 * this project.
 */
@NullMarked
package io.personality.libvirt.internal.bind;

import org.jspecify.annotations.NullMarked;
