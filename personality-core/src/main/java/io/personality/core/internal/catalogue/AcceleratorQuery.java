package io.personality.core.internal.catalogue;

import java.util.List;

/**
 * What an asked accelerator means. Amounts of memory are in GiB for one device; 0 asks for none.
 *
 * <p><i>Immutable.</i>
 */
public sealed interface AcceleratorQuery {

  /** This query with at least {@code gib} of memory; one that is not known stays as it is. */
  AcceleratorQuery withMemory(double gib);

  /** A model, or a better one. */
  record OfModel(AcceleratorModel model, double memoryGib) implements AcceleratorQuery {
    @Override
    public OfModel withMemory(double gib) {
      return new OfModel(model, gib);
    }
  }

  /** Any of a generation, or a later one. */
  record OfGeneration(AcceleratorGeneration generation, double memoryGib)
      implements AcceleratorQuery {
    @Override
    public OfGeneration withMemory(double gib) {
      return new OfGeneration(generation, gib);
    }
  }

  /** Any of a vendor. */
  record OfVendor(String vendor, AcceleratorKind kind, double memoryGib)
      implements AcceleratorQuery {
    @Override
    public OfVendor withMemory(double gib) {
      return new OfVendor(vendor, kind, gib);
    }
  }

  /** Any of a kind. */
  record OfKind(AcceleratorKind kind, double memoryGib) implements AcceleratorQuery {
    @Override
    public OfKind withMemory(double gib) {
      return new OfKind(kind, gib);
    }
  }

  /** Nothing known by that name; {@code suggestions} are known names near it, nearest first. */
  record Unknown(String asked, List<String> suggestions) implements AcceleratorQuery {
    /** Copies the list. */
    public Unknown {
      suggestions = List.copyOf(suggestions);
    }

    @Override
    public Unknown withMemory(double gib) {
      return this;
    }
  }
}
