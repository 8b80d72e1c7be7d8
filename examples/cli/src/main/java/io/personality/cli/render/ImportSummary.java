package io.personality.cli.render;

import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.Reading;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of an import: how many records, what is known of them, what was skipped and why.
 * <i>Confined to one thread.</i>
 */
public final class ImportSummary {
  private static final int MOST_REASONS = 10;

  private int taken;
  private int skipped;
  private final Map<FeatureName, Integer> known = new TreeMap<>();
  private final Map<String, Integer> reasons = new TreeMap<>();

  /** Counts a record that was converted. */
  public void taken(Fingerprint fingerprint) {
    taken++;
    fingerprint
        .features()
        .forEach(
            (feature, reading) -> {
              if (Section.of(feature) == Section.MEASURED) {
                known.merge(feature, reading instanceof Reading.Known ? 1 : 0, Integer::sum);
              }
            });
  }

  /** Counts a record that was not. */
  public void skipped(String reason) {
    skipped++;
    // The reasons are few, but foreign: what they name could make each one unique.
    String kind =
        reasons.size() < 1_000 || reasons.containsKey(reason) ? reason : "further reasons";
    reasons.merge(kind, 1, Integer::sum);
  }

  /** How many records there were. */
  public int records() {
    return taken + skipped;
  }

  /** The summary. */
  public String render(String output) {
    StringBuilder page = new StringBuilder();
    page.append(Figures.count(taken))
        .append(" of ")
        .append(Figures.count(records(), "record", "records"))
        .append(" written to ")
        .append(output)
        .append('\n');
    int names = known.keySet().stream().mapToInt(f -> f.value().length()).max().orElse(0);
    int digits = Figures.count(taken).length();
    known.entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<FeatureName, Integer> e) -> -e.getValue())
                .thenComparing(Map.Entry::getKey))
        .forEach(
            e ->
                page.append("  ")
                    .append(Lines.left(e.getKey().value(), names))
                    .append("  known of ")
                    .append(Lines.right(Figures.count(e.getValue()), digits))
                    .append('\n'));
    if (skipped > 0) {
      page.append(Figures.count(skipped)).append(" skipped:\n");
      List<Map.Entry<String, Integer>> most =
          reasons.entrySet().stream()
              .sorted(Comparator.comparing(e -> -e.getValue()))
              .limit(MOST_REASONS)
              .toList();
      most.forEach(
          e ->
              page.append("  ").append(e.getValue()).append(" x ").append(e.getKey()).append('\n'));
      if (reasons.size() > MOST_REASONS) {
        page.append("  and ").append(reasons.size() - MOST_REASONS).append(" further reasons\n");
      }
    }
    return page.toString();
  }
}
