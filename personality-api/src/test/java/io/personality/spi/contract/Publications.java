package io.personality.spi.contract;

import io.personality.model.FeatureName;
import io.personality.model.Level;
import io.personality.model.ProfileId;
import io.personality.model.ProfileRef;
import io.personality.model.TenantId;
import io.personality.model.TraitName;
import io.personality.spi.Keywords;
import io.personality.spi.ListingStore.Publication;
import io.personality.spi.ProfileStore;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Publications to test with, the same for the same arguments. <i>Thread-safe.</i> */
final class Publications {
  static final TraitName LATENCY = new TraitName("latency_sensitivity");
  static final TraitName THROUGHPUT = new TraitName("throughput_priority");
  static final FeatureName BANDWIDTH = new FeatureName("memory_bandwidth");
  static final FeatureName NETWORK = new FeatureName("network_latency");

  private Publications() {}

  static Publication of(String id, int revision, String... words) {
    return of(id, revision, Samples.TENANT, new Keywords(Set.of(words), Map.of(), Set.of()));
  }

  static Publication of(String id, int revision, TenantId owner, Keywords keywords) {
    ProfileRef ref = new ProfileRef(new ProfileId(id), revision);
    ProfileStore.Stored stored =
        new ProfileStore.Stored(
            ref, owner, "Name of " + ref, "{\"r\": " + revision + "}", Samples.at(revision));
    return new Publication(stored, "Description of " + ref, keywords, Optional.empty());
  }

  static Keywords keywords(Map<TraitName, Level> traits, FeatureName... metrics) {
    return new Keywords(Set.of(), traits, Set.of(metrics));
  }
}
