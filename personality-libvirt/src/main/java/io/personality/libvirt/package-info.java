/**
 * Place of the launcher and the fingerprinter named {@code libvirt}, which will start virtual
 * machines on real hypervisors and read their hosts.
 *
 * <p>Nothing is here yet: both arrive in a later version, and until then this module registers no
 * provider, so that asking for {@code libvirt} fails by name. It sees the API alone.
 */
@NullMarked
package io.personality.libvirt;

import org.jspecify.annotations.NullMarked;
