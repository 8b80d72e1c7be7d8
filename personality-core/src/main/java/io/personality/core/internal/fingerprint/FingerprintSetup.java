package io.personality.core.internal.fingerprint;

import io.personality.model.HostId;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * What a fingerprint says beside the hardware.
 *
 * <p><i>Immutable.</i>
 *
 * @param host whose it is; empty takes the host's own name
 * @param probe tool and version that takes it
 * @param labels where the host stands
 * @param clock gives the time of observation
 */
public record FingerprintSetup(
    Optional<HostId> host, String probe, Map<String, String> labels, Clock clock) {
  /** Copies the map. */
  public FingerprintSetup {
    labels = Map.copyOf(labels);
  }
}
