package io.personality.core.internal.fingerprint;

/**
 * What {@code /proc/meminfo} says.
 *
 * <p><i>Immutable.</i>
 *
 * @param totalKib memory that the kernel can use, greater than 0
 */
public record Meminfo(long totalKib) {

  /** Reads the file's text. */
  public static Parsed<Meminfo> read(String text) {
    return Texts.lines("/proc/meminfo", text)
        .then(
            lines -> {
              for (String line : lines) {
                if (line.startsWith("MemTotal:") && line.endsWith(" kB")) {
                  long kib = (long) Texts.leading(line.substring(9)).orElse(0);
                  if (kib > 0) {
                    return Parsed.ok(new Meminfo(kib));
                  }
                }
              }
              return Parsed.refused("/proc/meminfo: no line \"MemTotal\"");
            });
  }
}
