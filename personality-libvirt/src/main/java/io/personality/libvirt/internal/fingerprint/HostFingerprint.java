package io.personality.libvirt.internal.fingerprint;

import io.personality.model.Accelerator;
import io.personality.model.Capacity;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.HostId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes a fingerprint of what a host says. Every feature that hardware can tell is in the result,
 * known or unknown with its reason.
 */
public final class HostFingerprint {
  private static final FeatureName WATT = new FeatureName("performance_per_watt");

  private HostFingerprint() {}

  /**
   * {@return the fingerprint}
   *
   * @param report what the host says
   * @param host whose it is
   * @param now when it was said
   * @param pciIds a file {@code pci.ids}, there or not, for devices that the host has no names for
   * @param measure whether measurements were asked for, which there are none of
   */
  public static Fingerprint of(
      HostReport report, HostId host, Instant now, Path pciIds, boolean measure) {
    Readings out = new Readings();
    Platform platform = Platform.of(report);
    platform.write(out);
    new ProcessorReadings(report, platform).write(out);
    LayoutReadings layout = new LayoutReadings(report.layout(), platform);
    layout.write(out);
    new FirmwareReadings(report.firmware(), report.devices(), platform)
        .write(layout.memoryMib(), out);
    List<Accelerator> accelerators =
        new DeviceReadings(report.devices(), pciIds, platform).write(out);
    Features.NEVER_TOLD.forEach(feature -> out.unknown(feature, "libvirt does not tell"));
    String unmeasured =
        measure
            ? "cannot be measured through libvirt; fingerprint the host on the host itself"
            : "not measured";
    Features.METRICS.forEach(metric -> out.unknown(metric, unmeasured(metric, unmeasured)));
    return new Fingerprint(
        host,
        Optional.of(now),
        "personality libvirt" + report.version().answer().map(v -> " " + v).orElse(""),
        new Capacity(layout.threads(), layout.memoryMib(), accelerators, layout.pages()),
        new TreeMap<>(),
        out.all());
  }

  private static String unmeasured(FeatureName metric, String reason) {
    if (metric.equals(WATT)) {
      return "no meter of the whole host's power is known";
    }
    return metric.value().startsWith("network_") ? "measuring it takes a peer" : reason;
  }
}
