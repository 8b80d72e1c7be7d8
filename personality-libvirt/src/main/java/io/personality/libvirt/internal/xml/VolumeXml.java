package io.personality.libvirt.internal.xml;

import java.util.Optional;

/** Definitions of storage volumes, and what a host and a pool say that they depend on. */
public final class VolumeXml {
  private VolumeXml() {}

  /**
   * A volume to be made, of which nothing is allocated before it is written.
   *
   * @param name its name in the pool
   * @param format such as {@code qcow2}
   * @param capacityBytes what it holds
   * @param backing what is beneath it, for a format that can have something there
   */
  public record Volume(String name, String format, long capacityBytes, Optional<Backing> backing) {}

  /**
   * What is read where a volume has not been written.
   *
   * @param path absolute
   * @param format how it is written
   */
  public record Backing(String path, String format) {}

  /** {@return the definition of a volume} */
  public static String of(Volume volume) {
    Tags tags = new Tags();
    tags.element(
        "volume",
        () -> {
          tags.text("name", volume.name());
          tags.text("capacity", Long.toString(volume.capacityBytes()), "unit", "bytes");
          tags.text("allocation", "0", "unit", "bytes");
          tags.element("target", () -> tags.empty("format", "type", volume.format()));
          volume
              .backing()
              .ifPresent(
                  backing ->
                      tags.element(
                          "backingStore",
                          () -> {
                            tags.text("path", backing.path());
                            tags.empty("format", "type", backing.format());
                          }));
        });
    return tags.written();
  }

  /**
   * The folder of a pool.
   *
   * @param pool the pool's definition
   * @throws UnreadableXmlException if it has none, as a pool of volumes that are no files
   */
  public static String folder(String pool) {
    return SafeXml.read(pool, "pool")
        .textAt("target", "path")
        .orElseThrow(() -> new UnreadableXmlException("the storage pool has no folder"));
  }

  /**
   * What tells a host from all others.
   *
   * @param capabilities the host's capabilities
   * @throws UnreadableXmlException if it has no UUID
   */
  public static String hostUuid(String capabilities) {
    return SafeXml.read(capabilities, "capabilities")
        .textAt("host", "uuid")
        .filter(uuid -> uuid.matches("[0-9a-fA-F-]{36}"))
        .orElseThrow(() -> new UnreadableXmlException("the host has no UUID"));
  }
}
