package io.personality.core.internal.fingerprint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LsblkReaderTest {
  @Test
  void readsWholeDisksOfNewAndOldVersions() {
    String text =
        """
        {"blockdevices": [
          {"name": "loop0", "type": "loop", "size": 1000},
          {"name": "zram0", "type": "disk", "size": 1000},
          {"name": "sr0", "type": "rom", "size": 1000},
          {"name": "nvme0n1", "type": "disk", "size": 960197124096, "rota": false, "tran": "nvme",
           "model": "ACME NVMe  9 "},
          {"name": "sda", "type": "disk", "size": "1.8T", "rota": "1", "tran": "sata",
           "model": null},
          {"name": "vda", "type": "disk", "size": 137438953472, "rota": true, "tran": null,
           "subsystems": "block:virtio:pci"}]}
        """;
    assertEquals(
        Parsed.ok(
            List.of(
                new Disk("nvme0n1", 960_197_124_096L, Optional.of(false), "nvme", "ACME NVMe 9"),
                new Disk("sda", (long) (1.8 * (1L << 40)), Optional.of(true), "sata", ""),
                new Disk("vda", 128L << 30, Optional.of(true), "virtio", ""))),
        new LsblkReader().read(text));
  }

  @Test
  void refusesWhatIsNoOutputOfLsblk() {
    for (String text : new String[] {"", "[]", "{\"blockdevices\": {}}", "lsblk: failed"}) {
      assertFalse(new LsblkReader().read(text).isOk(), text);
    }
  }
}
