package io.personality.sealed;

import io.personality.model.ProfileId;
import io.personality.model.ProfileRef;
import io.personality.spi.ProfileStore;
import java.util.List;
import java.util.Optional;

/** Profiles whose documents are encrypted; names stay readable. <i>Thread-safe.</i> */
record SealedProfileStore(ProfileStore store, Seal seal) implements ProfileStore {

  /** What reaches the database. */
  static Stored closed(Seal seal, Stored plain) {
    return with(plain, seal.close(place(plain.ref()), plain.document()));
  }

  private Stored opened(Stored closed) {
    return with(closed, seal.open(place(closed.ref()), closed.document()));
  }

  private static Stored with(Stored stored, String document) {
    return new Stored(stored.ref(), stored.owner(), stored.name(), document, stored.createdAt());
  }

  private static String place(ProfileRef ref) {
    return "profile " + ref;
  }

  @Override
  public boolean append(Stored revision) {
    return store.append(closed(seal, revision));
  }

  @Override
  public Optional<Stored> find(ProfileRef ref) {
    return store.find(ref).map(this::opened);
  }

  @Override
  public Optional<Stored> newest(ProfileId id) {
    return store.newest(id).map(this::opened);
  }

  @Override
  public List<Stored> list() {
    return store.list().stream().map(this::opened).toList();
  }
}
