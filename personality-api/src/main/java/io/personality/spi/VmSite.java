package io.personality.spi;

import io.personality.model.HostId;
import io.personality.model.PlacementId;
import java.util.Optional;

/**
 * Where a VM is, or is to be looked for: enough for a launcher that has been restarted and
 * remembers nothing.
 *
 * <p><i>Immutable.</i>
 *
 * @param placement whose VM it is
 * @param host the host
 * @param launcherAddress where the launcher reaches that host; empty where it needs none or the
 *     host is no longer registered
 */
public record VmSite(PlacementId placement, HostId host, Optional<String> launcherAddress) {}
