package io.personality.core.internal.pipeline;

import io.personality.core.internal.cache.Recent;
import io.personality.core.internal.query.CompiledQuery;
import io.personality.core.internal.query.QueryKey;
import io.personality.model.Explanation;
import io.personality.model.Fingerprint;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The explanations that were given last: a host that is the best for a profile is so for many
 * requests in a row, and to word what was found takes longer than to find it.
 *
 * <p><i>Thread-safe.</i> An explanation is a pure function of query and fingerprint, unless a
 * plug-in has a say; such ones are not kept, nor unusually long ones.
 */
final class RecentExplanations {
  private static final int MOST = 1_024;
  private static final int MOST_TERMS = 64;

  private final Recent<Key, Explanation> given = new Recent<>(MOST);

  /** Fingerprints are told apart by identity: to compare their readings would take as long. */
  private static final class Key {
    private final QueryKey query;
    private final Fingerprint fingerprint;

    Key(QueryKey query, Fingerprint fingerprint) {
      this.query = query;
      this.fingerprint = fingerprint;
    }

    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(Object other) {
      return other instanceof Key key && fingerprint == key.fingerprint && query.equals(key.query);
    }

    @Override
    public int hashCode() {
      return 31 * query.hashCode() + System.identityHashCode(fingerprint);
    }
  }

  /** The explanation of a host's similarity: the one given before, or a new one. */
  Explanation of(CompiledQuery query, Fingerprint fingerprint, Supplier<Explanation> explain) {
    if (query.hasPlugIns() || query.terms().size() > MOST_TERMS) {
      return explain.get();
    }
    Key key = new Key(query.key(), fingerprint);
    Optional<Explanation> before = given.find(key);
    if (before.isPresent()) {
      return before.get();
    }
    Explanation explanation = explain.get();
    given.put(key, explanation);
    return explanation;
  }
}
