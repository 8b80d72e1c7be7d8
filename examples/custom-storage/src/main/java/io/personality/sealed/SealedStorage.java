package io.personality.sealed;

import io.personality.spi.ChangeFeed;
import io.personality.spi.ClaimStore;
import io.personality.spi.DecisionStore;
import io.personality.spi.FingerprintStore;
import io.personality.spi.HostStore;
import io.personality.spi.ListingStore;
import io.personality.spi.PlacementStore;
import io.personality.spi.ProfileStore;
import io.personality.spi.QuotaStore;
import io.personality.spi.Storage;

/**
 * Another storage whose documents are encrypted on their way in and decrypted on their way out.
 * <i>Thread-safe</i> where the other one is.
 *
 * @param storage keeps everything, and is closed with this
 * @param seal encrypts
 */
record SealedStorage(Storage storage, Seal seal) implements Storage {

  @Override
  public ProfileStore profiles() {
    return new SealedProfileStore(storage.profiles(), seal);
  }

  @Override
  public ListingStore listings() {
    return new SealedListingStore(storage.listings(), seal);
  }

  @Override
  public HostStore hosts() {
    return storage.hosts();
  }

  @Override
  public FingerprintStore fingerprints() {
    return new SealedFingerprintStore(storage.fingerprints(), seal);
  }

  @Override
  public ClaimStore claims() {
    return storage.claims();
  }

  @Override
  public QuotaStore quotas() {
    return storage.quotas();
  }

  @Override
  public PlacementStore placements() {
    return storage.placements();
  }

  @Override
  public DecisionStore decisions() {
    return new SealedDecisionStore(storage.decisions(), seal);
  }

  @Override
  public ChangeFeed changes() {
    return storage.changes();
  }

  @Override
  public boolean isShared() {
    return storage.isShared();
  }

  @Override
  public void close() {
    storage.close();
  }
}
