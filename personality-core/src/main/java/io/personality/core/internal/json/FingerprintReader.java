package io.personality.core.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.personality.InvalidFingerprintException;
import io.personality.core.internal.catalogue.FeatureTable;
import io.personality.model.Accelerator;
import io.personality.model.Capacity;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.HostId;
import io.personality.model.Origin;
import io.personality.model.PagePool;
import io.personality.model.Provenance;
import io.personality.model.Reading;
import io.personality.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads fingerprint documents, of which {@code fingerprint.schema.json} is the description; written
 * by hand, since fleets are read a line at a time and a general validator costs more than all else.
 *
 * <p><i>Immutable.</i>
 */
public final class FingerprintReader {
  /** Strict, of at most 1 MiB and 16 levels. */
  private static final JsonLimits LIMITS = new JsonLimits(1 << 20, 16, 5_000);

  private static final List<String> KEYS =
      List.of("schema", "host", "observed_at", "probe", "capacity", "labels", "features");
  private static final List<String> CAPACITY_KEYS =
      List.of("vcpus", "memory_mib", "accelerators", "page_pools");
  private static final int MOST_ELEMENTS = 1_024;
  private static final int MOST_LABELS = 64;
  private static final int MOST_VCPUS = 1 << 20;
  private static final long MOST_MEMORY_MIB = 1L << 40;

  private final ReadingReader readings;

  /** Reads features by the table given. */
  public FingerprintReader(FeatureTable table) {
    readings = new ReadingReader(table);
  }

  /**
   * Reads a document.
   *
   * @throws InvalidFingerprintException with every fault
   */
  public Fingerprint read(byte[] utf8) {
    return read(JsonText.parse(utf8, LIMITS));
  }

  /**
   * Reads a document.
   *
   * @throws InvalidFingerprintException with every fault
   */
  public Fingerprint read(String text) {
    return read(JsonText.parse(text, LIMITS));
  }

  private Fingerprint read(ParsedJson parsed) {
    Faults faults = new Faults();
    faults.add(parsed.violations());
    Optional<Fingerprint> fingerprint =
        parsed
            .tree()
            .flatMap(tree -> NodeReader.of(tree, "", faults, KEYS))
            .flatMap(document -> fingerprint(document, faults));
    if (!faults.isEmpty() || fingerprint.isEmpty()) {
      throw new InvalidFingerprintException(faults.sorted());
    }
    return fingerprint.get();
  }

  private Optional<Fingerprint> fingerprint(NodeReader document, Faults faults) {
    document.required("schema");
    document.whole("schema", 1, 1);
    document.required("host");
    Optional<HostId> host = document.text("host", 200).map(HostId::new);
    Optional<Capacity> capacity =
        document
            .required("capacity")
            .flatMap(node -> NodeReader.of(node, "/capacity", faults, CAPACITY_KEYS))
            .flatMap(reader -> capacity(reader, faults));
    TreeMap<FeatureName, Reading> features = new TreeMap<>();
    document
        .required("features")
        .ifPresent(node -> features.putAll(readings.all(node, "/features", faults)));
    boolean acceleratorsSaid =
        document.optional("capacity").map(node -> node.has("accelerators")).orElse(false);
    if (acceleratorsSaid && capacity.isPresent()) {
      // Said in full under capacity; what stands under features can only be that it is unknown.
      if (features.containsKey(FeatureName.ACCELERATORS)) {
        faults.add(
            "/features/accelerators",
            "accelerators are listed under /capacity and unknown here",
            "remove one of the two");
      }
      features.put(
          FeatureName.ACCELERATORS,
          Reading.of(
              new Value.Devices(capacity.get().accelerators()),
              Origin.of(Provenance.DECLARED, "capacity")));
    }
    String probe = document.text("probe", 200).orElse("");
    SortedMap<String, String> labels = labels(document, faults);
    var observedAt = document.time("observed_at");
    if (!faults.isEmpty()) {
      return Optional.empty();
    }
    return host.flatMap(
        id -> capacity.map(size -> new Fingerprint(id, observedAt, probe, size, labels, features)));
  }

  private static Optional<Capacity> capacity(NodeReader reader, Faults faults) {
    reader.required("vcpus");
    reader.required("memory_mib");
    Optional<Long> vcpus = reader.whole("vcpus", 0, MOST_VCPUS);
    Optional<Long> memory = reader.whole("memory_mib", 0, MOST_MEMORY_MIB);
    List<Accelerator> accelerators = new ArrayList<>();
    List<PagePool> pools = new ArrayList<>();
    elements(reader, "accelerators", faults, List.of("id", "model", "memory_mib"))
        .forEach(element -> accelerator(element).ifPresent(accelerators::add));
    elements(reader, "page_pools", faults, List.of("cell", "page_kib", "pages"))
        .forEach(element -> pool(element).ifPresent(pools::add));
    return vcpus.flatMap(
        count ->
            memory.flatMap(
                mib ->
                    faults.attempt(
                        "/capacity",
                        () -> new Capacity(count.intValue(), mib, accelerators, pools))));
  }

  private static Optional<Accelerator> accelerator(NodeReader element) {
    element.required("id");
    element.required("model");
    Optional<String> id = element.text("id", 200);
    Optional<String> model = element.text("model", 200);
    long memory = element.whole("memory_mib", 0, MOST_MEMORY_MIB).orElse(0L);
    return id.flatMap(address -> model.map(name -> new Accelerator(address, name, memory)));
  }

  private static Optional<PagePool> pool(NodeReader element) {
    element.required("cell");
    element.required("page_kib");
    element.required("pages");
    Optional<Long> cell = element.whole("cell", 0, 4_096);
    Optional<Long> kib = element.whole("page_kib", 1, 1L << 30);
    Optional<Long> pages = element.whole("pages", 0, MOST_MEMORY_MIB);
    return cell.flatMap(c -> kib.flatMap(k -> pages.map(p -> new PagePool(c.intValue(), k, p))));
  }

  private static List<NodeReader> elements(
      NodeReader reader, String key, Faults faults, List<String> keys) {
    List<NodeReader> elements = new ArrayList<>();
    reader
        .array(key, MOST_ELEMENTS)
        .ifPresent(
            array -> {
              for (int i = 0; i < array.size(); i++) {
                String pointer = Pointers.child(reader.at(key), i);
                NodeReader.of(array.get(i), pointer, faults, keys).ifPresent(elements::add);
              }
            });
    return elements;
  }

  private static SortedMap<String, String> labels(NodeReader document, Faults faults) {
    TreeMap<String, String> labels = new TreeMap<>();
    JsonNode node = document.optional("labels").orElse(JsonNodeFactory.instance.objectNode());
    if (!node.isObject() || node.size() > MOST_LABELS) {
      faults.refuse(node, "/labels", "write an object of at most " + MOST_LABELS + " texts");
      return labels;
    }
    node.properties()
        .forEach(
            label -> {
              String key = label.getKey();
              String pointer = Pointers.child("/labels", key);
              NodeReader.text(TextNode.valueOf(key), pointer, 100, faults);
              NodeReader.text(label.getValue(), pointer, 500, faults)
                  .ifPresent(text -> labels.put(key, text));
            });
    return labels;
  }
}
