package io.personality.core.internal.fingerprint;

import io.personality.core.internal.catalogue.ProcessorReading;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a host says of its processor.
 *
 * <p><i>Immutable.</i> Empty texts and collections and 0 stand for unknown.
 *
 * @param reading what identifies it
 * @param flags instruction set extensions and the like
 * @param vulnerabilities kernel name to state, such as {@code Mitigation; PTI}
 * @param microcode revision
 * @param clocks its clocks
 * @param source the tool or file most of it was read from
 */
record ProcessorFacts(
    ProcessorReading reading,
    SortedSet<String> flags,
    SortedMap<String, String> vulnerabilities,
    String microcode,
    Clocks clocks,
    String source) {
  /** Copies the collections. */
  ProcessorFacts {
    flags = Collections.unmodifiableSortedSet(new TreeSet<>(flags));
    vulnerabilities = Collections.unmodifiableSortedMap(new TreeMap<>(vulnerabilities));
  }

  /**
   * Clocks in MHz.
   *
   * @param base as stated apart from the model name
   * @param max highest that the kernel may set
   * @param firmwareMax highest that the firmware states, often a placeholder
   * @param firmwareCurrent set at boot, as the firmware states
   */
  record Clocks(double base, double max, double firmwareMax, double firmwareCurrent) {}

  boolean isX86() {
    return reading.architecture().equals("x86_64") || reading.architecture().equals("i686");
  }

  /** The clock in a name such as {@code Intel(R) Xeon(R) CPU @ 2.20GHz}, in MHz; 0 where none. */
  static double clockInName(String modelName) {
    int at = modelName.lastIndexOf('@');
    String tail = at < 0 ? "" : modelName.substring(at + 1).strip();
    return tail.endsWith("GHz") ? Math.round(Texts.leading(tail).orElse(0) * 1000) : 0;
  }
}
