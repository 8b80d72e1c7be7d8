package io.personality.core.internal.query;

import io.personality.model.Profile;
import java.util.List;
import java.util.Map;

/**
 * What of a profile decides which hosts it matches and how closely: everything but its name and
 * description, the weights its terms have, and the catalogue. Queries of equal keys give every host
 * the very same score, since the order in which their sums are taken is part of it.
 *
 * <p><i>Immutable.</i>
 */
public final class QueryKey {
  private final List<Object> content;
  private final int hash;

  private QueryKey(List<Object> content) {
    this.content = content;
    hash = content.hashCode();
  }

  static QueryKey of(Profile profile, List<Term> terms, String catalogueHash) {
    return new QueryKey(
        List.of(
            profile.requirements(),
            profile.preferences(),
            profile.avoid(),
            inOrder(profile.traits()),
            inOrder(profile.metricWeights()),
            profile.balance(),
            terms.stream().map(Term::weight).toList(),
            catalogueHash));
  }

  private static List<Object> inOrder(Map<?, ?> map) {
    return map.entrySet().stream().<Object>map(e -> Map.entry(e.getKey(), e.getValue())).toList();
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof QueryKey key && hash == key.hash && content.equals(key.content));
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
