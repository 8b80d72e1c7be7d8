package io.personality.core.internal.fingerprint;

import io.personality.core.internal.catalogue.ProcessorIdentity;
import io.personality.core.internal.catalogue.ProcessorReading;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.Reading;
import io.personality.model.Value;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Puts into a fingerprint that was taken elsewhere what the catalogue knows of its processor: line,
 * generation, year, and what its platform implies. What the fingerprint says itself stays.
 * <i>Thread-safe.</i>
 */
public final class CatalogueFacts {
  private final Function<ProcessorReading, Optional<ProcessorIdentity>> catalogue;

  /**
   * Takes a catalogue.
   *
   * @param catalogue identifies processors, such as {@code ProcessorCatalogue::identify}
   */
  public CatalogueFacts(Function<ProcessorReading, Optional<ProcessorIdentity>> catalogue) {
    this.catalogue = catalogue;
  }

  /** {@return the fingerprint with what its processor's name and numbers imply} */
  public Fingerprint complete(Fingerprint taken) {
    Optional<ProcessorIdentity> identity = catalogue.apply(processor(taken));
    if (identity.isEmpty()) {
      return taken;
    }
    Readings implied = new Readings();
    ProcessorFeatures.identified(identity.get(), implied);
    HostFeatures.implied(identity.get(), implied);
    TreeMap<FeatureName, Reading> features = new TreeMap<>(taken.features());
    implied
        .all()
        .forEach(
            (feature, reading) -> {
              boolean told = taken.reading(feature) instanceof Reading.Known;
              if (!told && reading instanceof Reading.Known) {
                features.put(feature, reading);
              }
            });
    return new Fingerprint(
        taken.host(),
        taken.observedAt(),
        taken.probe(),
        taken.capacity(),
        taken.labels(),
        features);
  }

  private static ProcessorReading processor(Fingerprint taken) {
    ProcessorReading named =
        ProcessorReading.named(text(taken, Features.PROCESSOR_MODEL))
            .withArchitecture(text(taken, Features.PROCESSOR_ARCHITECTURE));
    return SignatureText.read(text(taken, Features.PROCESSOR_SIGNATURE), named);
  }

  private static String text(Fingerprint taken, FeatureName feature) {
    return taken.reading(feature) instanceof Reading.Known known
            && known.value() instanceof Value.Text text
        ? text.text()
        : "";
  }
}
