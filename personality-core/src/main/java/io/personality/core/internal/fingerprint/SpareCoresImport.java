package io.personality.core.internal.fingerprint;

import io.personality.core.internal.catalogue.ProcessorIdentity;
import io.personality.core.internal.catalogue.ProcessorReading;
import io.personality.model.Accelerator;
import io.personality.model.Capacity;
import io.personality.model.Fingerprint;
import io.personality.model.HostId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Converts records of the Spare Cores fleet, one server each, to fingerprints of hosts named {@code
 * vendor/server}. Takes what the server's own tools told through the same doubts as a host that is
 * fingerprinted; the cloud's catalogue only adds what no tool can tell. <i>Thread-safe.</i>
 */
public final class SpareCoresImport {
  private static final int MAX_ID = 200;

  private final Function<ProcessorReading, Optional<ProcessorIdentity>> catalogue;
  private final String probe;

  /**
   * An import.
   *
   * @param catalogue identifies processors, such as {@code ProcessorCatalogue::identify}
   * @param probe tool and version to state as the probe
   */
  public SpareCoresImport(
      Function<ProcessorReading, Optional<ProcessorIdentity>> catalogue, String probe) {
    this.catalogue = catalogue;
    this.probe = probe;
  }

  /**
   * Converts one record.
   *
   * @param record its tree of plain maps, lists, texts, numbers and truth values, such as {@code
   *     ParsedJson.plain} gives
   */
  public Parsed<Fingerprint> convert(Object record) {
    ForeignJson entry = new ForeignJson(record);
    String vendor = entry.at("vendor").text();
    String server = entry.at("server").text();
    String id = vendor + "/" + server;
    if (vendor.isEmpty() || server.isEmpty() || id.length() > MAX_ID) {
      return Parsed.refused("no record of a server: \"vendor\" or \"server\" is missing");
    }
    if (!entry.at("cpu").isObject()) {
      return Parsed.refused(id + ": no object \"cpu\"");
    }
    return Parsed.ok(fingerprint(new HostId(id), entry));
  }

  private Fingerprint fingerprint(HostId host, ForeignJson entry) {
    HostFacts facts = SpareCoresFacts.of(entry, catalogue);
    SpareCoresMetrics metrics = new SpareCoresMetrics(entry.at("measured"), facts.topology());
    Readings out = new Readings();
    HostFeatures.write(facts, metrics.scaling(), out);
    out.unknown(Features.PROCESSOR_MICROCODE, "the record does not keep it");
    List<Accelerator> accelerators = new SpareCoresOffer(entry).write(out);
    metrics.write(out);
    HostFeatures.unmeasured("not measured", out);
    return new Fingerprint(
        host,
        measuredTo(entry),
        probe,
        new Capacity(facts.topology().threads(), memoryMib(entry), accelerators, List.of()),
        labels(entry),
        out.all());
  }

  private static long memoryMib(ForeignJson entry) {
    ForeignJson memory = entry.at("memory");
    long usable = SpareCoresFacts.bytes(memory.at("os_mib"));
    return usable > 0 ? usable : SpareCoresFacts.bytes(memory.at("total_bytes")) >> 20;
  }

  private static Optional<Instant> measuredTo(ForeignJson entry) {
    try {
      return Optional.of(
          LocalDate.parse(entry.at("measured_to").text()).atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static SortedMap<String, String> labels(ForeignJson entry) {
    TreeMap<String, String> labels = new TreeMap<>();
    labels.put("provider", entry.at("vendor").text());
    String family = entry.at("catalog").at("family").text();
    if (!family.isEmpty()) {
      labels.put("family", family);
    }
    return labels;
  }
}
