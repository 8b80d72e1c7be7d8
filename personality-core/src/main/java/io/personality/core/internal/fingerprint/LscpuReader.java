package io.personality.core.internal.fingerprint;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads {@code lscpu -J} of util-linux 2.30 and later: a flat list of fields, or one nested by
 * {@code children}, whose short names ("L2:" below "Caches (sum of all):") become the flat ones.
 * <i>Thread-safe.</i>
 */
public final class LscpuReader {
  private static final int MAX_FIELDS = 20_000;
  private static final int MAX_DEPTH = 8;
  private static final int MAX_FIELD_LENGTH = 64 << 10;

  /** The fields; refused where the text is no output of lscpu. */
  public Parsed<Lscpu> read(String text) {
    return ToolJson.parse(Tool.LSCPU, text).then(tree -> fields(tree.at("lscpu")));
  }

  private static Parsed<Lscpu> fields(ForeignJson list) {
    if (!list.isArray()) {
      return Parsed.refused("lscpu: no array \"lscpu\"");
    }
    SortedMap<String, String> fields = new TreeMap<>();
    if (!collect(list, "", fields, 0)) {
      return Parsed.refused("lscpu: more than " + MAX_FIELDS + " fields or too deeply nested");
    }
    Lscpu lscpu = new Lscpu(fields);
    return lscpu.topology().threads() == 0
        ? Parsed.refused("lscpu: no field \"CPU(s)\"")
        : Parsed.ok(lscpu);
  }

  private static boolean collect(
      ForeignJson list, String parent, SortedMap<String, String> fields, int depth) {
    for (ForeignJson item : list.items()) {
      if (fields.size() >= MAX_FIELDS || depth > MAX_DEPTH) {
        return false;
      }
      String name = item.at("field").text();
      name = name.endsWith(":") ? name.substring(0, name.length() - 1) : name;
      if (item.at("data").value() instanceof String data && data.length() <= MAX_FIELD_LENGTH) {
        // the first wins: a mixed processor lists a second model further down
        fields.putIfAbsent(flatName(parent, name), data.strip());
      }
      if (!collect(item.at("children"), name, fields, depth + 1)) {
        return false;
      }
    }
    return true;
  }

  private static String flatName(String parent, String name) {
    if (parent.startsWith("Caches")) {
      return name + " cache";
    }
    return parent.startsWith("Vulnerabilities") ? "Vulnerability " + name : name;
  }
}
