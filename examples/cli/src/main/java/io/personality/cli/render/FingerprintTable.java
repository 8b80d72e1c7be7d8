package io.personality.cli.render;

import io.personality.cli.render.Look.Ink;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.Origin;
import io.personality.model.Reading;
import io.personality.model.Value;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

  /** Draws it. */
  public String render(Fingerprint fingerprint) {
    StringBuilder page = new StringBuilder();
    page.append(look.ink(Ink.STRONG, fingerprint.host().value()))
        .append("   ")
        .append(Figures.count(fingerprint.capacity().vcpus(), "vCPU", "vCPUs"))
        .append(", ")
        .append(Figures.memory(fingerprint.capacity().memoryMib()));
    if (!fingerprint.probe().isEmpty()) {
      page.append("   ").append(fingerprint.probe());
    }
    fingerprint.observedAt().ifPresent(then -> page.append(", ").append(Figures.age(then, now)));
    page.append('\n');
    Map<Section, Map<FeatureName, Reading>> sections = new EnumMap<>(Section.class);
    fingerprint
        .features()
        .forEach(
            (feature, reading) ->
                sections
                    .computeIfAbsent(Section.of(feature), s -> new TreeMap<>())
                    .put(feature, reading));
    int names =
        fingerprint.features().keySet().stream().mapToInt(f -> f.value().length()).max().orElse(0);
    sections.forEach(
        (section, readings) -> {
          page.append('\n').append(look.ink(Ink.STRONG, "  " + section.title())).append('\n');
          readings.forEach((feature, reading) -> line(page, feature, reading, names));
        });
    return page.toString();
  }

  private void line(StringBuilder page, FeatureName feature, Reading reading, int names) {
    int indent = INDENT + names + 2;
    page.append(" ".repeat(INDENT)).append(Lines.left(feature.value(), names)).append("  ");
    if (reading instanceof Reading.Unknown unknown) {
      wrapped(page, "unknown: " + unknown.reason(), Ink.UNSURE, indent);
      return;
    }
    Reading.Known known = (Reading.Known) reading;
    String value = Figures.reading(known, units.apply(feature));
    String more = known.value() instanceof Value.Names some ? names(some) : value;
    String origin = origin(known.origin());
    boolean beside = indent + Lines.width(more) + 3 + Lines.width(origin) <= look.width();
    if (beside) {
      page.append(more).append("   ").append(look.ink(Ink.FAINT, origin)).append('\n');
    } else {
      wrapped(page, more, Ink.STRONG, indent);
      page.append(" ".repeat(indent));
      wrapped(page, origin, Ink.FAINT, indent);
    }
  }

  /** How many, and as many as fit on the line. */
  private String names(Value.Names some) {
    if (some.names().size() < 2) {
      return some.names().isEmpty() ? "none" : some.names().first();
    }
    return some.names().size() + ": " + String.join(" ", some.names());
  }

  private void wrapped(StringBuilder page, String text, Ink ink, int indent) {
    List<String> lines = Lines.wrapped(text, look.width() - indent);
    for (int i = 0; i < lines.size(); i++) {
      page.append(i == 0 ? "" : " ".repeat(indent))
          .append(ink == Ink.STRONG ? lines.get(i) : look.ink(ink, lines.get(i)))
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
