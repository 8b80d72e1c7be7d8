package io.personality.model;

/** Whether a host takes new VMs. <i>Immutable.</i> */
public enum Availability {
  /** Takes new VMs. */
  OPEN,
  /** Takes no new VMs; what runs stays. */
  CORDONED,
  /** Takes no new VMs, and what runs is to be moved away. */
  DRAINING
}
