package io.personality.core.internal.catalogue;

/** What sort of device an accelerator is; one sort never stands in for another. */
public enum AcceleratorKind {
  /** Any of them; only asked, never present. */
  ANY,
  /** Graphics processor, used for graphics or computing. */
  GPU,
  /** Field-programmable gate array. */
  FPGA,
  /** Chip made for one sort of work, such as training networks. */
  ASIC;

  boolean admits(AcceleratorKind present) {
    return this == ANY || this == present;
  }
}
