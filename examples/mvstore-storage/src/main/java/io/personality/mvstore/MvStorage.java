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
 *
 * @param database the file
 */
record MvStorage(
    MvDatabase database,
    ProfileStore profiles,
    ListingStore listings,
    HostStore hosts,
    FingerprintStore fingerprints,
    ClaimStore claims,
    QuotaStore quotas,
    PlacementStore placements,
    DecisionStore decisions,
    ChangeFeed changes)
    implements Storage {

  /**
   * Opens a file or makes it.
   *
   * @throws io.personality.StorageException if it cannot be opened, as where another process has it
   */
  static MvStorage open(Path file) {
    MvDatabase database = new MvDatabase(file);
    MvChangeFeed changes = new MvChangeFeed(database);
    ProfileStore profiles = new MvProfileStore(database);
    HostStore hosts = new MvHostStore(database, changes);
    QuotaStore quotas = new MvQuotaStore(database);
    return new MvStorage(
        database,
        profiles,
        new MvListingStore(database, profiles),
        hosts,
        new MvFingerprintStore(database, changes),
        new MvClaimStore(database, hosts, quotas, changes),
        quotas,
        new MvPlacementStore(database),
        new MvDecisionStore(database),
        changes);
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
