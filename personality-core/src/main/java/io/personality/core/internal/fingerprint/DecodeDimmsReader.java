package io.personality.core.internal.fingerprint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the text of {@code decode-dimms} of i2c-tools: one block a module, each line a label padded
 * to 47 columns and a value. The names in brackets ("(tAA)") are the same from DDR3 to DDR5, the
 * words before them are not. <i>Thread-safe.</i>
 *
 * <p>Meaning of the fields: JEDEC SPD, JESD21-C Annex K and L, JESD400-5.
 */
public final class DecodeDimmsReader {
  private static final int MAX_MODULES = 1_024;
  private static final int LABEL = 47;
  private static final double MAX_NS = 1_000;

  /** The modules; refused where none was decoded. */
  public Parsed<List<DimmTiming>> read(String text) {
    return Texts.lines("decode-dimms", text).then(DecodeDimmsReader::modules);
  }

  private static Parsed<List<DimmTiming>> modules(List<String> lines) {
    List<Map<String, String>> blocks = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith("Decoding EEPROM")) {
        if (blocks.size() >= MAX_MODULES) {
          return Parsed.refused("decode-dimms: more than " + MAX_MODULES + " modules");
        }
        blocks.add(new HashMap<>());
      } else if (!blocks.isEmpty() && line.length() > LABEL && !line.startsWith("-")) {
        blocks
            .get(blocks.size() - 1)
            .putIfAbsent(key(line.substring(0, LABEL)), line.substring(LABEL).strip());
      }
    }
    List<DimmTiming> modules =
        blocks.stream().map(DecodeDimmsReader::module).filter(m -> !m.type().isEmpty()).toList();
    return modules.isEmpty()
        ? Parsed.refused("decode-dimms found no module whose contents it could read")
        : Parsed.ok(modules);
  }

  /** The timing's name where the label ends with one in brackets, else the label. */
  private static String key(String label) {
    String plain = label.strip();
    int open = plain.lastIndexOf("(t");
    return open >= 0 && plain.endsWith(")") ? plain.substring(open + 1, plain.length() - 1) : plain;
  }

  private static DimmTiming module(Map<String, String> fields) {
    return new DimmTiming(
        type(fields.getOrDefault("Fundamental Memory type", "")),
        (int) number(fields, "Maximum module speed", "MT/s", 100_000),
        number(fields, "tAA", "ns", MAX_NS),
        number(fields, "tRCD", "ns", MAX_NS),
        number(fields, "tRP", "ns", MAX_NS),
        number(fields, "tRAS", "ns", MAX_NS),
        checkBits(fields));
  }

  /** {@code DDR4 SDRAM} is DDR4, {@code DDR4E SDRAM} too. */
  private static String type(String stated) {
    for (String type : List.of("DDR5", "DDR4", "DDR3", "DDR2")) {
      if (stated.startsWith(type)) {
        return type;
      }
      if (stated.startsWith("LP" + type)) {
        return "LP" + type;
      }
    }
    return "";
  }

  private static double number(Map<String, String> fields, String key, String unit, double most) {
    String stated = fields.getOrDefault(key, "");
    double value = stated.contains(unit) ? Texts.leading(stated).orElse(0) : 0;
    return value > most ? 0 : value;
  }

  /** DDR4's decoder prints an extension only where there is one. */
  private static int checkBits(Map<String, String> fields) {
    if (fields.containsKey("Bus Width Extension")) {
      return (int) number(fields, "Bus Width Extension", "bits", 128);
    }
    return fields.containsKey("Primary Bus Width") ? 0 : -1;
  }
}
