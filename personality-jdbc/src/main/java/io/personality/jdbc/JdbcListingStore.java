package io.personality.jdbc;

import io.personality.model.Actor;
import io.personality.model.Listing;
import io.personality.model.PlacementId;
import io.personality.model.ProfileId;
import io.personality.model.ProfileSearch;
import io.personality.model.Sharing;
import io.personality.model.TenantId;
import io.personality.spi.ListingStore;
import io.personality.spi.ProfileStore;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** The profile database in tables. <i>Thread-safe.</i> */
final class JdbcListingStore implements ListingStore {
  private final Database database;

  JdbcListingStore(Database database) {
    this.database = database;
  }

  @Override
  public boolean publish(Publication publication) {
    return database.transact(
        "publish profile " + publication.revision().ref(), handle -> publish(handle, publication));
  }

  private static boolean publish(Handle handle, Publication publication) {
    ProfileStore.Stored revision = publication.revision();
    ProfileId id = revision.ref().id();
    boolean listed = ListingRows.lock(handle, id);
    if (JdbcProfileStore.find(handle, revision.ref()).isPresent()) {
      return listed && JdbcProfileStore.append(handle, revision); // told again
    }
    Optional<Listing> before = listed ? ListingRows.find(handle, id) : Optional.empty();
    if (!publication.mayFollow(before) || !JdbcProfileStore.append(handle, revision)) {
      return false;
    }
    if (listed) {
      ListingRows.update(handle, publication);
    } else {
      ListingRows.insert(handle, publication);
    }
    Postings.describe(handle, id, revision.owner(), publication.keywords());
    Postings.write(handle, listing(handle, id));
    return true;
  }

  private static Listing listing(Handle handle, ProfileId id) {
    return ListingRows.find(handle, id).orElseThrow();
  }

  @Override
  public Optional<Listing> find(ProfileId id) {
    return database.snapshot("read the listing of " + id, handle -> ListingRows.find(handle, id));
  }

  @Override
  public List<Listing> search(ProfileSearch search, TenantId viewer) {
    return database.snapshot(
        "search profiles",
        handle -> {
          List<String> ids = new ListingSearch(handle, viewer).run(search);
          if (ids.isEmpty()) {
            return List.of();
          }
          Map<String, Listing> found = ListingRows.find(handle, ids);
          return ids.stream().map(found::get).filter(Objects::nonNull).toList();
        });
  }

  /** Changes a listing that is there, and tells what it is then. */
  private Optional<Listing> change(String what, ProfileId id, Consumer<Handle> work) {
    return database.transact(
        what + " profile " + id,
        handle -> {
          if (!ListingRows.lock(handle, id)) {
            return Optional.empty();
          }
          work.accept(handle);
          return ListingRows.find(handle, id);
        });
  }

  @Override
  public Optional<Listing> share(ProfileId id, Sharing sharing) {
    return change(
        "share",
        id,
        handle -> {
          ListingRows.setSharing(handle, id, sharing);
          Postings.write(handle, listing(handle, id));
        });
  }

  @Override
  public Optional<Listing> curate(ProfileId id, boolean curated) {
    return change(
        "curate",
        id,
        handle -> {
          handle.execute(
              "update personality_listing set curated = ? where profile_id = ?",
              curated,
              id.value());
          Postings.move(handle, listing(handle, id));
        });
  }

  @Override
  public Optional<Listing> retire(ProfileId id, boolean retired) {
    return change(
        "retire",
        id,
        handle -> {
          handle.execute(
              "update personality_listing set retired = ? where profile_id = ?",
              retired,
              id.value());
          Postings.write(handle, listing(handle, id));
        });
  }

  @Override
  public Optional<Listing> rate(ProfileId id, Actor voter, int stars) {
    return change(
        "rate",
        id,
        handle -> {
          Object[] who = {id.value(), voter.tenant().value(), voter.user()};
          Optional<Integer> before =
              handle
                  .select(
                      "select stars from personality_vote"
                          + " where profile_id = ? and tenant = ? and voter = ?",
                      who)
                  .mapTo(Integer.class)
                  .findOne();
          handle
              .createUpdate(
                  before.isPresent()
                      ? "update personality_vote set stars = :stars where profile_id = :id"
                          + " and tenant = :tenant and voter = :voter"
                      : "insert into personality_vote (profile_id, tenant, voter, stars)"
                          + " values (:id, :tenant, :voter, :stars)")
              .bind("id", id.value())
              .bind("tenant", voter.tenant().value())
              .bind("voter", voter.user())
              .bind("stars", stars)
              .execute();
          handle.execute(
              "update personality_listing set votes = votes + ?, stars = stars + ?"
                  + " where profile_id = ?",
              before.isPresent() ? 0 : 1,
              stars - before.orElse(0),
              id.value());
          Postings.move(handle, listing(handle, id));
        });
  }

  @Override
  public Optional<Listing> recordOutcome(ProfileId id, PlacementId placement, int keptMillionths) {
    return change(
        "record an outcome of",
        id,
        handle -> {
          Optional<Integer> before =
              handle
                  .select(
                      "select kept_millionths from personality_outcome where placement_id = ?"
                          + " and profile_id = ?",
                      placement.value(),
                      id.value())
                  .mapTo(Integer.class)
                  .findOne();
          handle
              .createUpdate(
                  before.isPresent()
                      ? "update personality_outcome set kept_millionths = :kept"
                          + " where profile_id = :id and placement_id = :placement"
                      : "insert into personality_outcome"
                          + " (placement_id, profile_id, kept_millionths)"
                          + " values (:placement, :id, :kept)")
              .bind("placement", placement.value())
              .bind("id", id.value())
              .bind("kept", keptMillionths)
              .execute();
          handle.execute(
              "update personality_listing set outcomes = outcomes + ?,"
                  + " kept_millionths = kept_millionths + ? where profile_id = ?",
              before.isPresent() ? 0 : 1,
              keptMillionths - before.orElse(0),
              id.value());
          Postings.move(handle, listing(handle, id));
        });
  }
}
