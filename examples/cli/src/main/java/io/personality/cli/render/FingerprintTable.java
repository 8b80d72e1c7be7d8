package io.personality.cli.render;

import io.personality.cli.render.Look.Ink;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.Origin;
import io.personality.model.Reading;
import io.personality.model.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A fingerprint in groups: each value with its unit, where it comes from and how old it is, or why
 * it is unknown.
 *
 * <p><i>Immutable.</i>
 *
 * @param look where it is shown
 * @param units the unit of a feature's numbers; empty where it has none
 * @param now what ages are counted from
 */
public record FingerprintTable(Look look, Function<FeatureName, String> units, Instant now) {
  private static final int INDENT = 4;
  private static final int WIDEST_VALUE = 24;
  private static final int LINES_OF_NAMES = 2;

  /** Draws it. */
  public String render(Fingerprint fingerprint) {
    Map<Section, List<Entry>> sections = new EnumMap<>(Section.class);
    fingerprint
        .features()
        .forEach(
            (feature, reading) ->
                sections
                    .computeIfAbsent(Section.of(feature), s -> new ArrayList<>())
                    .add(entry(feature, reading)));
    Widths widths = widths(sections.values().stream().flatMap(List::stream).toList());
    StringBuilder page = new StringBuilder(headline(fingerprint));
    sections.forEach(
        (section, entries) -> {
          page.append('\n').append(look.ink(Ink.STRONG, "  " + section.title())).append('\n');
          entries.stream()
              // Long lists last: they would part what belongs together.
              .sorted(Comparator.comparing(Entry::isList).thenComparing(Entry::name))
              .forEach(entry -> line(page, entry, widths));
        });
    return page.toString();
  }

  private String headline(Fingerprint fingerprint) {
    StringBuilder line = new StringBuilder(look.ink(Ink.STRONG, fingerprint.host().value()));
    line.append("   ")
        .append(Figures.count(fingerprint.capacity().vcpus(), "vCPU", "vCPUs"))
        .append(", ")
        .append(Figures.memory(fingerprint.capacity().memoryMib()));
    fingerprint.labels().forEach((key, value) -> line.append("   ").append(key + "=" + value));
    List<String> origin = new ArrayList<>();
    if (!fingerprint.probe().isEmpty()) {
      origin.add(fingerprint.probe());
    }
    fingerprint.observedAt().ifPresent(then -> origin.add(Figures.age(then, now)));
    if (!origin.isEmpty()) {
      line.append("   ").append(look.ink(Ink.FAINT, String.join(", ", origin)));
    }
    return line.append('\n').toString();
  }

  private record Entry(String name, String value, String origin, boolean isList, boolean known) {}

  private record Widths(int name, int value) {
    int start() {
      return INDENT + name + 2;
    }
  }

  private Entry entry(FeatureName feature, Reading reading) {
    if (reading instanceof Reading.Unknown unknown) {
      return new Entry(feature.value(), "unknown: " + unknown.reason(), "", false, false);
    }
    Reading.Known known = (Reading.Known) reading;
    boolean list = known.value() instanceof Value.Names some && some.names().size() > 1;
    String value = Figures.reading(known, units.apply(feature));
    return new Entry(feature.value(), value, origin(known.origin()), list, true);
  }

  private static Widths widths(List<Entry> entries) {
    int names = 0;
    int values = 0;
    for (Entry entry : entries) {
      names = Math.max(names, Lines.width(entry.name()));
      int value = Lines.width(entry.value());
      if (entry.known() && value <= WIDEST_VALUE) {
        values = Math.max(values, value);
      }
    }
    return new Widths(names, values);
  }

  private void line(StringBuilder page, Entry entry, Widths widths) {
    page.append(" ".repeat(INDENT)).append(Lines.left(entry.name(), widths.name())).append("  ");
    int room = look.width() - widths.start();
    if (!entry.known()) {
      wrapped(page, Lines.wrapped(entry.value(), room), Ink.UNSURE, widths.start());
      return;
    }
    String value = Lines.left(entry.value(), widths.value());
    if (Lines.width(value) + 2 + Lines.width(entry.origin()) <= room) {
      page.append(value).append("  ").append(look.ink(Ink.FAINT, entry.origin())).append('\n');
      return;
    }
    List<String> lines = Lines.wrapped(entry.value(), room);
    if (entry.isList() && lines.size() > LINES_OF_NAMES) {
      page.append(entry.value().split(" ", -1).length + ", all with --format json:\n");
      page.append(" ".repeat(widths.start()));
      lines = new ArrayList<>(lines.subList(0, LINES_OF_NAMES - 1));
      String rest = entry.value().substring(String.join(" ", lines).length() + 1);
      lines.add(Lines.shortened(rest, room, look.either("…", "...")));
    }
    page.append(String.join("\n" + " ".repeat(widths.start()), lines)).append('\n');
    page.append(" ".repeat(widths.start()));
    wrapped(page, Lines.wrapped(entry.origin(), room), Ink.FAINT, widths.start());
  }

  private void wrapped(StringBuilder page, List<String> lines, Ink ink, int indent) {
    for (int i = 0; i < lines.size(); i++) {
      page.append(i == 0 ? "" : " ".repeat(indent))
          .append(look.ink(ink, lines.get(i)))
          .append('\n');
    }
  }

  private String origin(Origin origin) {
    StringBuilder text = new StringBuilder(origin.provenance().label());
    if (!origin.source().isEmpty()) {
      text.append(", ").append(origin.source());
    }
    if (origin.samples() > 1) {
      text.append(", ").append(origin.samples()).append(" x");
    }
    if (origin.spread() > 0) {
      text.append(' ')
          .append(look.either("±", "+-"))
          .append(Figures.number(Math.ceil(origin.spread() * 1000) / 10))
          .append(" %");
    }
    origin.observedAt().ifPresent(then -> text.append(", ").append(Figures.age(then, now)));
    return text.toString();
  }
}
