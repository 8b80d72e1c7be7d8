package io.personality.core.internal.query;

import io.personality.core.internal.cache.Recent;
import io.personality.model.Asked;
import io.personality.model.FeatureName;
import java.util.Optional;

/**
 * The criteria compiled last: profiles that ask the same share one, and with it whatever has been
 * computed by it of the fleet. So a profile whose weights alone are turned is compiled and bound
 * for little.
 *
 * <p><i>Thread-safe.</i>
 */
final class KnownCriteria {
  private static final int MOST = 1024;

  private record Key(FeatureName feature, Asked asked, Optional<String> manufacturer) {}

  private final Recent<Key, Criterion> criteria = new Recent<>(MOST);

  Optional<Criterion> find(FeatureName feature, Asked asked, Optional<String> manufacturer) {
    return criteria.find(new Key(feature, asked, manufacturer));
  }

  void put(FeatureName feature, Asked asked, Optional<String> manufacturer, Criterion criterion) {
    criteria.put(new Key(feature, asked, manufacturer), criterion);
  }
}
