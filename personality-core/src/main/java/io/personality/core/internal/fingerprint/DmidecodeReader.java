package io.personality.core.internal.fingerprint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the text of {@code dmidecode} 2.x and 3.x: types 0, 1, 4, 16 and 17. Placeholders such as
 * "Unknown", "Not Specified" or "&lt;OUT OF SPEC&gt;" are unknown. <i>Thread-safe.</i>
 *
 * <p>Meaning of the fields: DMTF DSP0134, System Management BIOS reference.
 */
public final class DmidecodeReader {
  private static final int MAX_STRUCTURES = 50_000;
  private static final int MAX_MODULES = 4_096;

  /** One structure; {@code virtual} is the one line of a list that matters here. */
  private static final class Structure {
    final int type;
    final Map<String, String> fields = new HashMap<>();
    boolean virtual;

    Structure(int type) {
      this.type = type;
    }

    String told(String field) {
      return Texts.told(fields.getOrDefault(field, ""));
    }

    int count(String field) {
      return (int) Math.min(Texts.leading(told(field)).orElse(0), 1e6);
    }
  }

  /** The tables; refused where the text holds none. */
  public Parsed<Dmi> read(String text) {
    return Texts.lines("dmidecode", text).then(DmidecodeReader::structures);
  }

  private static Parsed<Dmi> structures(List<String> lines) {
    List<Structure> found = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith("Handle ")) {
        if (found.size() >= MAX_STRUCTURES) {
          return Parsed.refused("dmidecode: more than " + MAX_STRUCTURES + " structures");
        }
        found.add(new Structure(typeOf(line)));
      } else if (!found.isEmpty()) {
        field(found.get(found.size() - 1), line);
      }
    }
    return found.isEmpty()
        ? Parsed.refused("dmidecode found no SMBIOS tables" + complaint(lines))
        : Parsed.ok(dmi(found));
  }

  /** The first line that is no heading says why there are no tables. */
  private static String complaint(List<String> lines) {
    return lines.stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .findFirst()
        .map(line -> ": " + Texts.clean(line))
        .orElse("");
  }

  private static int typeOf(String line) {
    int at = line.indexOf("DMI type ");
    return at < 0 ? -1 : (int) Texts.leading(line.substring(at + 9)).orElse(-1);
  }

  private static void field(Structure structure, String line) {
    if (line.contains("System is a virtual machine")) {
      structure.virtual = true;
    }
    int colon = line.indexOf(':');
    boolean inList = line.startsWith("\t\t");
    if (line.startsWith("\t") && !inList && colon > 1) {
      structure.fields.putIfAbsent(
          line.substring(1, colon).strip(), line.substring(colon + 1).strip());
    }
  }

  private static Dmi dmi(List<Structure> found) {
    Structure bios = first(found, 0);
    Structure system = first(found, 1);
    List<Dmi.Processor> processors = new ArrayList<>();
    List<String> corrections = new ArrayList<>();
    List<Dmi.Module> modules = new ArrayList<>();
    for (Structure structure : found) {
      if (structure.type == 4 && !structure.told("Status").startsWith("Unpopulated")) {
        processors.add(processor(structure));
      } else if (structure.type == 16 && isSystemMemory(structure)) {
        corrections.add(correction(structure));
      } else if (structure.type == 17 && modules.size() < MAX_MODULES) {
        Dmi.Module module = module(structure);
        if (module.bytes() > 0) {
          modules.add(module);
        }
      }
    }
    return new Dmi(
        new Dmi.Firmware(
            bios.told("Vendor"), bios.told("Version"), bios.told("Release Date"), bios.virtual),
        new Dmi.System(system.told("Manufacturer"), system.told("Product Name")),
        processors,
        corrections,
        modules);
  }

  private static Structure first(List<Structure> found, int type) {
    return found.stream()
        .filter(structure -> structure.type == type)
        .findFirst()
        .orElseGet(() -> new Structure(type));
  }

  private static boolean isSystemMemory(Structure array) {
    String use = array.told("Use");
    return use.isEmpty() || use.equals("System Memory");
  }

  /** "None" is an answer here and no placeholder. */
  private static String correction(Structure array) {
    String stated = Texts.clean(array.fields.getOrDefault("Error Correction Type", ""));
    return stated.equals("None") ? stated : Texts.told(stated);
  }

  private static Dmi.Processor processor(Structure structure) {
    return new Dmi.Processor(
        structure.told("Version"), structure.count("Max Speed"), structure.count("Current Speed"));
  }

  private static Dmi.Module module(Structure structure) {
    int configured = structure.count("Configured Memory Speed");
    return new Dmi.Module(
        Texts.bytes(structure.told("Size")).orElse(0),
        structure.told("Type"),
        structure.count("Speed"),
        // dmidecode before 3.2 says "Clock"
        configured > 0 ? configured : structure.count("Configured Clock Speed"),
        structure.count("Total Width"),
        structure.count("Data Width"));
  }
}
