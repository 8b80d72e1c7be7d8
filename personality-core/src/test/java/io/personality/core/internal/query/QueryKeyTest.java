package io.personality.core.internal.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.personality.model.Balance;
import io.personality.model.Condition;
import io.personality.model.Level;
import io.personality.model.Profile;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QueryKeyTest {
  private static Profile.Builder profile(String name) {
    return Profile.builder(name).metric("memory_bandwidth", 1).prefer("memory_type", "DDR5");
  }

  private static QueryKey key(Profile.Builder profile) {
    return QueryKey.of(profile.build(), List.of(), "catalogue");
  }

  @Test
  void namesAndDescriptionsDoNotCount() {
    QueryKey one = key(profile("one"));
    QueryKey two = key(profile("two").description("another"));
    assertEquals(one, two);
    assertEquals(one.hashCode(), two.hashCode());
    assertEquals(1, Set.of(one).stream().filter(two::equals).count());
  }

  @Test
  void whateverIsAskedCounts() {
    QueryKey one = key(profile("one"));
    List<QueryKey> others =
        List.of(
            key(profile("one").metric("memory_bandwidth", 2)),
            key(profile("one").metric("memory_latency", 1)),
            key(profile("one").trait("latency_sensitivity", Level.HIGH)),
            key(profile("one").prefer("storage_type", "HDD")),
            key(profile("one").require("processor_flags", new Condition.HasAll(List.of("aes")))),
            key(profile("one").balance(new Balance(1, 1, 1))),
            QueryKey.of(profile("one").build(), List.of(), "another catalogue"));
    others.forEach(other -> assertNotEquals(one, other));
  }

  @Test
  void theOrderOfTermsCountsSinceSumsAreTakenInIt() {
    QueryKey one =
        key(Profile.builder("one").metric("memory_bandwidth", 1).metric("memory_latency", 1));
    QueryKey two =
        key(Profile.builder("one").metric("memory_latency", 1).metric("memory_bandwidth", 1));
    assertNotEquals(one, two);
  }
}
