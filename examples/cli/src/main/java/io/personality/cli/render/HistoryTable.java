package io.personality.cli.render;

import io.personality.cli.render.Look.Ink;
import io.personality.model.DaySummary;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.Reading;
import io.personality.model.Value;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * What a host was: its fingerprints with what changed from one to the next, and days before.
 *
 * <p><i>Immutable.</i>
 *
 * @param look where it is shown
 * @param now what ages count from
 */
public record HistoryTable(Look look, Instant now) {
  private static final int INDENT = 4;

  /** A change of a measurement by less than this share of it is noise to most. */
  private static final double NOTABLE = 0.01;

  /**
   * One fingerprint.
   *
   * @param revision counts the fingerprints of the host
   * @param at when it was stored
   * @param fingerprint what it says
   */
  public record Entry(long revision, Instant at, Fingerprint fingerprint) {}

  /**
   * A day that fingerprints were summed up to.
   *
   * @param fingerprints how many they were
   * @param lastRevision that of the last one
   * @param numbers what was measured
   */
  public record Day(
      LocalDate date,
      long fingerprints,
      long lastRevision,
      SortedMap<FeatureName, DaySummary.Range> numbers) {
    /** That of a summary. */
    public static Day of(DaySummary summary) {
      return new Day(
          summary.date(), summary.fingerprints(), summary.lastRevision(), summary.numbers());
    }
  }

  /**
   * The newest fingerprints and days.
   *
   * @param entries newest first; one more than is shown, where there is one
   * @param top how many are shown
   */
  public String render(List<Entry> entries, List<Day> days, int top) {
    StringBuilder page = new StringBuilder();
    for (int i = 0; i < Math.min(top, entries.size()); i++) {
      Entry entry = entries.get(i);
      page.append(look.ink(Ink.STRONG, "#" + entry.revision()))
          .append("  ")
          .append(Figures.age(entry.at(), now))
          .append('\n');
      if (i + 1 < entries.size()) {
        changes(page, entries.get(i + 1).fingerprint(), entry.fingerprint());
      }
    }
    for (Day day : days) {
      page.append(look.ink(Ink.STRONG, day.date().toString()))
          .append("  ")
          .append(Figures.count(day.fingerprints(), "fingerprint", "fingerprints"))
          .append(", the last one #")
          .append(day.lastRevision())
          .append('\n');
      ranges(page, day);
    }
    return page.toString();
  }

  private void changes(StringBuilder page, Fingerprint before, Fingerprint after) {
    TreeSet<FeatureName> names = new TreeSet<>(before.features().keySet());
    names.addAll(after.features().keySet());
    List<String> lines = new ArrayList<>();
    for (FeatureName name : names) {
      String was = text(before.reading(name));
      String is = text(after.reading(name));
      if (isNotable(before.reading(name), after.reading(name))) {
        lines.add(name + ": " + was + look.either(" \u2192 ", " -> ") + is);
      }
    }
    if (lines.isEmpty()) {
      lines.add("no change of 1 % or more");
    }
    lines.forEach(line -> Lines.append(page, line, INDENT, look.width()));
  }

  private static boolean isNotable(Reading before, Reading after) {
    if (before instanceof Reading.Known was
        && after instanceof Reading.Known is
        && was.value() instanceof Value.Number one
        && is.value() instanceof Value.Number other) {
      double size = Math.max(Math.abs(one.number()), Math.abs(other.number()));
      return Math.abs(one.number() - other.number()) > NOTABLE * size;
    }
    return !text(before).equals(text(after));
  }

  private static String text(Reading reading) {
    return reading instanceof Reading.Known known ? Figures.reading(known, "") : "unknown";
  }

  private void ranges(StringBuilder page, Day day) {
    for (Map.Entry<FeatureName, DaySummary.Range> one : day.numbers().entrySet()) {
      DaySummary.Range range = one.getValue();
      if (range.most() - range.least() > NOTABLE * Math.abs(range.most())) {
        Lines.append(
            page,
            one.getKey()
                + ": "
                + Figures.number(range.least())
                + look.either("\u2013", "-")
                + Figures.number(range.most())
                + ", on average "
                + Figures.number(range.mean()),
            INDENT,
            look.width());
      }
    }
  }
}
