package io.personality.core.internal.pipeline;

import io.personality.core.internal.cache.Recent;
import io.personality.core.internal.catalogue.Sha256;
import io.personality.core.internal.json.ProfileReader;
import io.personality.core.internal.json.ProfileWriter;
import io.personality.core.internal.query.CompiledQuery;
import io.personality.core.internal.query.ProfileCompiler;
import io.personality.model.Profile;
import io.personality.model.ProfileId;
import io.personality.model.ProfileRef;
import io.personality.spi.ProfileStore;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What has been worked out about the profiles of late: compiling, hashing and reading one takes
 * longer than finding a host for it.
 *
 * <p><i>Thread-safe.</i> All of it are pure functions of what it is kept for, a stored revision
 * never changes, and nothing stored goes away. A given profile is kept from the second time it is
 * seen, and none that is unusually long.
 */
final class KnownProfiles {
  private static final int MOST = 256;
  private static final int MOST_SEEN = 4_096;
  private static final int LONGEST = 16_384; // characters

  private final ProfileCompiler compiler;
  private final Recent<Integer, Boolean> seen = new Recent<>(MOST_SEEN); // by hash: texts are long
  private final Recent<Profile, Known> known = new Recent<>(MOST);
  private final Recent<ProfileRef, Profile> read = new Recent<>(MOST);

  KnownProfiles(ProfileCompiler compiler) {
    this.compiler = compiler;
  }

  /**
   * A profile.
   *
   * @param profile the profile
   * @param query ready to be matched
   * @param ref the name that it is stored by where it is given with a request
   * @param isStored whether it was found stored under that name
   */
  record Known(Profile profile, CompiledQuery query, ProfileRef ref, AtomicBoolean isStored) {}

  private Optional<Known> find(Profile profile) {
    return known.find(profile).filter(one -> isSameOrder(one.profile(), profile));
  }

  /** Maps are equal in whatever order, but sums of doubles and documents are not. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean isSameOrder(Profile one, Profile other) {
    return one == other
        || (List.copyOf(one.traits().keySet()).equals(List.copyOf(other.traits().keySet()))
            && List.copyOf(one.metricWeights().keySet())
                .equals(List.copyOf(other.metricWeights().keySet())));
  }

  CompiledQuery compile(Profile profile) {
    Optional<Known> before = find(profile);
    if (before.isPresent()) {
      return before.get().query();
    }
    CompiledQuery query = compiler.compile(profile);
    if (seen.replace(profile.hashCode(), true)) {
      String content = ProfileWriter.canonical(profile);
      if (content.length() <= LONGEST) {
        known.put(profile, new Known(profile, query, ref(content), new AtomicBoolean()));
      }
    }
    return query;
  }

  /** The name that a given profile is stored by: the hash of its content. */
  ProfileRef ref(Profile given) {
    return find(given).map(Known::ref).orElseGet(() -> ref(ProfileWriter.canonical(given)));
  }

  boolean isStored(Profile given) {
    return find(given).filter(one -> one.isStored().get()).isPresent();
  }

  void hasBeenStored(Profile given) {
    find(given).ifPresent(one -> one.isStored().set(true));
  }

  /** A stored revision as it is in a store; empty where there is none. */
  Optional<Profile> read(ProfileRef ref, ProfileStore store) {
    Optional<Profile> before = read.find(ref);
    return before.isPresent() ? before : store.find(ref).map(this::read);
  }

  private Profile read(ProfileStore.Stored stored) {
    Profile profile = ProfileReader.read(stored.document()).orThrow();
    if (stored.document().length() <= LONGEST) {
      read.put(stored.ref(), profile);
    }
    return profile;
  }

  private static ProfileRef ref(String content) {
    return new ProfileRef(new ProfileId("given-" + Sha256.of(content).substring(0, 32)), 1);
  }
}
