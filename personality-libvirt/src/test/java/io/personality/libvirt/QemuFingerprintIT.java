package io.personality.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.LaunchException;
import io.personality.libvirt.testing.QemuHost;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.Reading;
import io.personality.model.Value;
import io.personality.spi.Configuration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A real daemon tells of the machine that this runs on, as its kernel does. */
class QemuFingerprintIT {

  private static Fingerprint taken(String uri) {
    return new LibvirtFingerprinterProvider()
        .create(new Configuration("libvirt", Map.of("uri", uri)))
        .fingerprint(false);
  }

  @Test
  void theDaemonAgreesWithTheKernel() throws Exception {
    QemuHost.require();
    String uri;
    try (QemuHost host = QemuHost.start(QemuHost.shortFolder())) {
      uri = host.uri();
      Fingerprint taken = taken(uri);
      assertEquals(Runtime.getRuntime().availableProcessors(), taken.capacity().vcpus());
      assertEquals(
          Files.readString(Path.of("/proc/sys/kernel/hostname")).strip(), taken.host().value());
      assertEquals(memoryOfCells(), taken.capacity().memoryMib());
      if (taken.reading(new FeatureName("processor_signature")) instanceof Reading.Known known) {
        assertTrue(
            known
                .value()
                .toString()
                .contains(
                    " "
                        + field("/proc/cpuinfo", "cpu family")
                        + "/"
                        + field("/proc/cpuinfo", "model")
                        + "/"
                        + field("/proc/cpuinfo", "stepping")));
      }
      flagsAreTheKernels(taken);
    }
    LaunchException refusal = assertThrows(LaunchException.class, () -> taken(uri));
    assertTrue(String.valueOf(refusal.getMessage()).contains("cannot connect"));
  }

  /**
   * Names that Linux does not have would be met by no requirement. A kernel hides some features
   * that it does not use, so that a few may be the daemon's alone.
   */
  private static void flagsAreTheKernels(Fingerprint taken) throws Exception {
    if (taken.reading(new FeatureName("processor_flags")) instanceof Reading.Known known
        && known.value() instanceof Value.Names names) {
      TreeSet<String> strange = new TreeSet<>(names.names());
      strange.removeAll(List.of(line("/proc/cpuinfo", "flags").split(" ", -1)));
      assertTrue(strange.size() <= names.names().size() / 5, strange::toString);
      assertTrue(names.names().size() > 50, names::toString);
    }
  }

  /** By cell, which may differ from the sum where memory was added while the kernel ran. */
  private static long memoryOfCells() throws Exception {
    long mib = 0;
    for (int cell = 0; ; cell++) {
      Path file = Path.of("/sys/devices/system/node/node" + cell + "/meminfo");
      if (!Files.exists(file)) {
        return mib > 0 ? mib : field("/proc/meminfo", "MemTotal") / 1024;
      }
      mib += field(file.toString(), "Node " + cell + " MemTotal") / 1024;
    }
  }

  private static long field(String file, String name) throws Exception {
    return Long.parseLong(line(file, name).replace(" kB", ""));
  }

  private static String line(String file, String name) throws Exception {
    return Files.readAllLines(Path.of(file)).stream()
        .filter(line -> line.substring(0, Math.max(0, line.indexOf(':'))).strip().equals(name))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElseThrow();
  }
}
