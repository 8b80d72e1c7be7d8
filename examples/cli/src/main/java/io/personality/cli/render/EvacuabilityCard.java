package io.personality.cli.render;

import io.personality.cli.render.Look.Ink;
import io.personality.model.Candidate;
import io.personality.model.Evacuability;

/**
 * Where a VM could go while it runs.
 *
 * <p><i>Immutable.</i>
 *
 * @param look where it is shown
 */
public record EvacuabilityCard(Look look) {

  /** The hosts that could take it, and why the others cannot. */
  public String render(Evacuability found) {
    StringBuilder page = new StringBuilder();
    String others = Figures.count(found.others(), "other host", "other hosts");
    page.append(
        look.ink(
            found.targets() == 0 ? Ink.UNSURE : Ink.SURE,
            Figures.count(found.targets()) + " of " + others));
    page.append(" could take it from ")
        .append(look.ink(Ink.STRONG, found.host().value()))
        .append(" while it runs.\n");
    int rank = 0;
    for (Candidate one : found.best()) {
      page.append(String.format("%3d  ", ++rank))
          .append(look.ink(Ink.STRONG, one.host().value()))
          .append("  ")
          .append(Figures.score(one.similarity().expected()))
          .append("  ")
          .append(Figures.certainty(one.similarity()))
          .append('\n');
    }
    if (found.targets() > found.best().size()) {
      page.append("     and ")
          .append(Figures.count(found.targets() - found.best().size()))
          .append(" more\n");
    }
    if (found.targets() < found.others()) {
      page.append("\nThe others:\n");
      line(page, found.lackHardware(), "not the hardware that its profile requires");
      line(page, found.lackRoom(), "no room, or closed to new VMs");
      found.obstacles().forEach((reason, hosts) -> line(page, hosts, reason));
    }
    return page.toString();
  }

  private void line(StringBuilder page, int hosts, String reason) {
    if (hosts > 0) {
      Lines.append(page, String.format("%6s  %s", Figures.count(hosts), reason), 0, look.width());
    }
  }
}
