package io.personality.core.internal.query;

import io.personality.core.internal.catalogue.AcceleratorAssignment;
import io.personality.core.internal.catalogue.AcceleratorAssignment.Device;
import io.personality.core.internal.catalogue.AcceleratorAssignment.Wish;
import io.personality.core.internal.catalogue.AcceleratorCatalogue;
import io.personality.core.internal.catalogue.Catalogue;
import io.personality.model.Accelerator;
import io.personality.model.Asked.DeviceRequest;
import java.util.List;
import java.util.Optional;

/**
 * Accelerators asked for together.
 *
 * <p><i>Immutable.</i>
 *
 * @param catalogue knows the models
 * @param wishes what is asked; may be nothing
 */
public record DeviceDemand(AcceleratorCatalogue catalogue, List<Wish> wishes) {
  /** Copies the list. */
  public DeviceDemand {
    wishes = List.copyOf(wishes);
  }

  /** How many devices are asked for, all wishes together. */
  int units() {
    return wishes.stream().mapToInt(Wish::count).sum();
  }

  /** How well the devices meet the demand, in [0, 1]; 1 where nothing is asked. */
  public double credit(List<Accelerator> devices) {
    return wishes.isEmpty()
        ? 1
        : AcceleratorAssignment.best(catalogue, wishes, known(devices)).overall();
  }

  /** Whether one device, alone, meets one of what is asked in full. */
  public static boolean meets(Catalogue catalogue, DeviceRequest asked, Accelerator present) {
    return new PreferenceCompiler(catalogue, new KnownCriteria(), new Faults(), Optional.empty())
        .wish(asked, "")
        .map(wish -> new Wish(wish.query(), 1, 1))
        .map(wish -> new DeviceDemand(catalogue.acceleratorModels(), List.of(wish)))
        .filter(demand -> demand.credit(List.of(present)) == 1)
        .isPresent();
  }

  /** Those whose model the catalogue knows; others, such as display adapters, meet no wish. */
  private List<Device> known(List<Accelerator> devices) {
    return devices.stream()
        .flatMap(
            device ->
                catalogue
                    .identify(device.model())
                    .map(model -> new Device(model, memoryMib(device)))
                    .stream())
        .limit(AcceleratorAssignment.MOST_DEVICES)
        .toList();
  }

  private long memoryMib(Accelerator device) {
    return device.memoryMib() > 0 ? device.memoryMib() : catalogue.statedMemoryMib(device.model());
  }
}
