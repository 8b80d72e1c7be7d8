package io.personality.mvstore;

import io.personality.model.ProfileId;
import io.personality.model.ProfileRef;
import io.personality.spi.ProfileStore;
import java.util.List;
import java.util.Optional;

/** Profiles, each revision under its number. <i>Thread-safe.</i> */
final class MvProfileStore implements ProfileStore {
  private final MvDatabase database;
  private final Numbered<Stored> revisions;

  MvProfileStore(MvDatabase database) {
    this.database = database;
    revisions = new Numbered<>(database, "profiles", Stored.class);
  }

  @Override
  public boolean append(Stored revision) {
    return database.change(
        () -> {
          Optional<Stored> known = find(revision.ref());
          if (known.isPresent()) {
            return known.get().isSameAs(revision);
          }
          String id = revision.ref().id().value();
          int number = revision.ref().revision();
          boolean isNext = number == Math.max(1, revisions.last(id) + 1);
          if (isNext) {
            revisions.put(id, number, revision);
          }
          return isNext;
        });
  }

  @Override
  public Optional<Stored> find(ProfileRef ref) {
    return database.read(() -> revisions.find(ref.id().value(), ref.revision()));
  }

  @Override
  public Optional<Stored> newest(ProfileId id) {
    return database.read(() -> revisions.newest(id.value()));
  }

  @Override
  public List<Stored> list() {
    return database.read(revisions::newestOfEach);
  }
}
