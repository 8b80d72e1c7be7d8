package io.personality.core.internal.query;

import io.personality.model.Accelerator;
import io.personality.model.Credit;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.Provenance;
import io.personality.model.Reading;
import io.personality.model.Value;
import java.util.List;
import java.util.Optional;

/** Credits the best assignment of the accelerators asked for to those a host has. */
record AcceleratorCriterion(DeviceDemand asked) implements Criterion {
  static final FeatureName ACCELERATORS = new FeatureName("accelerators");
  private static final Credit UNKNOWN = new Credit(0, 0, 1);

  @Override
  public FeatureName reads() {
    return ACCELERATORS;
  }

  @Override
  public Credit credit(Fingerprint fingerprint) {
    return present(fingerprint)
        .map(devices -> Credit.exactly(asked.credit(devices)))
        .orElse(UNKNOWN);
  }

  @Override
  public Provenance provenance(Fingerprint fingerprint) {
    return Criterion.provenanceOf(fingerprint.reading(ACCELERATORS));
  }

  @Override
  public Finding find(Fingerprint fingerprint) {
    Reading reading = fingerprint.reading(ACCELERATORS);
    return Criterion.finding(fingerprint, reading, Wording.found(reading, ""), credit(fingerprint));
  }

  private static Optional<List<Accelerator>> present(Fingerprint fingerprint) {
    return fingerprint.reading(ACCELERATORS) instanceof Reading.Known known
            && known.value() instanceof Value.Devices devices
        ? Optional.of(devices.accelerators())
        : Optional.empty();
  }
}
