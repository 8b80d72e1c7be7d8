package io.personality.core.internal.fingerprint;

import io.personality.core.internal.json.JsonLimits;
import io.personality.core.internal.json.JsonText;
import io.personality.core.internal.json.ParsedJson;

/** JSON that tools print. <i>Thread-safe.</i> */
final class ToolJson {
  /** lshw lists some ten thousand parts of the largest hosts, about twenty levels deep. */
  private static final JsonLimits LIMITS = new JsonLimits(Texts.MAX_LENGTH, 64, 100_000);

  private ToolJson() {}

  /** The tree of plain values; refused where the text is no JSON, too large or too deep. */
  static Parsed<ForeignJson> parse(Tool tool, String text) {
    ParsedJson parsed = JsonText.parse(text, LIMITS);
    return parsed
        .plain()
        .map(value -> Parsed.ok(new ForeignJson(value)))
        .orElseGet(
            () -> Parsed.refused(tool.program() + ": " + parsed.violations().get(0).message()));
  }
}
