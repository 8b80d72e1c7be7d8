package io.personality.sealed;

import io.personality.model.Actor;
import io.personality.model.Listing;
import io.personality.model.PlacementId;
import io.personality.model.ProfileId;
import io.personality.model.ProfileSearch;
import io.personality.model.Sharing;
import io.personality.model.TenantId;
import io.personality.spi.ListingStore;
import java.util.List;
import java.util.Optional;

/**
 * The list of profiles, whose documents are encrypted. <i>Thread-safe.</i> What a search looks for
 * stays readable: names, descriptions, and the words and features of a profile.
 */
record SealedListingStore(ListingStore store, Seal seal) implements ListingStore {

  @Override
  public boolean publish(Publication publication) {
    return store.publish(
        new Publication(
            SealedProfileStore.closed(seal, publication.revision()),
            publication.description(),
            publication.keywords(),
            publication.importedFrom()));
  }

  @Override
  public Optional<Listing> find(ProfileId id) {
    return store.find(id);
  }

  @Override
  public List<Listing> search(ProfileSearch search, TenantId viewer) {
    return store.search(search, viewer);
  }

  @Override
  public Optional<Listing> share(ProfileId id, Sharing sharing) {
    return store.share(id, sharing);
  }

  @Override
  public Optional<Listing> curate(ProfileId id, boolean curated) {
    return store.curate(id, curated);
  }

  @Override
  public Optional<Listing> retire(ProfileId id, boolean retired) {
    return store.retire(id, retired);
  }

  @Override
  public Optional<Listing> rate(ProfileId id, Actor voter, int stars) {
    return store.rate(id, voter, stars);
  }

  @Override
  public Optional<Listing> recordOutcome(ProfileId id, PlacementId placement, int keptMillionths) {
    return store.recordOutcome(id, placement, keptMillionths);
  }
}
