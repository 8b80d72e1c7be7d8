package io.personality.core.internal.catalogue;

import java.util.List;

/**
 * A model of accelerator.
 *
 * <p><i>Immutable.</i>
 *
 * @param name as the catalogue writes it, such as {@code NVIDIA A100}
 * @param generation its architecture, with vendor and kind
 * @param family what work it is made for, such as {@code data-centre compute} or {@code
 *     workstation}
 * @param year of the product
 * @param memoryGib the sizes it is sold with, in GiB, smallest first
 * @param tier its class in its own time, from 1 for the least
 */
public record AcceleratorModel(
    String name,
    AcceleratorGeneration generation,
    String family,
    int year,
    List<Double> memoryGib,
    int tier) {
  /** Copies the sizes, of which there is at least one. */
  public AcceleratorModel {
    memoryGib = memoryGib.stream().sorted().toList();
    if (memoryGib.isEmpty() || memoryGib.get(0) <= 0 || tier < 1) {
      throw new IllegalArgumentException(name + " needs a memory size and a tier above 0");
    }
  }

  /** The least memory it is sold with, in GiB. */
  public double leastMemoryGib() {
    return memoryGib.get(0);
  }
}
