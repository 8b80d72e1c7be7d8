package io.personality.core.internal.memory;

import io.personality.model.ProfileId;
import io.personality.model.ProfileRef;
import io.personality.spi.ProfileStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Profiles in memory. <i>Thread-safe.</i> */
public final class MemoryProfileStore implements ProfileStore {
  /** Each profile's revisions, revision r at index r - 1. Guarded by this. */
  private final TreeMap<ProfileId, List<Stored>> revisions = new TreeMap<>();

  @Override
  public synchronized boolean append(Stored revision) {
    int number = revision.ref().revision();
    List<Stored> known = revisions.getOrDefault(revision.ref().id(), List.of());
    if (number <= known.size()) {
      return known.get(number - 1).isSameAs(revision);
    }
    if (number > known.size() + 1) {
      return false;
    }
    revisions.computeIfAbsent(revision.ref().id(), id -> new ArrayList<>(1)).add(revision);
    return true;
  }

  @Override
  public synchronized Optional<Stored> find(ProfileRef ref) {
    List<Stored> known = revisions.getOrDefault(ref.id(), List.of());
    return ref.revision() <= known.size()
        ? Optional.of(known.get(ref.revision() - 1))
        : Optional.empty();
  }

  @Override
  public synchronized Optional<Stored> newest(ProfileId id) {
    return Optional.ofNullable(revisions.get(id)).map(MemoryProfileStore::last);
  }

  @Override
  public synchronized List<Stored> list() {
    return revisions.values().stream().map(MemoryProfileStore::last).toList();
  }

  private static Stored last(List<Stored> known) {
    return known.get(known.size() - 1);
  }
}
