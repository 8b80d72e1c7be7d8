package io.personality.benchmarks.fleet;

import io.personality.core.internal.fleet.HostRow;
import io.personality.model.Availability;
import io.personality.model.Capacity;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.Host;
import io.personality.model.HostId;
import io.personality.model.Provenance;
import io.personality.model.Reading;
import io.personality.model.Resources;
import io.personality.model.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes the engine's hosts of a source, one at a time.
 *
 * <p><i>Confined to one thread.</i>
 */
public final class EngineHosts {
  private static final FeatureName FLAGS = new FeatureName("processor_flags");

  private static final String ORIGIN = "generated";
  private static final Reading LOST = Reading.unknown("lost");
  private static final SortedMap<String, String> NO_LABELS = new TreeMap<>();

  private final HostSource source;
  private final HostValues values;
  // Filled anew for each host; the fingerprint copies a sorted map in one pass.
  private final TreeMap<FeatureName, Reading> readings = new TreeMap<>();
  private final List<Map.Entry<FeatureName, Reading>> columns = new ArrayList<>();
  private final Map.Entry<FeatureName, Reading> flagsEntry;
  // Declared values recur: one object each, as a reader that interns them would make it.
  private final Reading[] flags = new Reading[1 << Schema.FLAGS.size()];
  private final Reading[][] categories;

  /** Makes the hosts of a source. */
  public EngineHosts(HostSource source) {
    this.source = source;
    Schema schema = source.schema();
    values = new HostValues(schema);
    readings.put(FLAGS, LOST);
    for (int column = 0; column < schema.size(); column++) {
      readings.put(new FeatureName(schema.feature(column)), LOST);
    }
    Map<FeatureName, Map.Entry<FeatureName, Reading>> entries = new HashMap<>();
    readings.entrySet().forEach(entry -> entries.put(entry.getKey(), entry));
    flagsEntry = Objects.requireNonNull(entries.get(FLAGS));
    for (int column = 0; column < schema.size(); column++) {
      columns.add(Objects.requireNonNull(entries.get(new FeatureName(schema.feature(column)))));
    }
    categories = new Reading[schema.nominal()][Schema.CATEGORIES];
    for (int column = 0; column < schema.nominal(); column++) {
      for (int category = 0; category < Schema.CATEGORIES; category++) {
        categories[column][category] =
            Reading.of(Schema.category(category), Provenance.DECLARED, ORIGIN);
      }
    }
    for (int bits = 0; bits < flags.length; bits++) {
      TreeSet<String> names = new TreeSet<>();
      for (int flag = 0; flag < Schema.FLAGS.size(); flag++) {
        if ((bits >> flag & 1) == 1) {
          names.add(Schema.FLAGS.get(flag));
        }
      }
      flags[bits] = declared(new Value.Names(names));
    }
  }

  private static Reading declared(Value value) {
    return Reading.of(value, io.personality.model.Origin.of(Provenance.DECLARED, ORIGIN));
  }

  /** The identity of a host; in the order of the numbers. */
  public static HostId id(int host) {
    char[] text = new char[9];
    Arrays.fill(text, '0');
    text[0] = 'h';
    int rest = host;
    for (int place = 8; rest > 0; place--) {
      text[place] = (char) ('0' + rest % 10);
      rest /= 10;
    }
    return new HostId(new String(text));
  }

  /** The number of a host. */
  public static int number(HostId id) {
    return Integer.parseInt(id.value(), 1, id.value().length(), 10);
  }

  /** A host with what is left of it. */
  public HostRow row(int host) {
    return row(host, id(host));
  }

  /** A host, under an identity that exists already, with what is left of it. */
  public HostRow row(int host, HostId id) {
    source.read(host, values);
    Fingerprint fingerprint = fingerprint(id);
    Resources free = new Resources(values.freeVcpus, values.freeMemoryMib());
    return new HostRow(
        new Host(fingerprint, 1, Availability.OPEN, Host.Settings.DEFAULT), free, Set.of());
  }

  /** A host whose operator keeps back what others would say is taken by VMs. */
  public Host reserved(int host) {
    source.read(host, values);
    Resources taken =
        new Resources(values.vcpus - values.freeVcpus, values.memoryMib() - values.freeMemoryMib());
    return new Host(
        fingerprint(id(host)), 1, Availability.OPEN, new Host.Settings(taken, 1, Optional.empty()));
  }

  private Fingerprint fingerprint(HostId id) {
    Schema schema = source.schema();
    flagsEntry.setValue(flags[values.flags]);
    for (int column = 0; column < columns.size(); column++) {
      columns.get(column).setValue(values.isMissing(column) ? LOST : reading(schema, column));
    }
    return new Fingerprint(
        id,
        Optional.empty(),
        "",
        Capacity.of(values.vcpus, values.memoryMib()),
        NO_LABELS,
        readings);
  }

  private Reading reading(Schema schema, int column) {
    if (schema.isNominal(column)) {
      return categories[column][(int) values.values[column]];
    }
    Provenance provenance =
        column < schema.firstMetric() ? Provenance.DECLARED : Provenance.MEASURED;
    return Reading.of(values.values[column], provenance, ORIGIN);
  }
}
