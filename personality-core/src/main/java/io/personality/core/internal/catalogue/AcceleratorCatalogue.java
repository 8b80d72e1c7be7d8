package io.personality.core.internal.catalogue;

import io.personality.core.internal.catalogue.AcceleratorNames.Mentions;
import java.util.Optional;

/**
 * What accelerators are, which one a text asks for, and how well one meets the other.
 *
 * <p><i>Thread-safe.</i> Loaded from {@code accelerators.json}; names are looked at up to 256
 * characters, and no text whatever makes a method fail.
 */
public final class AcceleratorCatalogue {
  private final AcceleratorNames names;
  private final AcceleratorCredit credit;
  private final Remembered<String, Optional<AcceleratorModel>> models =
      new Remembered<>(this::read);

  private AcceleratorCatalogue(Tree document) {
    names = new AcceleratorNames(document);
    credit = AcceleratorCredit.read(document.field("credit"), names.models());
  }

  /**
   * Reads a parsed {@code accelerators.json}; a {@link io.personality.ConfigurationException} says
   * where it cannot be right.
   */
  public static AcceleratorCatalogue of(Tree document) {
    return new AcceleratorCatalogue(document);
  }

  /**
   * The model a device's name tells, as nvidia-smi, lshw or pci.ids write it; empty for models that
   * are not known and for adapters that only display.
   */
  public Optional<AcceleratorModel> identify(String text) {
    return models.of(text);
  }

  private Optional<AcceleratorModel> read(String text) {
    return names.isDisplayOnly(text) ? Optional.empty() : names.in(text).model();
  }

  /**
   * The memory a name states, in MiB; 0 where it states none. Of a slice, as in "A10-4Q" or "MIG
   * 1g.5gb", it is the slice's.
   */
  public long statedMemoryMib(String text) {
    return Math.round(names.memoryGib(text) * 1024);
  }

  /** What {@code asked} means: "GPU - NVIDIA A100", "A100 80GB", "Hopper", "NVIDIA", "GPU". */
  public AcceleratorQuery resolve(String asked) {
    Mentions said = names.in(asked);
    double memoryGib = names.memoryGib(asked);
    AcceleratorKind kind = said.kind().orElse(AcceleratorKind.ANY);
    if (said.model().isPresent()) {
      AcceleratorModel model = said.model().get();
      if (kind.admits(model.generation().kind())) {
        return new AcceleratorQuery.OfModel(model, memoryGib);
      }
    } else if (said.restIsNoise() && said.generation().isPresent()) {
      AcceleratorGeneration generation = said.generation().get();
      boolean vendorAgrees = said.vendor().map(generation.vendor()::equals).orElse(true);
      if (vendorAgrees && kind.admits(generation.kind())) {
        return new AcceleratorQuery.OfGeneration(generation, memoryGib);
      }
    } else if (said.restIsNoise() && said.vendor().isPresent()) {
      return new AcceleratorQuery.OfVendor(said.vendor().get(), kind, memoryGib);
    } else if (said.restIsNoise() && said.kind().isPresent()) {
      return new AcceleratorQuery.OfKind(kind, memoryGib);
    }
    return new AcceleratorQuery.Unknown(asked, names.closest(asked));
  }

  /**
   * How well a device meets {@code asked}, from 0 to 1.
   *
   * @param asked what was asked
   * @param present the device's model
   * @param memoryMib its memory in MiB; 0 where unknown, which counts as the least it is sold with
   */
  public double credit(AcceleratorQuery asked, AcceleratorModel present, long memoryMib) {
    return credit.of(asked, present, memoryMib);
  }
}
