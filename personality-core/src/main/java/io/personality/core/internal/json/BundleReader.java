package io.personality.core.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.personality.Violation;
import io.personality.model.ImportedFrom;
import io.personality.model.Profile;
import io.personality.model.ProfileId;
import io.personality.model.ProfileRef;
import io.personality.model.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Reads bundles of profiles; whether the names in them exist is not asked here.
 *
 * <p><i>Thread-safe.</i>
 */
public final class BundleReader {
  /** 16 MiB, of as many levels and elements as other documents. */
  public static final JsonLimits LIMITS =
      new JsonLimits(16 << 20, JsonLimits.DOCUMENT.maxDepth(), JsonLimits.DOCUMENT.maxChildren());

  static final String FORMAT = "personality-profiles/1";
  private static final int MOST_PROFILES = 1_000;
  private static final List<String> KEYS =
      List.of("format", "exported_at", "engine_version", "profiles");
  private static final List<String> ENTRY_KEYS =
      List.of("id", "revision", "owner", "sha256", "document");

  private BundleReader() {}

  /** Reads a bundle; never throws, whatever the bytes are. */
  public static ParsedBundle read(byte[] utf8) {
    ParsedJson parsed = JsonText.parse(utf8, LIMITS);
    Faults faults = new Faults();
    faults.add(parsed.violations());
    List<ParsedBundle.Entry> entries = new ArrayList<>();
    TreeSet<Violation> inDocuments = new TreeSet<>();
    parsed
        .tree()
        .flatMap(tree -> NodeReader.of(tree, "", faults, KEYS))
        .ifPresent(bundle -> read(bundle, faults, entries));
    for (ParsedBundle.Entry entry : entries) {
      entry.parsed().violations().forEach(found -> inDocuments.add(place(entry, found)));
    }
    inDocuments.addAll(faults.sorted());
    return new ParsedBundle(entries, List.copyOf(inDocuments));
  }

  private static Violation place(ParsedBundle.Entry entry, Violation found) {
    return new Violation(entry.pointer() + found.pointer(), found.message(), found.remedy());
  }

  private static void read(NodeReader bundle, Faults faults, List<ParsedBundle.Entry> entries) {
    bundle
        .required("format")
        .filter(format -> !format.asText().equals(FORMAT))
        .ifPresent(
            format ->
                faults.refuse(
                    format,
                    bundle.at("format"),
                    "write \"" + FORMAT + "\", which is what this version reads"));
    bundle.required("exported_at");
    Optional<Instant> exportedAt = bundle.time("exported_at");
    bundle.text("engine_version", 100);
    bundle.required("profiles");
    Optional<JsonNode> profiles = bundle.array("profiles", MOST_PROFILES);
    if (exportedAt.isEmpty() || profiles.isEmpty()) {
      return;
    }
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < profiles.get().size(); i++) {
      String pointer = bundle.at("profiles") + "/" + i;
      Optional<NodeReader> entry =
          NodeReader.of(profiles.get().get(i), pointer, faults, ENTRY_KEYS);
      if (entry.isPresent()) {
        one(entry.get(), exportedAt.get(), faults).ifPresent(entries::add);
        refuseTwice(entry.get(), i, seen, faults);
      }
    }
  }

  private static void refuseTwice(
      NodeReader entry, int number, Map<String, Integer> seen, Faults faults) {
    entry
        .plainText("id")
        .map(id -> seen.putIfAbsent(id, number))
        .ifPresent(
            first ->
                faults.add(
                    entry.at("id"),
                    "is that of /profiles/" + first + " too",
                    "keep one of the two"));
  }

  private static Optional<ParsedBundle.Entry> one(
      NodeReader entry, Instant exportedAt, Faults faults) {
    ENTRY_KEYS.stream().filter(key -> !key.equals("sha256")).forEach(entry::required);
    Optional<ProfileId> id =
        entry
            .text("id", 128)
            .flatMap(text -> faults.attempt(entry.at("id"), () -> new ProfileId(text)));
    Optional<TenantId> owner =
        entry
            .text("owner", 128)
            .flatMap(text -> faults.attempt(entry.at("owner"), () -> new TenantId(text)));
    Optional<Long> revision = entry.whole("revision", 1, Integer.MAX_VALUE);
    Optional<JsonNode> document = entry.optional("document");
    if (id.isEmpty() || owner.isEmpty() || revision.isEmpty() || document.isEmpty()) {
      return Optional.empty();
    }
    ParsedProfile parsed = ProfileReader.read(document.get());
    refuseChanged(entry, parsed, faults);
    ImportedFrom from =
        new ImportedFrom(
            new ProfileRef(id.get(), Math.toIntExact(revision.get())), owner.get(), exportedAt);
    return Optional.of(new ParsedBundle.Entry(from, parsed, entry.at("document")));
  }

  private static void refuseChanged(NodeReader entry, ParsedProfile parsed, Faults faults) {
    Optional<String> hash = entry.text("sha256", 64);
    Optional<Profile> profile = parsed.profile().filter(whole -> parsed.violations().isEmpty());
    if (hash.isPresent()
        && profile.isPresent()
        && !hash.get().equals(BundleWriter.sha256(profile.get()))) {
      faults.add(
          entry.at("sha256"),
          "is not the hash of the document, which was changed after it was exported",
          "export it again, or remove \"sha256\" if the change is meant");
    }
  }
}
