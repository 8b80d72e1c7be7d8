package io.personality.model;

/**
 * One accelerator of a host, which a VM can have for itself.
 *
 * <p><i>Immutable.</i>
 *
 * @param address where it is, such as {@code pci:0000:41:00.0}; unique on its host
 * @param model as its maker names it, such as {@code NVIDIA A100}
 * @param memoryMib its own memory in MiB; 0 where unknown
 */
public record Accelerator(String address, String model, long memoryMib) {
  /** Checks the texts and the amount. */
  public Accelerator {
    Check.text("an accelerator's address", address, 200);
    Check.text("an accelerator's model", model, 200);
    Check.notNegative("an accelerator's memory in MiB", memoryMib);
  }
}
