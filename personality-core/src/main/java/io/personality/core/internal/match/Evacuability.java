package io.personality.core.internal.match;

import io.personality.core.internal.fleet.HostRow;
import java.util.OptionalDouble;

/** Knows how many other hosts could take a VM off a host while it runs. <i>Thread-safe.</i> */
@FunctionalInterface
public interface Evacuability {
  /** Knows nothing: where no launcher can move a running VM, there is nothing to report. */
  Evacuability UNKNOWN = (row, demand) -> OptionalDouble.empty();

  /** How many, at least 0; empty where it is not known. */
  OptionalDouble hosts(HostRow row, Demand demand);
}
