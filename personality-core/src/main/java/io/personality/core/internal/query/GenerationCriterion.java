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
 * Credits a processor's generation: by its distance within a lineage, across lineages by year. A
 * generation that the catalogue cannot place counts as unknown. Whatever else a host says of its
 * processor (year, microarchitecture) is not guessed from here: who takes the fingerprint derives
 * the generation and says so.
 */
record GenerationCriterion(ProcessorCatalogue processors, GenerationQuery asked, Credit unknown)
    implements Criterion {
  private static final FeatureName GENERATION = new FeatureName("processor_generation");
  private static final FeatureName LINE = new FeatureName("processor_line");
  private static final FeatureName MANUFACTURER = new FeatureName("processor_manufacturer");

  static GenerationCriterion of(
      ProcessorCatalogue processors, GenerationQuery asked, int yearIfUnknown) {
    double prior = processors.credit(asked, new HostGeneration(List.of(), yearIfUnknown));
    return new GenerationCriterion(processors, asked, new Credit(0, prior, 1));
  }

  @Override
  public FeatureName reads() {
    return GENERATION;
  }

  @Override
  public Credit credit(Fingerprint fingerprint) {
    return place(fingerprint)
        .map(generation -> Credit.exactly(processors.credit(asked, generation)))
        .orElse(unknown);
  }

  @Override
  public Provenance provenance(Fingerprint fingerprint) {
    return place(fingerprint).isPresent()
        ? Criterion.provenanceOf(fingerprint.reading(GENERATION))
        : Provenance.UNKNOWN;
  }

  @Override
  public Finding find(Fingerprint fingerprint) {
    Reading reading = fingerprint.reading(GENERATION);
    String said = Wording.found(reading, "");
    return place(fingerprint)
        .map(
            generation ->
                Criterion.finding(
                    fingerprint,
                    reading,
                    said + " (" + generation.year() + ")",
                    credit(fingerprint)))
        .orElseGet(
            () ->
                new Finding(
                    reading instanceof Reading.Unknown
                        ? said
                        : "unknown (the catalogue has no \"" + said + "\")",
                    unknown,
                    Provenance.UNKNOWN,
                    Optional.empty()));
  }

  /** Passes where the host is of the very generation asked, neither older nor newer. */
  FeatureTest.Outcome isThatOne(Fingerprint fingerprint) {
    Optional<HostGeneration> placed = place(fingerprint);
    if (placed.isEmpty()) {
      return FeatureTest.Outcome.UNKNOWN;
    }
    boolean same =
        asked instanceof GenerationQuery.Found found
            ? found.generations().stream().anyMatch(placed.get().generations()::contains)
            : asked instanceof GenerationQuery.Year year && year.year() == placed.get().year();
    return same ? FeatureTest.Outcome.MET : FeatureTest.Outcome.FAILED;
  }

  private Optional<HostGeneration> place(Fingerprint fingerprint) {
    String label = text(fingerprint, GENERATION);
    return label.isEmpty()
        ? Optional.empty()
        : processors.resolveLabel(label, text(fingerprint, LINE), text(fingerprint, MANUFACTURER));
  }

  private static String text(Fingerprint fingerprint, FeatureName feature) {
    return fingerprint.reading(feature) instanceof Reading.Known known
            && known.value() instanceof Value.Text text
        ? text.text()
        : "";
  }
}
