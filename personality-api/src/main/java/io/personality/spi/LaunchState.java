package io.personality.spi;

/** What a hypervisor says of a VM. <i>Immutable.</i> */
public enum LaunchState {
  /** There is no such VM. */
  ABSENT,
  /** It runs. */
  RUNNING,
  /** It ended by itself or crashed. */
  ENDED,
  /** The hypervisor could not be asked. */
  UNKNOWN
}
