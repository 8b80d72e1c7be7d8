package io.personality.libvirt.internal.fingerprint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.personality.model.Accelerator;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.HostId;
import io.personality.model.PagePool;
import io.personality.model.Provenance;
import io.personality.model.Reading;
import io.personality.model.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostFingerprintTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final Path NO_NAMES = Path.of("/nonexistent/pci.ids");

  private static Fingerprint taken(WrittenHost host, Path pciIds) {
    return HostFingerprint.of(HostReport.of(host), new HostId("rack1-u07"), NOW, pciIds, false);
  }

  private static Fingerprint taken(WrittenHost host) {
    return taken(host, NO_NAMES);
  }

  private static Reading.Known known(Fingerprint taken, String feature) {
    Reading reading = taken.reading(new FeatureName(feature));
    return reading instanceof Reading.Known known ? known : fail(feature + ": " + reading);
  }

  private static String text(Fingerprint taken, String feature) {
    return ((Value.Text) known(taken, feature).value()).text();
  }

  private static double number(Fingerprint taken, String feature) {
    return ((Value.Number) known(taken, feature).value()).number();
  }

  private static boolean flag(Fingerprint taken, String feature) {
    return ((Value.Flag) known(taken, feature).value()).present();
  }

  private static SortedSet<String> names(Fingerprint taken, String feature) {
    return ((Value.Names) known(taken, feature).value()).names();
  }

  private static String reason(Fingerprint taken, String feature) {
    Reading reading = taken.reading(new FeatureName(feature));
    return reading instanceof Reading.Unknown unknown
        ? unknown.reason()
        : fail(feature + ": " + reading);
  }

  @Test
  void capacityIsWhatVmsCanHave() {
    Fingerprint taken = taken(WrittenHost.twoSockets());
    assertEquals(16, taken.capacity().vcpus());
    assertEquals(64_320 + 64_510, taken.capacity().memoryMib());
    assertEquals(
        List.of(new PagePool(0, 2048, 4096), new PagePool(1, 1_048_576, 8)),
        taken.capacity().pagePools());
    assertEquals(
        List.of(new Accelerator("pci:0000:41:00.0", "NVIDIA A100 SXM4 40GB", 0)),
        taken.capacity().accelerators());
    assertEquals(Optional.of(NOW), taken.observedAt());
    assertEquals("personality libvirt 9.0.0", taken.probe());
  }

  @Test
  void theProcessorIsDeclaredByItsOwnNumbersAndItsFirmware() {
    Fingerprint taken = taken(WrittenHost.twoSockets());
    assertEquals("x86_64", text(taken, "processor_architecture"));
    assertEquals("Intel", text(taken, "processor_manufacturer"));
    assertEquals("GenuineIntel 6/106/6", text(taken, "processor_signature"));
    assertEquals("Intel(R) Xeon(R) Gold 5317 CPU @ 3.00GHz", text(taken, "processor_model"));
    assertEquals("0xd000300", text(taken, "processor_microcode"));
    assertEquals(3000, number(taken, "processor_base_clock"));
    assertEquals(Provenance.DECLARED, known(taken, "processor_model").origin().provenance());
    String generation = reason(taken, "processor_generation");
    assertTrue(generation.contains("nearest model it knows, Icelake-Server-noTSX"), generation);
  }

  @Test
  void flagsBearTheNamesOfLinux() {
    SortedSet<String> flags = names(taken(WrittenHost.twoSockets()), "processor_flags");
    for (String flag :
        List.of(
            "avx512_vnni",
            "pclmulqdq",
            "sha_ni",
            "sse4_2",
            "constant_tsc",
            "nonstop_tsc",
            "vmx",
            "ept",
            "dts")) {
      assertTrue(flags.contains(flag), flag + " in " + flags);
    }
    for (String none : List.of("invtsc", "rdctl_no", "hle", "vmx_entry_load_efer", "sse4.2")) {
      assertFalse(flags.contains(none), none);
    }
  }

  @Test
  void threadsCoresSocketsCellsAndCaches() {
    Fingerprint taken = taken(WrittenHost.twoSockets());
    assertEquals(16, number(taken, "processor_threads"));
    assertEquals(8, number(taken, "processor_cores"));
    assertEquals(2, number(taken, "processor_sockets"));
    assertEquals(2, number(taken, "threads_per_core"));
    assertTrue(flag(taken, "simultaneous_multithreading"));
    assertEquals(2, number(taken, "numa_cells"));
    assertEquals(36, number(taken, "l3_cache_size"));
    assertEquals(72, number(taken, "l3_cache_size_total"));
  }

  @Test
  void threadsThatAreOfflineAreNotThere() {
    String offline =
        WrittenHost.text("two-sockets.capabilities.xml")
            .replace(
                "<cpu id='15' socket_id='1' die_id='0' core_id='3' siblings='7,15'/>",
                "<cpu id='15'/>");
    Fingerprint taken = taken(WrittenHost.twoSockets().withCapabilities(offline));
    assertEquals(15, taken.capacity().vcpus());
    assertEquals(2, number(taken, "processor_sockets"));
  }

  @Test
  void firmwareProductMemoryAndDisks() {
    Fingerprint taken = taken(WrittenHost.twoSockets());
    assertEquals("American Megatrends Inc. 2.1 08/14/2023", text(taken, "firmware_version"));
    assertEquals("Supermicro SYS-620U-TNR", text(taken, "system_product"));
    assertEquals(131_072, number(taken, "memory_size"));
    assertEquals(2, number(taken, "memory_modules"));
    assertEquals("DDR4", text(taken, "memory_type"));
    assertTrue(reason(taken, "memory_speed").contains("not how they run"));
    assertEquals("NVMe SSD", text(taken, "storage_type"));
    assertEquals(1788.5, number(taken, "storage_size"), 0.1);
  }

  @Test
  void withoutFirmwareTablesTheDeviceThatStandsForTheHostTells() {
    WrittenHost host =
        new WrittenHost()
            .withCapabilities(WrittenHost.text("two-sockets.capabilities.xml"))
            .devices("computer.device.xml");
    Fingerprint taken = taken(host);
    assertEquals("Dell Inc. PowerEdge R650", text(taken, "system_product"));
    assertEquals("Dell Inc. 1.11.2 10/18/2023", text(taken, "firmware_version"));
    assertEquals(128_830, number(taken, "memory_size"));
  }

  @Test
  void theFastestPortWithADeviceBehindItCounts() {
    Fingerprint taken = taken(WrittenHost.twoSockets());
    assertEquals(10, number(taken, "network_interface"));
    assertEquals(
        "libvirt, Intel Corporation Ethernet Controller X710 for 10GbE SFP+, enp2s0f1",
        known(taken, "network_interface").origin().source());
  }

  @Test
  void aHostOfKvmHasTheExtensionsAndSaysWhatProtectsGuests() {
    String protecting =
        WrittenHost.text("kvm.domain-capabilities.xml")
            .replace(
                "<genid supported='yes'/>",
                "<sev supported='yes'><maxGuests>59</maxGuests><maxESGuests>450</maxESGuests></sev>"
                    + "<sgx supported='no'/>");
    Fingerprint taken = taken(WrittenHost.twoSockets().withKvm(protecting));
    assertTrue(flag(taken, "virtualization_extensions"));
    assertTrue(names(taken, "processor_flags").containsAll(List.of("sev", "sev_es")));
    assertFalse(names(taken, "processor_flags").contains("sgx"));
    assertFalse(names(taken(WrittenHost.twoSockets()), "processor_flags").contains("sev"));
  }

  @Test
  void bareMetalIsSaidWhereNoFeatureSpeaksOfAHypervisor() {
    Fingerprint taken = taken(WrittenHost.twoSockets());
    assertFalse(flag(taken, "hypervisor_nested"));
    assertEquals("dedicated", text(taken, "processor_allocation"));
    Fingerprint partly =
        taken(new WrittenHost().withCapabilities(WrittenHost.text("two-sockets.capabilities.xml")));
    assertTrue(reason(partly, "hypervisor_nested").contains("not all features"));
    assertTrue(reason(partly, "processor_flags").contains("not supported"));
  }

  @Test
  void whatAVirtualMachineSaysOfHardwareIsNotBelieved() {
    Fingerprint taken =
        taken(
            WrittenHost.oneCell()
                .withFirmware(WrittenHost.text("two-sockets.sysinfo.xml"))
                .devices("nvme.device.xml"));
    assertTrue(flag(taken, "hypervisor_nested"));
    for (String feature :
        List.of("processor_model", "memory_type", "memory_modules", "storage_type")) {
      assertEquals("reported by the hypervisor, not by the machine", reason(taken, feature));
    }
    assertEquals(9_945, taken.capacity().memoryMib());
    assertEquals(9_945, number(taken, "memory_size"));
    assertEquals("AuthenticAMD 26/2/1", text(taken, "processor_signature"));
    assertFalse(flag(taken, "virtualization_extensions"));
    assertTrue(reason(taken, "processor_generation").contains("kvm64"));
    assertTrue(reason(taken, "network_interface").startsWith("eth0 states no speed"));
  }

  @Test
  void noneIsSaidOfAcceleratorsOnlyWhereSomebodyLooked() {
    assertEquals(
        new Value.Devices(List.of()), known(taken(WrittenHost.oneCell()), "accelerators").value());
    assertTrue(
        reason(taken(WrittenHost.oneCell().listsNoDevices()), "accelerators")
            .contains("not supported"));
    assertTrue(
        reason(taken(WrittenHost.oneCell().withoutDevices()), "accelerators")
            .contains("lists no device"));
    assertTrue(
        reason(taken(WrittenHost.oneCell().device("<device")), "accelerators")
            .contains("1 of the devices cannot be read"));
  }

  @Test
  void anAcceleratorThatNothingIsolatesCanBeGivenToNoVm() {
    String open =
        WrittenHost.text("gpu.device.xml").replaceAll("(?s)<iommuGroup.*</iommuGroup>", "");
    Fingerprint taken = taken(WrittenHost.oneCell().device(open));
    assertEquals(List.of(), taken.capacity().accelerators());
    String reason = reason(taken, "accelerators");
    assertTrue(reason.contains("NVIDIA A100 SXM4 40GB at pci:0000:41:00.0"), reason);
    assertTrue(reason.contains("IOMMU"), reason);
  }

  @Test
  void namesThatTheHostDoesNotHaveComeFromTheFile(@TempDir Path folder) throws Exception {
    WrittenHost host = WrittenHost.twoSockets().withoutDevices().devices("nameless-gpu.device.xml");
    Path file = folder.resolve("pci.ids");
    Files.writeString(file, WrittenHost.text("small.pci.ids"));
    assertEquals(
        List.of(new Accelerator("pci:0000:81:00.0", "Habana Gaudi2", 0)),
        taken(host, file).capacity().accelerators());
    assertEquals(
        List.of(new Accelerator("pci:0000:81:00.0", "Habana device 1020", 0)),
        taken(host).capacity().accelerators());
  }

  @Test
  void nothingIsMeasuredAndThatIsSaid() {
    Fingerprint asked =
        HostFingerprint.of(
            HostReport.of(WrittenHost.twoSockets()), new HostId("h"), NOW, NO_NAMES, true);
    assertTrue(reason(asked, "memory_bandwidth").startsWith("cannot be measured through libvirt"));
    assertEquals("not measured", reason(taken(WrittenHost.twoSockets()), "memory_bandwidth"));
    assertTrue(reason(asked, "network_latency").contains("peer"));
  }

  @Test
  void aDaemonThatSaysNearlyNothingStillCountsThreadsAndMemory() {
    Fingerprint taken = taken(new WrittenHost());
    assertEquals(2, taken.capacity().vcpus());
    assertEquals(4_096, taken.capacity().memoryMib());
    assertTrue(reason(taken, "numa_cells").contains("not supported"));
    assertTrue(reason(taken, "processor_cores").contains("not supported"));
    assertTrue(reason(taken, "virtualization_extensions").contains("x86"));
  }

  @Test
  void hostileWordsAreShortAndPlainOrNotTaken() {
    String hostile = "&#x202E;" + "a b&#10;".repeat(5_000);
    Fingerprint taken =
        taken(
            WrittenHost.twoSockets()
                .withFirmware(
                    "<sysinfo><system><entry name='product'>"
                        + hostile
                        + "</entry></system></sysinfo>")
                .withCapabilities(
                    WrittenHost.text("two-sockets.capabilities.xml")
                        .replace("<vendor>Intel</vendor>", "<vendor>" + hostile + "</vendor>")));
    assertTrue(text(taken, "system_product").startsWith("a b a b"));
    assertTrue(text(taken, "system_product").length() <= 200);
    assertTrue(text(taken, "processor_manufacturer").length() <= 200);
    assertTrue(reason(taken, "processor_signature").contains("no family"));
    assertTrue(reason(taken, "processor_flags").contains("cannot be read"));
  }

  @Test
  void aShortTextCannotGrowToMillionsOfThreads() {
    String cpus = "<cpu id='1' socket_id='0' core_id='0' siblings='0-65535'/>".repeat(1_000);
    Fingerprint taken =
        taken(
            new WrittenHost()
                .withCapabilities(
                    "<capabilities><host><topology><cells><cell id='0'><cpus>"
                        + cpus
                        + "</cpus></cell></cells></topology></host></capabilities>"));
    assertTrue(reason(taken, "numa_cells").contains("65536 threads"));
  }
}
