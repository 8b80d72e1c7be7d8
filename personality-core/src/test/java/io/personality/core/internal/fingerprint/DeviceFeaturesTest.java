package io.personality.core.internal.fingerprint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.core.internal.fingerprint.StorageFeatures.Kind;
import io.personality.model.Accelerator;
import io.personality.model.Provenance;
import io.personality.model.Reading;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeviceFeaturesTest {
  private static Disk disk(String name, String transport, String model, Boolean rotational) {
    return new Disk(name, 1L << 40, Optional.ofNullable(rotational), transport, model);
  }

  private static Readings storage(Disk... disks) {
    Readings out = new Readings();
    StorageFeatures.write(new Sourced<>(Parsed.ok(List.of(disks)), "lsblk"), out);
    return out;
  }

  @Test
  void tellsRealDisksByTransportAndRotation() {
    assertEquals(Kind.NVME_SSD, StorageFeatures.kind(disk("nvme0n1", "nvme", "ACME 9", false)));
    assertEquals(Kind.SATA_SSD, StorageFeatures.kind(disk("sda", "sata", "ACME 8", false)));
    assertEquals(Kind.HDD, StorageFeatures.kind(disk("sda", "sas", "ACME 7", true)));
    assertEquals(Kind.UNKNOWN, StorageFeatures.kind(disk("sda", "", "ACME 6", true)));
  }

  @Test
  void believesNoDiskThatAHypervisorMadeUp() {
    assertEquals(Kind.UNKNOWN, StorageFeatures.kind(disk("vda", "virtio", "", true)));
    assertEquals(Kind.UNKNOWN, StorageFeatures.kind(disk("sda", "sata", "QEMU HARDDISK", true)));
    assertEquals(Kind.UNKNOWN, StorageFeatures.kind(disk("sda", "", "Virtual Disk", true)));
    assertEquals(Kind.UNKNOWN, StorageFeatures.kind(disk("xvda", "", "", false)));
    Readings out = storage(disk("vda", "virtio", "", true));
    assertTrue(TestPlatforms.reason(out.all().get(Features.STORAGE_TYPE)).contains("virtio"));
    assertEquals(1024, TestPlatforms.number(out.all().get(Features.STORAGE_SIZE)));
  }

  @Test
  void takesABlockStoreBehindNvmeForWhatItIs() {
    Readings out = storage(disk("nvme0n1", "nvme", "Amazon Elastic Block Store", false));
    Reading type = out.all().get(Features.STORAGE_TYPE);
    assertEquals("SSD", TestPlatforms.text(type));
    assertEquals(Provenance.DERIVED, TestPlatforms.provenance(type));
    assertEquals(Kind.UNKNOWN, StorageFeatures.kind(disk("nvme0n1", "nvme", "", false)));
  }

  @Test
  void theFastestDiskCounts() {
    Readings out =
        storage(
            disk("sda", "sata", "ACME 7", true),
            disk("nvme0n1", "nvme", "nvme_card-pd", false),
            disk("nvme1n1", "nvme", "nvme_card0", false),
            disk("vda", "virtio", "", true));
    assertEquals("NVMe SSD", TestPlatforms.text(out.all().get(Features.STORAGE_TYPE)));
  }

  @Test
  void anInterfaceWithoutSpeedIsUnknown() {
    Readings out = new Readings();
    NetworkFeatures.write(
        new Sourced<>(Parsed.ok(List.of(new NetworkPort("virtio_net", 0))), "lshw"), out);
    assertTrue(TestPlatforms.reason(out.all().get(Features.NETWORK_INTERFACE)).contains("virtio"));
    NetworkFeatures.write(
        new Sourced<>(
            Parsed.ok(List.of(new NetworkPort("a", 1e10), new NetworkPort("b", 2.5e10))), "lshw"),
        out);
    assertEquals(25, TestPlatforms.number(out.all().get(Features.NETWORK_INTERFACE)));
  }

  private static List<Accelerator> accelerators(
      Parsed<List<Gpu>> gpus, Parsed<List<PciDevice>> devices, Readings out) {
    return AcceleratorFeatures.write(gpus, new Sourced<>(devices, "/sys/bus/pci"), out);
  }

  @Test
  void saysNoneOnlyWhereTheBusWasSeen() {
    Readings out = new Readings();
    accelerators(Parsed.ok(List.of()), Parsed.refused("the kernel shows no PCI bus"), out);
    assertTrue(out.all().get(Features.ACCELERATORS) instanceof Reading.Unknown);
    accelerators(Parsed.refused("nvidia-smi is not installed"), Parsed.ok(List.of()), out);
    assertTrue(out.all().get(Features.ACCELERATORS) instanceof Reading.Known);
  }

  @Test
  void countsADeviceOnceThatToolAndBusReport() {
    PciDevice a100 =
        new PciDevice("0000:41:00.0", "NVIDIA Corporation", "GA100 [A100 PCIe 40GB]", false);
    PciDevice mi =
        new PciDevice(
            "0000:42:00.0",
            "Advanced Micro Devices, Inc. [AMD/ATI]",
            "Aldebaran [Instinct MI210]",
            false);
    List<Accelerator> found =
        accelerators(
            Parsed.ok(List.of(new Gpu("0000:41:00.0", "NVIDIA A100-PCIE-40GB", 40_960))),
            Parsed.ok(List.of(a100, mi)),
            new Readings());
    assertEquals(
        List.of(
            new Accelerator("pci:0000:41:00.0", "NVIDIA A100-PCIE-40GB", 40_960),
            new Accelerator("pci:0000:42:00.0", "AMD Instinct MI210", 0)),
        found);
  }

  @Test
  void takesNoConsoleForAnAccelerator() {
    for (PciDevice console :
        List.of(
            new PciDevice("0000:00:02.0", "Cirrus Logic", "GD 5446", false),
            new PciDevice("0000:00:03.0", "Amazon.com, Inc.", "", false),
            new PciDevice("0000:00:01.0", "Red Hat, Inc.", "Virtio 1.0 GPU", false),
            new PciDevice("0000:03:00.0", "ASPEED Technology, Inc.", "Graphics Family", false),
            new PciDevice("0000:00:02.0", "Intel Corporation", "UHD Graphics 770", false),
            new PciDevice("", "", "simpledrmdrmfb", false))) {
      assertFalse(AcceleratorFeatures.isAccelerator(console), console::toString);
    }
    assertTrue(
        AcceleratorFeatures.isAccelerator(
            new PciDevice("0000:10:00.0", "Habana Labs Ltd.", "HL-2000", true)));
  }

  @Test
  void namesAModelWithItsMaker() {
    assertEquals("NVIDIA Tesla T4", AcceleratorFeatures.nvidia("Tesla T4"));
    assertEquals("NVIDIA L4", AcceleratorFeatures.nvidia("NVIDIA L4"));
    assertEquals(
        "NVIDIA of unknown model",
        AcceleratorFeatures.model(
            new PciDevice("", "NVIDIA Corporation", "NVIDIA Corporation", false)));
    assertEquals(
        "NVIDIA device 20b5",
        AcceleratorFeatures.model(new PciDevice("", "NVIDIA Corporation", "device 20b5", false)));
  }
}
