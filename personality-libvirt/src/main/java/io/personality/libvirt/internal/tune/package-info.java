/**
 * From a profile to a domain: what a VM gets on a host, and why.
 *
 * <p>Start at {@link io.personality.libvirt.internal.tune.Tuner}, which names the choices in their
 * order: where vCPUs lie ({@code OwnThreads} if the claim holds threads, else {@code
 * SharedThreads}), memory and the guest's own NUMA cells, CPU, board, devices. Each choice is one
 * class, writes its reasons to the {@code Ledger} and cites what it rests on. {@link
 * io.personality.libvirt.internal.tune.DomainPlan} is the result, in records named as libvirt's
 * elements are.
 *
 * <p>Nothing here talks to a hypervisor or knows XML: what is known of the host comes in as {@link
 * io.personality.libvirt.internal.tune.HostTopology} and {@link
 * io.personality.libvirt.internal.tune.HostAbility}, so that every rule can be tested on hosts that
 * nobody has. May import the api only.
 */
@NullMarked
package io.personality.libvirt.internal.tune;

import org.jspecify.annotations.NullMarked;
