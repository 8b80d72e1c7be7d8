package io.personality.core.internal.match;

import io.personality.core.internal.fleet.HostRow;
import io.personality.model.Host;
import io.personality.model.Profile;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** Knows how many other hosts could take a VM off a host while it runs. <i>Thread-safe.</i> */
@FunctionalInterface
public interface EvacuationCounts {
  /** Knows nothing: where no launcher can move a running VM, there is nothing to report. */
  EvacuationCounts UNKNOWN = (profile, able) -> row -> OptionalDouble.empty();

  /**
   * Counts for one request.
   *
   * @param profile what the VM is asked for by
   * @param able the hosts that could take it, found only when they are asked for
   */
  Count among(Profile profile, Supplier<List<Host>> able);

  /** A count for each host that the VM may be put on. */
  @FunctionalInterface
  interface Count {
    /** How many, at least 0; empty where it is not known. */
    OptionalDouble hosts(HostRow row);
  }
}
