package io.personality.core.internal.query;

import io.personality.core.internal.catalogue.AcceleratorCatalogue;
import io.personality.core.internal.catalogue.AcceleratorRequest;
import io.personality.model.Accelerator;
import java.util.List;

/**
 * The accelerators that a VM must have for itself, which are those required.
 *
 * <p><i>Immutable.</i>
 */
public record DeviceDemand(AcceleratorCatalogue catalogue, List<AcceleratorRequest> required) {
  /** Copies the list. */
  public DeviceDemand {
    required = List.copyOf(required);
  }

  /** Whether the free accelerators of a host satisfy the demand in full. */
  public boolean fits(List<Accelerator> free) {
    return required.isEmpty() || catalogue.assign(required, free).credit() == 1;
  }

  /** The accelerators of the best assignment; none where none is required. */
  public List<Accelerator> chosen(List<Accelerator> free) {
    return required.isEmpty() ? List.of() : catalogue.assign(required, free).chosen();
  }
}
