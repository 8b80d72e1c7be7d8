package io.personality.libvirt.internal.fingerprint;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.model.Fingerprint;
import io.personality.model.HostId;
import io.personality.model.Reading;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever a daemon says, there is a fingerprint, and what is not in it has a reason. */
class HostFingerprintProperties {
  private static final List<String> PIECES =
      List.of(
          "-1",
          "",
          "9999999999",
          "18446744073709551615",
          "0x",
          "'",
          "<",
          ">",
          "&#x202E;",
          "&#13;",
          "\0",
          "&x;",
          "0-70000",
          "\ud800",
          " ",
          "</cpu>",
          "<feature name='",
          "é");

  private static String damaged(String text, Random random) {
    StringBuilder damaged = new StringBuilder(text);
    for (int i = random.nextInt(4); i > 0 && damaged.length() > 0; i--) {
      int from = random.nextInt(damaged.length());
      int to = Math.min(damaged.length(), from + random.nextInt(8));
      damaged.replace(from, to, PIECES.get(random.nextInt(PIECES.size())));
    }
    return damaged.toString();
  }

  /** Replaces what stands between quotes or tags, so that the document stays well-formed. */
  private static String revalued(String text, Random random) {
    String[] parts = text.split("(?<=['>])|(?=['<])", -1);
    for (int i = random.nextInt(6); i > 0; i--) {
      int at = random.nextInt(parts.length);
      if (!parts[at].isEmpty()
          && "'<>".indexOf(parts[at].charAt(0)) < 0
          && !parts[at].contains("=")
          && !parts[at].contains(">")) {
        parts[at] = PIECES.get(random.nextInt(4));
      }
    }
    return String.join("", parts);
  }

  private static String changed(String resource, Random random) {
    String text = WrittenHost.text(resource);
    return random.nextBoolean() ? damaged(text, random) : revalued(text, random);
  }

  private static void check(WrittenHost host) {
    Fingerprint taken =
        HostFingerprint.of(
            HostReport.of(host),
            new HostId("h"),
            Instant.EPOCH,
            Path.of("/nonexistent/pci.ids"),
            false);
    assertTrue(taken.features().size() > 60);
    taken
        .features()
        .values()
        .forEach(
            reading -> {
              if (reading instanceof Reading.Unknown unknown) {
                assertTrue(unknown.reason().length() <= 500);
              }
            });
  }

  @Property(tries = 1_000)
  void whateverTwoSocketsSay(@ForAll long seed) {
    Random random = new Random(seed);
    WrittenHost host =
        new WrittenHost()
            .withCapabilities(changed("two-sockets.capabilities.xml", random))
            .withExpanded(changed("two-sockets.expanded.xml", random))
            .withFirmware(changed("two-sockets.sysinfo.xml", random))
            .withKvm(changed("kvm.domain-capabilities.xml", random));
    for (String device :
        List.of(
            "gpu.device.xml",
            "nameless-gpu.device.xml",
            "nic.device.xml",
            "port.device.xml",
            "nvme.device.xml",
            "computer.device.xml")) {
      host.device(changed(device, random));
    }
    check(host);
  }

  @Property(tries = 500)
  void whateverText(@ForAll String text) {
    check(
        new WrittenHost()
            .withCapabilities(text)
            .withExpanded(text)
            .withFirmware(text)
            .withKvm(text)
            .device(text));
    check(
        WrittenHost.oneCell()
            .withExpanded("<cpu><feature name='" + text + "'/></cpu>")
            .device("<device><name>" + text + "</name></device>"));
  }
}
