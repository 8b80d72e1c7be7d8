package io.personality.core.internal.fingerprint;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@code /proc/cpuinfo} says of the first processor, and how many there are.
 *
 * <p><i>Immutable.</i>
 *
 * @param fields the fields of the first block, such as {@code model name} or {@code CPU part}
 * @param processors blocks, which is the number of hardware threads online
 */
public record Cpuinfo(Map<String, String> fields, int processors) {
  private static final int MAX_PROCESSORS = 100_000;

  /** Copies the map. */
  public Cpuinfo {
    fields = Collections.unmodifiableMap(new TreeMap<>(fields));
  }

  /** The text of a field; empty where it is missing. */
  public String text(String field) {
    return Texts.told(fields.getOrDefault(field, ""));
  }

  /** The flags, which ARM calls features, separated by blanks. */
  public String flags() {
    return fields.getOrDefault("flags", fields.getOrDefault("Features", ""));
  }

  /** A number such as {@code 0x41}; -1 where it is missing. */
  public int hex(String field) {
    String text = text(field);
    if (!text.startsWith("0x") || text.length() > 9) {
      return -1;
    }
    try {
      return Integer.parseInt(text.substring(2), 16);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** Reads the file's text. */
  public static Parsed<Cpuinfo> read(String text) {
    return Texts.lines("/proc/cpuinfo", text).then(Cpuinfo::blocks);
  }

  private static Parsed<Cpuinfo> blocks(List<String> lines) {
    Map<String, String> fields = new HashMap<>();
    int processors = 0;
    for (String line : lines) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        String name = line.substring(0, colon).strip();
        processors += name.equals("processor") ? 1 : 0;
        fields.putIfAbsent(name, line.substring(colon + 1).strip());
      }
    }
    return processors == 0 || processors > MAX_PROCESSORS
        ? Parsed.refused("/proc/cpuinfo: no plausible number of lines \"processor\"")
        : Parsed.ok(new Cpuinfo(fields, processors));
  }
}
