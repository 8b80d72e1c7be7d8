/**
 * What libvirt says of a host: readers of its XML, one a document.
 *
 * <p>Start at {@link io.personality.libvirt.internal.facts.CapabilitiesXml} (NUMA cells, threads,
 * page pools, distances) and {@link io.personality.libvirt.internal.facts.DomainCapabilitiesXml}
 * (CPU models, machine, limits). Free memory, free pages and the whole list of CPU features are no
 * part of these documents: the caller asks for them and puts them in with {@code withFree} and
 * {@code withFeatures}. What a fingerprint needs beside them is in {@link
 * io.personality.libvirt.internal.facts.HostDevices} (devices of every kind) and {@link
 * io.personality.libvirt.internal.facts.SysinfoXml} (tables of the firmware).
 *
 * <p>Pure functions from text to records, so that a host that nobody has can be read from a file;
 * {@link io.personality.libvirt.internal.facts.PciIds} alone reads a file of this machine. May
 * import the api, {@code tune} and {@code xml}.
 */
@NullMarked
package io.personality.libvirt.internal.facts;

import org.jspecify.annotations.NullMarked;
