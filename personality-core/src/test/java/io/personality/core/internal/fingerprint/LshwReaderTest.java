package io.personality.core.internal.fingerprint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LshwReaderTest {
  private static final String HOST =
      """
      {"id": "host", "class": "system", "vendor": "Acme", "product": "Rack One", "children": [
        {"id": "core", "class": "bus", "children": [
          {"id": "memory", "class": "memory", "description": "System Memory", "units": "bytes",
           "size": 68719476736, "children": [
             {"id": "bank:0", "class": "memory", "description": "DIMM DDR4", "size": 34359738368}]},
          {"id": "cache:0", "class": "memory", "description": "L1 cache", "size": 65536},
          {"id": "pci", "class": "bridge", "children": [
            {"id": "display", "class": "display", "vendor": "NVIDIA Corporation",
             "product": "GA100 [A100 PCIe 40GB]", "businfo": "pci@0000:41:00.0"},
            {"id": "generic", "class": "generic", "description": "Processing accelerators",
             "vendor": "Habana Labs Ltd.", "product": "HL-2000", "businfo": "pci@0000:42:00.0"},
            {"id": "network", "class": "network", "capacity": 100000000000,
             "configuration": {"driver": "mlx5_core"}},
            {"id": "nvme", "class": "storage", "product": "ACME NVMe 9", "children": [
              {"id": "namespace:0", "class": "disk", "logicalname": "hwmon0"},
              {"id": "namespace:1", "class": "disk", "logicalname": "/dev/nvme0n1",
               "description": "NVMe disk", "size": 1000000000000}]},
            {"id": "disk", "class": "disk", "description": "ATA Disk", "product": "ACME HD 1",
             "logicalname": ["/dev/sda", "/mnt"], "size": 4000000000000,
             "configuration": {"sectorsize": "4096"}}]}]}]}
      """;

  private static Lshw read(String text) {
    Parsed<Lshw> parsed = new LshwReader().read(text);
    assertTrue(parsed.isOk(), parsed::reason);
    return ((Parsed.Ok<Lshw>) parsed).value();
  }

  @Test
  void readsAnObjectAndAnArrayAlike() {
    assertEquals(read(HOST), read("[" + HOST + "]"));
  }

  @Test
  void countsTheMemoryOnce() {
    assertEquals(64L << 30, read(HOST).memoryBytes());
    assertEquals("Rack One", read(HOST).product());
  }

  @Test
  void takesAnNvmeDisksModelFromItsController() {
    assertEquals(
        List.of(
            new Disk("nvme0n1", 1_000_000_000_000L, Optional.empty(), "nvme", "ACME NVMe 9"),
            new Disk("sda", 4_000_000_000_000L, Optional.empty(), "sata", "ACME HD 1")),
        read(HOST).disks());
  }

  @Test
  void findsNetworksAndAccelerators() {
    assertEquals(List.of(new NetworkPort("mlx5_core", 1e11)), read(HOST).networks());
    assertEquals(
        List.of(
            new PciDevice("0000:41:00.0", "NVIDIA Corporation", "GA100 [A100 PCIe 40GB]", false),
            new PciDevice("0000:42:00.0", "Habana Labs Ltd.", "HL-2000", true)),
        read(HOST).devices());
  }

  @Test
  void refusesWhatIsNoOutputOfLshw() {
    for (String text : new String[] {"", "[]", "{}", "[1]", "{\"class\": \"bus\"}", "[[[[]]]]"}) {
      assertFalse(new LshwReader().read(text).isOk(), text);
    }
  }

  @Test
  void survivesPartsOfTheWrongKind() {
    String odd =
        """
        {"class": "system", "children": [
          {"class": "disk", "logicalname": {}, "size": "much"},
          {"class": "disk", "logicalname": "/dev/sdb", "size": -5},
          {"class": "network", "size": [], "configuration": 3},
          {"class": "memory", "description": "System Memory", "size": 1e300},
          {"class": "display", "businfo": 7}, 3, null, "x", {"children": {"class": "disk"}}]}
        """;
    assertTrue(read(odd).disks().isEmpty());
    assertEquals(List.of(new NetworkPort("", 0)), read(odd).networks());
  }
}
