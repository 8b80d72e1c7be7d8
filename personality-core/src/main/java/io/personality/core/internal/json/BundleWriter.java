package io.personality.core.internal.json;

import io.personality.core.internal.catalogue.Sha256;
import io.personality.model.Profile;
import io.personality.model.ProfileRef;
import io.personality.model.TenantId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes bundles of profiles, which tell where each comes from.
 *
 * <p><i>Thread-safe.</i>
 */
public final class BundleWriter {
  private BundleWriter() {}

  /**
   * A profile to write.
   *
   * @param ref its id and revision
   * @param owner whose it is
   * @param profile the profile
   */
  public record Item(ProfileRef ref, TenantId owner, Profile profile) {}

  /** The bundle as a JSON document. */
  public static String write(List<Item> items, Instant exportedAt, String engineVersion) {
    Map<String, Object> bundle = new LinkedHashMap<>();
    bundle.put("format", BundleReader.FORMAT);
    bundle.put("exported_at", exportedAt.toString());
    bundle.put("engine_version", engineVersion);
    bundle.put("profiles", items.stream().map(BundleWriter::tree).toList());
    return JsonText.write(bundle, true);
  }

  private static Object tree(Item item) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("id", item.ref().id().value());
    tree.put("revision", item.ref().revision());
    tree.put("owner", item.owner().value());
    tree.put("sha256", sha256(item.profile()));
    tree.put("document", ProfileWriter.tree(item.profile()));
    return tree;
  }

  static String sha256(Profile profile) {
    return Sha256.of(ProfileWriter.canonical(profile));
  }
}
