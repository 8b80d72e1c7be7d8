package io.personality.core.internal.fingerprint;

import io.personality.model.Accelerator;
import io.personality.model.Origin;
import io.personality.model.Provenance;
import io.personality.model.Reading;
import io.personality.model.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * What the cloud's catalogue says of a server of the Spare Cores fleet, and what is only right with
 * it at hand. <i>Confined to one thread.</i>
 */
final class SpareCoresOffer {
  private static final String CATALOGUE = "catalogue";
  private static final double BYTES_A_GB = 1e9;
  private static final double GIB = 1L << 30;

  private final ForeignJson entry;

  SpareCoresOffer(ForeignJson entry) {
    this.entry = entry;
  }

  /** Writes and returns the accelerators. */
  List<Accelerator> write(Readings out) {
    allocation(out);
    network(out);
    storage(out);
    return accelerators(out);
  }

  private void allocation(Readings out) {
    String promised = Texts.lower(entry.at("catalog").at("cpu_allocation").text());
    switch (promised) {
      case "dedicated", "shared", "burstable" ->
          out.declared(Features.PROCESSOR_ALLOCATION, promised, CATALOGUE);
      default -> {
        if (!out.isKnown(Features.PROCESSOR_ALLOCATION)) {
          out.unknown(Features.PROCESSOR_ALLOCATION, "the catalogue does not say");
        }
      }
    }
  }

  /** OVHcloud publishes Mbit/s where the field is for Gbit/s. */
  private void network(Readings out) {
    double gbps = entry.at("network").at("catalog_gbps").number().orElse(0);
    if (gbps > 0 && entry.at("vendor").text().equals("ovh")) {
      out.declared(Features.NETWORK_INTERFACE, gbps / 1000, "catalogue, in Mbit/s there");
    } else if (gbps > 0) {
      out.declared(Features.NETWORK_INTERFACE, gbps, CATALOGUE);
    }
  }

  private void storage(Readings out) {
    ForeignJson catalogue = entry.at("storage").at("catalog");
    StorageFeatures.Kind offered = StorageFeatures.catalogued(catalogue.at("type").text());
    for (ForeignJson device : catalogue.at("devices").items()) {
      offered =
          StorageFeatures.better(offered, StorageFeatures.catalogued(device.at("type").text()));
    }
    StorageFeatures.Kind seen = StorageFeatures.Kind.UNKNOWN;
    List<ForeignJson> disks = entry.at("storage").at("devices").items();
    for (ForeignJson disk : disks) {
      seen = StorageFeatures.better(seen, StorageFeatures.kind(SpareCoresFacts.disk(disk)));
    }
    boolean nothingLocal = catalogue.isObject() && offered == StorageFeatures.Kind.UNKNOWN;
    if (StorageFeatures.better(seen, offered) != seen) {
      out.declared(Features.STORAGE_TYPE, offered.rung(), CATALOGUE);
    } else if (seen == StorageFeatures.Kind.UNKNOWN && nothingLocal && anyNvme(disks)) {
      out.derived(
          Features.STORAGE_TYPE,
          StorageFeatures.Kind.SSD.rung(),
          "an NVMe disk where the catalogue lists no local one: a block store over the network");
    }
    double offeredGib = catalogue.at("size_gb").number().orElse(0) * BYTES_A_GB / GIB;
    if (!out.isKnown(Features.STORAGE_SIZE) && offeredGib > 0) {
      out.declared(Features.STORAGE_SIZE, offeredGib, CATALOGUE);
    }
  }

  private static boolean anyNvme(List<ForeignJson> disks) {
    return disks.stream().anyMatch(d -> SpareCoresFacts.disk(d).transport().equals("nvme"));
  }

  private List<Accelerator> accelerators(Readings out) {
    List<Accelerator> found = new ArrayList<>();
    for (ForeignJson gpu : entry.at("gpus").items()) {
      String model = gpu.at("model").text();
      if (!model.isEmpty()) {
        found.add(
            AcceleratorFeatures.accelerator(
                "gpu:" + found.size(), named(model), gpu.at("memory_mib").whole()));
      }
    }
    if (!found.isEmpty()) {
      return known(found, entry.at("gpus_from").text(), out);
    }
    for (ForeignJson device : entry.at("display").items()) {
      PciDevice seen =
          new PciDevice("", device.at("vendor").text(), device.at("product").text(), false);
      if (AcceleratorFeatures.isAccelerator(seen)) {
        found.add(
            AcceleratorFeatures.accelerator(
                "gpu:" + found.size(), AcceleratorFeatures.model(seen), 0));
      }
    }
    if (!found.isEmpty()) {
      return known(found, "lshw", out);
    }
    if (SpareCoresFacts.bytes(entry.at("memory").at("lshw_bytes")) == 0) {
      out.unknown(Features.ACCELERATORS, "lshw did not run");
    } else if (isSoldWithAccelerator()) {
      out.unknown(
          Features.ACCELERATORS,
          "sold with an accelerator that lshw does not list among the display devices");
    } else {
      return known(found, "lshw", out);
    }
    return found;
  }

  private static List<Accelerator> known(List<Accelerator> found, String source, Readings out) {
    out.put(
        Features.ACCELERATORS,
        Reading.of(new Value.Devices(found), Origin.of(Provenance.DECLARED, source)));
    return found;
  }

  /** Inferentia, Trainium, FPGAs and the like are no display devices. */
  private boolean isSoldWithAccelerator() {
    String offer = entry.at("server").text() + " " + entry.at("catalog").at("description").text();
    return Texts.holdsAny(
        offer,
        "gpu",
        "inferentia",
        "trainium",
        "fpga",
        "accelerator",
        "transcoding",
        "deep learning");
  }

  private static String named(String model) {
    if (Texts.holdsAny(model, "gaudi")) {
      return "Intel " + model;
    }
    return Texts.holdsAny(model, "radeon", "instinct")
        ? "AMD " + model
        : AcceleratorFeatures.nvidia(model);
  }
}
