package io.personality.libvirt.internal.fingerprint;

import io.personality.libvirt.internal.facts.CapabilitiesXml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** A host that nobody has: what its daemon would say, written down. */
final class WrittenHost implements HostSource {
  private static final String NOT_SAID = "the daemon does not say: not supported";

  private final List<String> devices = new ArrayList<>();
  private String name = "rack1-u07";
  private Told<String> capabilities = Told.missing(NOT_SAID);
  private Told<String> firmware = Told.missing(NOT_SAID);
  private Told<String> expanded = Told.missing(NOT_SAID);
  private Told<String> kvm = Told.missing(NOT_SAID);
  private Told<Boolean> listed = Told.of(true);

  /** A text of this package's resources, or of those of the readers. */
  static String text(String resource) {
    Class<?> owner =
        WrittenHost.class.getResource(resource) == null ? CapabilitiesXml.class : WrittenHost.class;
    try (InputStream in = owner.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Two sockets of Intel's, two NUMA cells with page pools, a GPU, a network card, an NVMe disk.
   */
  static WrittenHost twoSockets() {
    return new WrittenHost()
        .withCapabilities(text("two-sockets.capabilities.xml"))
        .withExpanded(text("two-sockets.expanded.xml"))
        .withFirmware(text("two-sockets.sysinfo.xml"))
        .withKvm(text("kvm.domain-capabilities.xml"))
        .devices(
            "gpu.device.xml",
            "gpu-share.device.xml",
            "console.device.xml",
            "nic.device.xml",
            "bridge.device.xml",
            "port.device.xml",
            "nvme.device.xml");
  }

  /** A virtual machine of AMD's Zen 5 with one cell, whose daemon takes it for a kvm64. */
  static WrittenHost oneCell() {
    String capabilities = text("one-cell.capabilities.xml");
    return new WrittenHost()
        .withCapabilities(capabilities)
        .withExpanded(
            "<cpu><model>kvm64</model><feature name='avx512f'/><feature name='hypervisor'/></cpu>")
        .devices("silent-port.device.xml", "virtio-disk.device.xml", "console.device.xml");
  }

  WrittenHost name(String text) {
    name = text;
    return this;
  }

  WrittenHost withCapabilities(String xml) {
    capabilities = Told.of(xml);
    return this;
  }

  WrittenHost withExpanded(String xml) {
    expanded = Told.of(xml);
    return this;
  }

  WrittenHost withFirmware(String xml) {
    firmware = Told.of(xml);
    return this;
  }

  WrittenHost withKvm(String xml) {
    kvm = Told.of(xml);
    return this;
  }

  WrittenHost devices(String... resources) {
    for (String resource : resources) {
      devices.add(text(resource));
    }
    return this;
  }

  WrittenHost device(String xml) {
    devices.add(xml);
    return this;
  }

  WrittenHost withoutDevices() {
    devices.clear();
    return this;
  }

  WrittenHost listsNoDevices() {
    listed = Told.missing(NOT_SAID);
    return withoutDevices();
  }

  @Override
  public Told<String> hostname() {
    return Told.of(name);
  }

  @Override
  public Told<String> version() {
    return Told.of("9.0.0");
  }

  @Override
  public Told<Integer> threads() {
    return Told.of(2);
  }

  @Override
  public Told<Long> memoryKib() {
    return Told.of(4L << 20);
  }

  @Override
  public Told<String> capabilities() {
    return capabilities;
  }

  @Override
  public Told<String> firmware() {
    return firmware;
  }

  @Override
  public Told<String> expanded(String cpu) {
    return expanded;
  }

  @Override
  public Told<String> kvm() {
    return kvm;
  }

  @Override
  public Told<Boolean> eachDevice(Consumer<String> work) {
    devices.forEach(work);
    return listed;
  }
}
