package io.personality.core.internal.pipeline;

import io.personality.PersonalityException;
import io.personality.PluginException;
import io.personality.core.internal.catalogue.ProcessorCatalogue;
import io.personality.core.internal.fingerprint.CatalogueFacts;
import io.personality.core.internal.fingerprint.FingerprintSetup;
import io.personality.core.internal.fingerprint.FolderFiles;
import io.personality.core.internal.fingerprint.LinuxFingerprinter;
import io.personality.core.internal.fingerprint.Parsed;
import io.personality.core.internal.fingerprint.ProbeSetup;
import io.personality.core.internal.fingerprint.Probes;
import io.personality.core.internal.fingerprint.RunningHost;
import io.personality.core.internal.fingerprint.SpareCoresImport;
import io.personality.core.internal.json.DocumentLines;
import io.personality.core.internal.json.JsonLimits;
import io.personality.core.internal.json.JsonText;
import io.personality.core.internal.json.ParsedJson;
import io.personality.core.internal.plugin.Plugins;
import io.personality.core.internal.plugin.Wanted;
import io.personality.model.Fingerprint;
import io.personality.model.HostId;
import io.personality.spi.Fingerprinter;
import io.personality.spi.FingerprinterProvider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where fingerprints come from: the running host, captured files, other people's fleets, plug-ins.
 *
 * <p><i>Thread-safe.</i>
 */
public final class FingerprintSources {
  private static final Duration TOOL_LIMIT = Duration.ofSeconds(10);

  private final ProcessorCatalogue processors;
  private final Plugins plugins;
  private final Clock clock;
  private final String probe;

  /** Identifies processors by the catalogue given, and finds fingerprinters among the plug-ins. */
  public FingerprintSources(ProcessorCatalogue processors, Plugins plugins, Clock clock) {
    this.processors = processors;
    this.plugins = plugins;
    this.clock = clock;
    probe = "personality " + EngineVersion.read();
  }

  /** The host this runs on. */
  public Fingerprint running(boolean measure) {
    LinuxFingerprinter fingerprinter =
        LinuxFingerprinter.of(
            new RunningHost(TOOL_LIMIT), processors::identify, setup(Optional.empty()));
    return (measure
            ? fingerprinter.measuringWith(new Probes(ProbeSetup.ordinary()))
            : fingerprinter)
        .fingerprint(measure);
  }

  /** A host whose files were captured. */
  public Fingerprint captured(Path folder, HostId id) {
    return LinuxFingerprinter.of(
            new FolderFiles(folder), processors::identify, setup(Optional.of(id)))
        .fingerprint(false);
  }

  /**
   * What a plug-in says, with what the catalogue knows of the processor.
   *
   * @throws PluginException if it threw anything but the faults of this library
   */
  public Fingerprint by(String name, Map<String, String> settings, boolean measure) {
    Fingerprinter fingerprinter =
        plugins.choose(FingerprinterProvider.class, Wanted.named(name, settings));
    try {
      return new CatalogueFacts(processors::identify).complete(fingerprinter.fingerprint(measure));
    } catch (PersonalityException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new PluginException(name, "took no fingerprint: " + e, e);
    }
  }

  private FingerprintSetup setup(Optional<HostId> id) {
    return new FingerprintSetup(id, probe, Map.of(), clock);
  }

  /** A fleet of the Spare Cores inspector. */
  public void importSpareCores(Path file, Consumer<Fingerprint> out, Consumer<String> refused)
      throws IOException {
    SpareCoresImport conversion = new SpareCoresImport(processors::identify, probe);
    try (InputStream in = Files.newInputStream(file)) {
      DocumentLines lines = new DocumentLines(in);
      for (byte[] line = lines.next(); line.length > 0; line = lines.next()) {
        ParsedJson parsed = JsonText.parse(line, JsonLimits.DOCUMENT);
        Parsed<Fingerprint> converted =
            parsed
                .plain()
                .map(conversion::convert)
                .orElseGet(() -> Parsed.refused(parsed.violations().get(0).toString()));
        if (converted instanceof Parsed.Ok<Fingerprint> ok) {
          out.accept(ok.value());
        } else {
          refused.accept("line " + lines.number() + ": " + converted.reason());
        }
      }
    }
  }
}
