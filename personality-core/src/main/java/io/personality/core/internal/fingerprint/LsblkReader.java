package io.personality.core.internal.fingerprint;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code lsblk -J} with whatever columns it was run: whole disks that are neither read-only
 * media, loops, memory nor zram. <i>Thread-safe.</i>
 */
public final class LsblkReader {
  private static final int MAX_DISKS = 4_096;

  /** The disks, in the order listed; refused where the text is no output of lsblk. */
  public Parsed<List<Disk>> read(String text) {
    return ToolJson.parse(Tool.LSBLK, text).then(tree -> disks(tree.at("blockdevices")));
  }

  private static Parsed<List<Disk>> disks(ForeignJson list) {
    if (!list.isArray()) {
      return Parsed.refused("lsblk: no array \"blockdevices\"");
    }
    List<Disk> disks = new ArrayList<>();
    for (ForeignJson device : list.items()) {
      String name = device.at("name").text();
      String type = device.at("type").text();
      if ((type.isEmpty() || type.equals("disk")) && !Disks.isMemory(name)) {
        if (disks.size() >= MAX_DISKS) {
          return Parsed.refused("lsblk: more than " + MAX_DISKS + " disks");
        }
        disks.add(
            new Disk(
                name,
                size(device.at("size")),
                device.at("rota").flag(),
                Disks.transport(device.at("tran").text(), device.at("subsystems").text(), name),
                device.at("model").text()));
      }
    }
    return Parsed.ok(disks);
  }

  /** Bytes with {@code -b}, else such as {@code 1.8T}. */
  private static long size(ForeignJson size) {
    return size.value() instanceof String text
        ? Texts.bytes(text).orElse(0)
        : Math.max(0, size.whole());
  }
}
