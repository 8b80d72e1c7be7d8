package io.personality.core.internal.query;

import io.personality.core.internal.catalogue.GenerationQuery;
import io.personality.core.internal.catalogue.HostGeneration;
import io.personality.core.internal.catalogue.ProcessorCatalogue;
import io.personality.model.Credit;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.Provenance;
import io.personality.model.Reading;
import io.personality.model.Value;
import java.util.List;
import java.util.Optional;

/**
 * Credits a processor's generation: by its distance within a lineage, across lineages by year. A host
 * that names no generation known to the catalogue is placed by its microarchitecture, else its year.
 */
record GenerationCriterion(ProcessorCatalogue processors, GenerationQuery asked, Credit unknown)
    implements Criterion {
  static final FeatureName GENERATION = new FeatureName("processor_generation");
  private static final FeatureName MICROARCHITECTURE = new FeatureName("processor_microarchitecture");
  private static final FeatureName LINE = new FeatureName("processor_line");
  private static final FeatureName MANUFACTURER = new FeatureName("processor_manufacturer");
  private static final FeatureName YEAR = new FeatureName("processor_year");

  /** A host's place and the feature that told it. */
  private record Placed(HostGeneration generation, FeatureName by) {}

  static GenerationCriterion of(
      ProcessorCatalogue processors, GenerationQuery asked, int yearIfUnknown) {
    double prior = processors.credit(asked, new HostGeneration(List.of(), yearIfUnknown));
    return new GenerationCriterion(processors, asked, new Credit(0, prior, 1));
  }

  @Override
  public Credit credit(Fingerprint fingerprint) {
    return place(fingerprint)
        .map(placed -> Credit.exactly(processors.credit(asked, placed.generation())))
        .orElse(unknown);
  }

  @Override
  public Provenance provenance(Fingerprint fingerprint) {
    return place(fingerprint)
        .map(placed -> ((Reading.Known) fingerprint.reading(placed.by())).origin().provenance())
        .orElse(Provenance.UNKNOWN);
  }

  @Override
  public Finding find(Fingerprint fingerprint) {
    Optional<Placed> placed = place(fingerprint);
    if (placed.isEmpty()) {
      Reading reading = fingerprint.reading(GENERATION);
      String found =
          reading instanceof Reading.Known known
              ? "unknown (the catalogue has no \"" + Wording.value(known.value(), "") + "\")"
              : Wording.found(reading, "");
      return new Finding(found, unknown, Provenance.UNKNOWN, Optional.empty());
    }
    Reading.Known known = (Reading.Known) fingerprint.reading(placed.get().by());
    String year = " (" + placed.get().generation().year() + ")";
    String value = Wording.value(known.value(), "");
    return new Finding(
        placed.get().by().equals(YEAR) ? "of the year " + value : value + year,
        Credit.exactly(processors.credit(asked, placed.get().generation())),
        known.origin().provenance(),
        known.origin().observedAt().or(fingerprint::observedAt));
  }

  /** Passes where the host is of the very generation asked, neither older nor newer. */
  FeatureTest.Outcome isThatOne(Fingerprint fingerprint) {
    Optional<Placed> placed = place(fingerprint);
    if (placed.isEmpty()) {
      return FeatureTest.Outcome.UNKNOWN;
    }
    boolean same =
        asked instanceof GenerationQuery.Found found
            ? found.generations().stream().anyMatch(placed.get().generation().generations()::contains)
            : asked instanceof GenerationQuery.Year year
                && year.year() == placed.get().generation().year();
    return same ? FeatureTest.Outcome.MET : FeatureTest.Outcome.FAILED;
  }

  private Optional<Placed> place(Fingerprint fingerprint) {
    String line = text(fingerprint, LINE);
    String manufacturer = text(fingerprint, MANUFACTURER);
    for (FeatureName feature : List.of(GENERATION, MICROARCHITECTURE)) {
      String label = text(fingerprint, feature);
      if (!label.isEmpty()) {
        Optional<HostGeneration> found = processors.resolveLabel(label, line, manufacturer);
        if (found.isPresent()) {
          return found.map(generation -> new Placed(generation, feature));
        }
      }
    }
    return fingerprint.reading(YEAR) instanceof Reading.Known known
            && known.value() instanceof Value.Number year
        ? Optional.of(new Placed(new HostGeneration(List.of(), (int) year.number()), YEAR))
        : Optional.empty();
  }

  private static String text(Fingerprint fingerprint, FeatureName feature) {
    return fingerprint.reading(feature) instanceof Reading.Known known
            && known.value() instanceof Value.Text text
        ? text.text()
        : "";
  }
}
