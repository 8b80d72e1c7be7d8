package io.personality.spi.contract;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.personality.spi.Storage;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What {@link Storage} promises, with the contracts of its stores. */
public abstract class StorageContract {

  /** A fresh storage with nothing in it; every test asks for one and closes it. */
  protected abstract Storage open();

  @Test
  void closesTwiceAndHoldsEveryStore() {
    Storage storage = open();
    assertNotNull(storage.profiles());
    assertNotNull(storage.listings());
    assertNotNull(storage.hosts());
    assertNotNull(storage.fingerprints());
    assertNotNull(storage.claims());
    assertNotNull(storage.placements());
    assertNotNull(storage.quotas());
    assertNotNull(storage.decisions());
    assertNotNull(storage.changes());
    storage.close();
    assertDoesNotThrow(storage::close);
  }

  /** The profiles. */
  @Nested
  class Profiles extends ProfileStoreContract {
    @Override
    protected Storage open() {
      return StorageContract.this.open();
    }
  }

  /** The profile database. */
  @Nested
  class Listings extends ListingStoreContract {
    @Override
    protected Storage open() {
      return StorageContract.this.open();
    }
  }

  /** How the profile database is searched. */
  @Nested
  class ListingSearches extends ListingSearchContract {
    @Override
    protected Storage open() {
      return StorageContract.this.open();
    }
  }

  /** The hosts. */
  @Nested
  class Hosts extends HostStoreContract {
    @Override
    protected Storage open() {
      return StorageContract.this.open();
    }
  }

  /** The fingerprints. */
  @Nested
  class Fingerprints extends FingerprintStoreContract {
    @Override
    protected Storage open() {
      return StorageContract.this.open();
    }
  }

  /** The claims, one after the other. */
  @Nested
  class Claims extends ClaimStoreContract {
    @Override
    protected Storage open() {
      return StorageContract.this.open();
    }
  }

  /** The claims, many at once. */
  @Nested
  class ContendedClaims extends ContendedClaimContract {
    @Override
    protected Storage open() {
      return StorageContract.this.open();
    }
  }

  /** The placements. */
  @Nested
  class Placements extends PlacementStoreContract {
    @Override
    protected Storage open() {
      return StorageContract.this.open();
    }
  }

  /** The feed of changes. */
  @Nested
  class Changes extends ChangeFeedContract {
    @Override
    protected Storage open() {
      return StorageContract.this.open();
    }
  }

  /** The quotas of tenants. */
  @Nested
  class Quotas extends QuotaStoreContract {
    @Override
    protected Storage open() {
      return StorageContract.this.open();
    }
  }

  /** Claims on hosts that change. */
  @Nested
  class HostGenerations extends HostGenerationContract {
    @Override
    protected Storage open() {
      return StorageContract.this.open();
    }
  }

  /** The days whose fingerprints are summed up. */
  @Nested
  class FingerprintSummaries extends FingerprintSummaryContract {
    @Override
    protected Storage open() {
      return StorageContract.this.open();
    }
  }

  /** The decisions. */
  @Nested
  class Decisions extends DecisionStoreContract {
    @Override
    protected Storage open() {
      return StorageContract.this.open();
    }
  }

  /** The claims that move. */
  @Nested
  class ClaimTransfers extends ClaimTransferContract {
    @Override
    protected Storage open() {
      return StorageContract.this.open();
    }
  }
}
