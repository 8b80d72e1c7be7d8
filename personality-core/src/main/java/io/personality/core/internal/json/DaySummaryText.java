package io.personality.core.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.personality.model.DaySummary;
import io.personality.model.DaySummary.Range;
import io.personality.model.FeatureName;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Summaries of days as documents and back.
 *
 * <p><i>Thread-safe.</i> The last fingerprint of the day stands in the document as a text, since it
 * is a document of its own.
 */
public final class DaySummaryText {
  private static final JsonLimits LIMITS = new JsonLimits(8 << 20, 16, 100_000);

  private final FingerprintReader reader;
  private final FingerprintWriter writer;

  /** Reads and writes the fingerprints within by the parts given. */
  public DaySummaryText(FingerprintReader reader, FingerprintWriter writer) {
    this.reader = reader;
    this.writer = writer;
  }

  /** A summary as a document of one line, without its day. */
  public String write(DaySummary summary) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("fingerprints", summary.fingerprints());
    tree.put("last_revision", summary.lastRevision());
    Map<String, Object> numbers = new LinkedHashMap<>();
    summary.numbers().forEach((name, range) -> numbers.put(name.value(), range(range)));
    tree.put("numbers", numbers);
    tree.put("last", writer.write(summary.last()));
    return JsonText.write(tree, false);
  }

  private static Map<String, Object> range(Range range) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("count", range.count());
    tree.put("mean", range.mean());
    tree.put("least", range.least());
    tree.put("most", range.most());
    return tree;
  }

  /**
   * Reads a document that {@link #write} has made.
   *
   * @throws io.personality.StorageException if it is no such document
   * @throws io.personality.InvalidFingerprintException if the fingerprint within is none that this
   *     version reads
   */
  public DaySummary read(LocalDate date, String document) {
    return OwnDocuments.read("summary of a day", document, LIMITS, tree -> summary(date, tree));
  }

  private DaySummary summary(LocalDate date, JsonNode tree) {
    TreeMap<FeatureName, Range> numbers = new TreeMap<>();
    OwnDocuments.member(tree, "numbers")
        .properties()
        .forEach(one -> numbers.put(new FeatureName(one.getKey()), range(one.getValue())));
    return new DaySummary(
        date,
        OwnDocuments.member(tree, "fingerprints").longValue(),
        reader.read(OwnDocuments.text(tree, "last")),
        OwnDocuments.member(tree, "last_revision").longValue(),
        numbers);
  }

  private static Range range(JsonNode tree) {
    return new Range(
        OwnDocuments.member(tree, "count").longValue(),
        OwnDocuments.member(tree, "mean").doubleValue(),
        OwnDocuments.member(tree, "least").doubleValue(),
        OwnDocuments.member(tree, "most").doubleValue());
  }
}
