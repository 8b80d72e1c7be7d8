package io.personality.cli.remote;

import com.fasterxml.jackson.core.JsonGenerator;
import io.personality.model.RankBy;
import io.personality.model.Resources;
import io.personality.model.Selection;
import java.io.IOException;
import java.util.Locale;

/**
 * A VM asked for.
 *
 * <p><i>Immutable.</i>
 *
 * @param profile a JSON value: a profile document that was found to have no faults, or the name of
 *     a kept profile
 * @param minimumSimilarity hosts below it are no match
 */
public record Wanted(
    String profile,
    Resources resources,
    RankBy rank,
    Selection selection,
    double minimumSimilarity) {

  /** By the name of a kept profile, which has no character to be escaped. */
  public static String named(String name) {
    return "\"" + name + "\"";
  }

  /** Writes the fields. */
  void write(JsonGenerator json) throws IOException {
    json.writeFieldName("profile");
    json.writeRawValue(profile);
    json.writeNumberField("vcpus", resources.vcpus());
    json.writeNumberField("memory_mib", resources.memoryMib());
    json.writeStringField("rank", rank.name().toLowerCase(Locale.ROOT));
    json.writeStringField("selection", selection.label());
    json.writeNumberField("minimum_similarity", minimumSimilarity);
  }
}
