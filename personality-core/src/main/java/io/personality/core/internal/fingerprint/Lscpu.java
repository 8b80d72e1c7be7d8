package io.personality.core.internal.fingerprint;

import java.util.Collections;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What lscpu says, by its flat field names without the colon, such as {@code Model name}.
 *
 * <p><i>Immutable.</i>
 *
 * @param fields trimmed texts
 */
public record Lscpu(SortedMap<String, String> fields) {
  private static final String VULNERABILITY = "Vulnerability ";

  /** Copies the map. */
  public Lscpu {
    fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
  }

  /** The text of a field; empty where it is missing or only a dash. */
  public String text(String field) {
    String text = fields.getOrDefault(field, "");
    return text.equals("-") ? "" : text;
  }

  /** The whole number of a field; 0 where it is missing. */
  public int count(String field) {
    return Texts.count(text(field));
  }

  /** The number of a field. */
  public OptionalDouble number(String field) {
    return Texts.number(text(field));
  }

  /** The flags of the processor; empty where they are not reported. */
  public SortedSet<String> flags() {
    SortedSet<String> flags = new TreeSet<>();
    for (String flag : text("Flags").split(" ", -1)) {
      if (!flag.isEmpty()) {
        flags.add(flag);
      }
    }
    return flags;
  }

  /** Kernel name of each vulnerability, such as {@code spec_store_bypass}, to its state. */
  public SortedMap<String, String> vulnerabilities() {
    SortedMap<String, String> states = new TreeMap<>();
    fields.forEach(
        (field, state) -> {
          if (field.startsWith(VULNERABILITY)) {
            String name = field.substring(VULNERABILITY.length());
            states.put(Texts.lower(name).replace(' ', '_'), state);
          }
        });
    return states;
  }

  /** How threads are arranged. Newer versions name clusters where ARM has no sockets. */
  public Topology topology() {
    int online = Texts.countOfRanges(text("On-line CPU(s) list"));
    int threads = online > 0 ? online : count("CPU(s)");
    int sockets = count("Socket(s)");
    int cores = sockets * count("Core(s) per socket");
    if (cores == 0) {
      cores = count("Cluster(s)") * count("Core(s) per cluster");
    }
    // offline threads leave the counts of cores and sockets behind the list of those online
    int plausible = cores > threads ? threads : cores;
    return new Topology(sockets, plausible, threads, count("NUMA node(s)"), "lscpu");
  }

  /** The caches, each of one core or cluster. */
  public Caches caches() {
    Topology topology = topology();
    return new Caches(
        cache("L1d cache", topology.cores()),
        cache("L1i cache", topology.cores()),
        cache("L2 cache", topology.cores()),
        cache("L3 cache", 0),
        "lscpu");
  }

  /**
   * util-linux prints one cache up to 2.33 ({@code 32K}), a sum from 2.34 ({@code 192 KiB}) and
   * says over how many from 2.37 on ({@code 192 KiB (6 instances)}).
   */
  private CacheLevel cache(String field, int usual) {
    String text = text(field);
    OptionalLong bytes = Texts.bytes(text);
    if (bytes.isEmpty() || bytes.getAsLong() <= 0) {
      return CacheLevel.NONE;
    }
    int bracket = text.indexOf('(');
    if (bracket >= 0) {
      OptionalDouble instances = Texts.leading(text.substring(bracket + 1));
      return CacheLevel.ofSum(bytes.getAsLong(), (int) Math.min(instances.orElse(0), 1e6));
    }
    char last = text.charAt(text.length() - 1);
    if (last == 'K' || last == 'M') {
      return CacheLevel.of(bytes.getAsLong(), usual);
    }
    if (usual > 0 && bytes.getAsLong() % usual == 0) {
      return new CacheLevel(bytes.getAsLong() / usual, usual, "sum taken to be over all cores");
    }
    return new CacheLevel(0, 0, "this version of lscpu sums caches without saying over how many");
  }
}
