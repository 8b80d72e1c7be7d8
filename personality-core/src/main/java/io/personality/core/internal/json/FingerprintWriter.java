package io.personality.core.internal.json;

import io.personality.model.Accelerator;
import io.personality.model.Capacity;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.Origin;
import io.personality.model.PagePool;
import io.personality.model.Reading;
import io.personality.model.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes fingerprint documents; reading one gives the same fingerprint. */
public final class FingerprintWriter {
  private final Function<FeatureName, String> units;

  /** Writes numbers with the units given, which are those the readings are in. */
  public FingerprintWriter(Function<FeatureName, String> units) {
    this.units = units;
  }

  /** The document, on one line. */
  public String write(Fingerprint fingerprint) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("schema", 1);
    tree.put("host", fingerprint.host().value());
    fingerprint.observedAt().ifPresent(time -> tree.put("observed_at", time.toString()));
    if (!fingerprint.probe().isEmpty()) {
      tree.put("probe", fingerprint.probe());
    }
    boolean acceleratorsKnown =
        fingerprint.reading(FeatureName.ACCELERATORS) instanceof Reading.Known;
    tree.put("capacity", capacity(fingerprint.capacity(), acceleratorsKnown));
    if (!fingerprint.labels().isEmpty()) {
      tree.put("labels", fingerprint.labels());
    }
    Map<String, Object> features = new LinkedHashMap<>();
    fingerprint
        .features()
        .forEach(
            (name, reading) -> {
              if (!(name.equals(FeatureName.ACCELERATORS) && acceleratorsKnown)) {
                features.put(name.value(), reading(name, reading));
              }
            });
    tree.put("features", features);
    return JsonText.write(tree, false);
  }

  private static Map<String, Object> capacity(Capacity capacity, boolean acceleratorsKnown) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("vcpus", capacity.vcpus());
    tree.put("memory_mib", capacity.memoryMib());
    if (acceleratorsKnown) {
      tree.put(
          "accelerators",
          capacity.accelerators().stream().map(FingerprintWriter::accelerator).toList());
    }
    if (!capacity.pagePools().isEmpty()) {
      tree.put("page_pools", capacity.pagePools().stream().map(FingerprintWriter::pool).toList());
    }
    return tree;
  }

  private static Map<String, Object> accelerator(Accelerator accelerator) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("id", accelerator.address());
    tree.put("model", accelerator.model());
    if (accelerator.memoryMib() > 0) {
      tree.put("memory_mib", accelerator.memoryMib());
    }
    return tree;
  }

  private static Map<String, Object> pool(PagePool pool) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("cell", pool.cell());
    tree.put("page_kib", pool.pageKib());
    tree.put("pages", pool.pages());
    return tree;
  }

  private Map<String, Object> reading(FeatureName name, Reading reading) {
    if (reading instanceof Reading.Unknown unknown) {
      return Map.of("unknown", unknown.reason());
    }
    Reading.Known known = (Reading.Known) reading;
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("value", value(known.value()));
    if (!known.isExact()) {
      tree.put("lower", value(known.lower()));
      tree.put("upper", value(known.upper()));
    }
    String unit = units.apply(name);
    if (known.value() instanceof Value.Number && !unit.isEmpty()) {
      tree.put("unit", unit);
    }
    Origin origin = known.origin();
    tree.put("provenance", origin.provenance().label());
    if (!origin.source().isEmpty()) {
      tree.put("source", origin.source());
    }
    if (origin.samples() > 1) {
      tree.put("samples", origin.samples());
    }
    if (origin.spread() > 0) {
      tree.put("spread", origin.spread());
    }
    origin.observedAt().ifPresent(time -> tree.put("observed_at", time.toString()));
    return tree;
  }

  private static Object value(Value value) {
    if (value instanceof Value.Number number) {
      return number.number();
    }
    if (value instanceof Value.Text text) {
      return text.text();
    }
    if (value instanceof Value.Flag flag) {
      return flag.present();
    }
    return value instanceof Value.Names names
        ? List.copyOf(names.names())
        : ((Value.Devices) value)
            .accelerators().stream().map(Accelerator::model).collect(Collectors.toList());
  }
}
