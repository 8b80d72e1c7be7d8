package io.personality.cli.render;

import io.personality.model.Impact;
import java.util.List;
import java.util.Locale;

/** What a new revision would mean, in a few sentences and a line for each placement it moves. */
public final class ImpactTable {
  private static final int MOST_LINES = 20;

  /** The page. */
  public String render(Impact impact) {
    int placements = impact.changes().size();
    if (placements == 0) {
      return "No placement runs by this profile.\n";
    }
    StringBuilder page = new StringBuilder();
    page.append(Figures.count(placements, "placement runs", "placements run"))
        .append(" by this profile. With the new revision:\n");
    page.append(
        String.format(Locale.ROOT, "  %d would be given another host%n", impact.choosingAnother()));
    page.append(
        String.format(
            Locale.ROOT, "  %d would be on a host that no longer fulfils it%n", impact.unfit()));
    page.append(
        String.format(
            Locale.ROOT, "  the similarity moves by %+.3f on average%n", impact.meanShift()));
    if (impact.passedOver() > 0) {
      page.append("  (").append(impact.passedOver()).append(" more were not looked at)\n");
    }
    List<Impact.Change> moved =
        impact.changes().stream()
            .filter(change -> change.choosesAnother() || !change.fit())
            .toList();
    for (Impact.Change change : moved.subList(0, Math.min(MOST_LINES, moved.size()))) {
      page.append(line(change));
    }
    if (moved.size() > MOST_LINES) {
      page.append("  and ").append(moved.size() - MOST_LINES).append(" more (--format json)\n");
    }
    return page.toString();
  }

  private static String line(Impact.Change change) {
    return String.format(
        Locale.ROOT,
        "  %s on %s: %.3f -> %.3f, choice %s -> %s%s%n",
        change.placement(),
        change.host(),
        change.now().expected(),
        change.then().expected(),
        change.choiceNow(),
        change.choiceThen(),
        change.fit() ? "" : " (does not fulfil it)");
  }
}
