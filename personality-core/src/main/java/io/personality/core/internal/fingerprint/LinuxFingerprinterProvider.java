package io.personality.core.internal.fingerprint;

import io.personality.ConfigurationException;
import io.personality.core.internal.catalogue.ProcessorCatalogue;
import io.personality.core.internal.json.CatalogueReader;
import io.personality.model.HostId;
import io.personality.spi.Configuration;
import io.personality.spi.Fingerprinter;
import io.personality.spi.FingerprinterProvider;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the fingerprinter named {@code linux}. Settings, all optional: {@code host}, the host's id;
 * {@code from}, a folder of captured files in place of the running host; {@code core-seconds}, the
 * processor time that measuring may take; {@code storage-directory}, where disks may be measured.
 * <i>Thread-safe.</i>
 */
public final class LinuxFingerprinterProvider implements FingerprinterProvider {
  private static final String HOST = "host";
  private static final String FROM = "from";
  private static final String CORE_SECONDS = "core-seconds";
  private static final String STORAGE = "storage-directory";
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** Does nothing. */
  public LinuxFingerprinterProvider() {}

  @Override
  public String name() {
    return "linux";
  }

  @Override
  public Fingerprinter create(Configuration configuration) {
    configuration.allowing(HOST, FROM, CORE_SECONDS, STORAGE);
    ProbeSetup ordinary = ProbeSetup.ordinary();
    ProbeSetup probes =
        new ProbeSetup(
            configuration.number(CORE_SECONDS, (long) ordinary.coreSeconds(), 1, 100_000),
            ordinary.heapBytes(),
            ordinary.clocks(),
            folder(configuration, STORAGE));
    FingerprintSetup setup =
        new FingerprintSetup(host(configuration), probe(), Map.of(), Clock.systemUTC());
    ProcessorCatalogue processors = CatalogueReader.read(List.of()).processors();
    Optional<Path> captured = folder(configuration, FROM);
    return captured.isPresent()
        ? LinuxFingerprinter.of(new FolderFiles(captured.get()), processors::identify, setup)
        : LinuxFingerprinter.of(new RunningHost(LIMIT), processors::identify, setup)
            .measuringWith(new Probes(probes));
  }

  /** Tool and version, so that a change of either is not taken for one of the hardware. */
  static String probe() {
    String version = LinuxFingerprinterProvider.class.getPackage().getImplementationVersion();
    return version == null ? "personality" : "personality " + version;
  }

  private static Optional<HostId> host(Configuration configuration) {
    try {
      return configuration.text(HOST).map(HostId::new);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(configuration.owner() + ": " + e.getMessage(), e);
    }
  }

  private static Optional<Path> folder(Configuration configuration, String key) {
    Optional<String> text = configuration.text(key);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      Path folder = Path.of(text.get());
      if (Files.isDirectory(folder)) {
        return Optional.of(folder);
      }
      throw new ConfigurationException(
          configuration.owner() + ": " + key + " must be a folder, not \"" + text.get() + "\"");
    } catch (InvalidPathException e) {
      throw new ConfigurationException(
          configuration.owner() + ": " + key + " is no path: " + e.getMessage(), e);
    }
  }
}
