package io.personality.core.internal.fingerprint;

import io.personality.core.internal.catalogue.ProcessorIdentity;
import io.personality.core.internal.catalogue.ProcessorReading;
import io.personality.model.Accelerator;
import io.personality.model.Capacity;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.HostId;
import io.personality.model.Reading;
import io.personality.model.Value;
import io.personality.spi.Fingerprinter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Fingerprints a Linux host, the running one or one whose files were captured. Every feature that
 * hardware can tell is in the result, known or unknown with its reason. <i>Thread-safe.</i>
 */
public final class LinuxFingerprinter implements Fingerprinter {
  private static final double SECONDS_A_DAY = 86_400;
  private static final double LEAST_UPTIME = 3_600;

  private final HostFiles files;
  private final Function<ProcessorReading, Optional<ProcessorIdentity>> catalogue;
  private final FingerprintSetup setup;
  private final Optional<Measurement> measurement;

  private LinuxFingerprinter(
      HostFiles files,
      Function<ProcessorReading, Optional<ProcessorIdentity>> catalogue,
      FingerprintSetup setup,
      Optional<Measurement> measurement) {
    this.files = files;
    this.catalogue = catalogue;
    this.setup = setup;
    this.measurement = measurement;
  }

  /**
   * A fingerprinter that does not measure.
   *
   * @param files of the running host or captured
   * @param catalogue identifies processors, such as {@code ProcessorCatalogue::identify}
   * @param setup host, probe, labels and clock
   */
  public static LinuxFingerprinter of(
      HostFiles files,
      Function<ProcessorReading, Optional<ProcessorIdentity>> catalogue,
      FingerprintSetup setup) {
    return new LinuxFingerprinter(files, catalogue, setup, Optional.empty());
  }

  /** The same with probes for when measurement is asked for; right only for the running host. */
  public LinuxFingerprinter measuringWith(Probes probes) {
    return new LinuxFingerprinter(files, catalogue, setup, Optional.of(probes));
  }

  @Override
  public Fingerprint fingerprint(boolean measure) {
    HostFacts facts = new HostReader(files).read(catalogue);
    Readings out = new Readings();
    if (measure && measurement.isPresent()) {
      measurement.get().write(facts, out);
    }
    List<Accelerator> accelerators = HostFeatures.write(facts, efficiency(out), out);
    correctedErrors(out);
    HostFeatures.unmeasured(measure ? "cannot be measured on captured files" : "not measured", out);
    return new Fingerprint(
        setup.host().orElseGet(this::ownName),
        Optional.of(setup.clock().instant()),
        setup.probe(),
        new Capacity(
            facts.topology().threads(),
            facts.memory().usableMib() > 0 ? facts.memory().usableMib() : installed(out),
            accelerators,
            SysTopology.pagePools(files)),
        new TreeMap<>(setup.labels()),
        out.all());
  }

  private static OptionalDouble efficiency(Readings out) {
    return number(out, Features.PARALLEL_EFFICIENCY);
  }

  private static long installed(Readings out) {
    return (long) number(out, Features.MEMORY_SIZE).orElse(0);
  }

  private static OptionalDouble number(Readings out, FeatureName feature) {
    return out.all().get(feature) instanceof Reading.Known known
            && known.value() instanceof Value.Number value
        ? OptionalDouble.of(value.number())
        : OptionalDouble.empty();
  }

  /** EDAC counts since boot. */
  private void correctedErrors(Readings out) {
    OptionalLong errors = SysDevices.correctedErrors(files);
    double uptime = Texts.leading(files.value("proc/uptime")).orElse(0);
    if (errors.isPresent() && uptime >= LEAST_UPTIME) {
      out.measured(
          Features.CORRECTED_ERROR_RATE,
          errors.getAsLong() * SECONDS_A_DAY / uptime,
          "EDAC, since boot");
    } else if (errors.isPresent()) {
      out.unknown(Features.CORRECTED_ERROR_RATE, "the host has been up for less than an hour");
    }
  }

  private HostId ownName() {
    String name = Texts.clean(files.value("proc/sys/kernel/hostname"));
    return new HostId(name.isEmpty() ? "unnamed" : name);
  }
}
