package io.personality.core.internal.catalogue;

/**
 * How well a host's processor generation meets an asked one.
 *
 * <p>Within a lineage: 1 from the asked generation on, below it 1 minus {@code step} for each
 * generation back. Between lineages only age compares: {@code ceiling} times 1 minus {@code
 * yearStep} for each year older than asked, so that another lineage is never all that was asked.
 * Never below 0.
 *
 * <p><i>Immutable.</i> The numbers and their rationale are in {@code processors.json}.
 *
 * @param step what a generation back costs
 * @param ceiling the most that another lineage can earn
 * @param yearStep what a year back costs
 */
record GenerationCredit(double step, double ceiling, double yearStep) {

  static GenerationCredit read(Tree credit) {
    GenerationCredit read =
        new GenerationCredit(
            credit.number("step"),
            credit.number("other_lineage_ceiling"),
            credit.number("year_step"));
    if (read.step < 0 || read.yearStep < 0 || read.ceiling < 0 || read.ceiling >= 1) {
      throw credit.fault("needs steps from 0 on and a ceiling from 0 to below 1");
    }
    return read;
  }

  double of(GenerationQuery asked, HostGeneration host) {
    if (asked instanceof GenerationQuery.Found found) {
      return ofFound(found, host);
    }
    if (asked instanceof GenerationQuery.Year year) {
      return host.year() > 0 ? byAge(year.year(), host.year()) : 0;
    }
    return 0;
  }

  private double ofFound(GenerationQuery.Found asked, HostGeneration host) {
    double best = -1;
    for (GenerationRef wanted : asked.generations()) {
      for (GenerationRef present : host.generations()) {
        if (wanted.lineage().equals(present.lineage())) {
          // A half is a sibling: being it instead of the asked one counts as a whole generation.
          double back = Math.ceil(Math.max(0, wanted.index() - present.index()));
          best = Math.max(best, Math.max(0, 1 - step * back));
        }
      }
    }
    if (best >= 0) {
      return best;
    }
    return host.year() > 0 ? ceiling * byAge(asked.year(), host.year()) : 0;
  }

  private double byAge(int asked, int present) {
    return Math.max(0, 1 - yearStep * Math.max(0, asked - present));
  }
}
