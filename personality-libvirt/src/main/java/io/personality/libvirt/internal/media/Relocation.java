package io.personality.libvirt.internal.media;

/**
 * Files of a guest that have other paths at the target of its move.
 *
 * <p><i>Immutable.</i>
 *
 * @param from what the path of each begins with at the source
 * @param to what it begins with at the target
 */
public record Relocation(String from, String to) {

  /** {@return a domain's definition with the paths of the target} */
  public String apply(String domainXml) {
    return domainXml.replace("'" + quoted(from), "'" + quoted(to));
  }

  /** As libvirt writes a value between apostrophes. */
  private static String quoted(String path) {
    return path.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&apos;");
  }
}
