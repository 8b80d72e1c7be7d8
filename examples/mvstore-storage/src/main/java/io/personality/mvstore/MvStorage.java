package io.personality.mvstore;

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
import java.nio.file.Path;

/**
 * Everything in one file, which belongs to one process at a time. <i>Thread-safe.</i>
 *
 * <p>Nothing is forgotten by itself; the engine sums up old fingerprints and decisions.
 */
public final class MvStorage implements Storage {
  private final MvDatabase database;
  private final ProfileStore profiles;
  private final ListingStore listings;
  private final MvChangeFeed changes;
  private final HostStore hosts;
  private final FingerprintStore fingerprints;
  private final QuotaStore quotas;
  private final ClaimStore claims;
  private final PlacementStore placements;
  private final DecisionStore decisions;

  /**
   * Opens a file or makes it.
   *
   * @param file where
   * @throws io.personality.StorageException if it cannot be opened, as where another process has it
   */
  public MvStorage(Path file) {
    database = new MvDatabase(file);
    profiles = new MvProfileStore(database);
    listings = new MvListingStore(database, profiles);
    changes = new MvChangeFeed(database);
    hosts = new MvHostStore(database, changes);
    fingerprints = new MvFingerprintStore(database, changes);
    quotas = new MvQuotaStore(database);
    claims = new MvClaimStore(database, hosts, quotas, changes);
    placements = new MvPlacementStore(database);
    decisions = new MvDecisionStore(database);
  }

  @Override
  public ProfileStore profiles() {
    return profiles;
  }

  @Override
  public ListingStore listings() {
    return listings;
  }

  @Override
  public HostStore hosts() {
    return hosts;
  }

  @Override
  public FingerprintStore fingerprints() {
    return fingerprints;
  }

  @Override
  public ClaimStore claims() {
    return claims;
  }

  @Override
  public QuotaStore quotas() {
    return quotas;
  }

  @Override
  public PlacementStore placements() {
    return placements;
  }

  @Override
  public DecisionStore decisions() {
    return decisions;
  }

  @Override
  public ChangeFeed changes() {
    return changes;
  }

  /** The file is locked: nobody changes it but the engine that has it. */
  @Override
  public boolean isShared() {
    return false;
  }

  @Override
  public void close() {
    database.close();
  }
}
