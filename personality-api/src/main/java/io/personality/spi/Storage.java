package io.personality.spi;

/** A storage back end: the stores, which share one database. <i>Thread-safe.</i> */
public interface Storage extends AutoCloseable {
  /** {@return the store of profiles and their revisions} */
  ProfileStore profiles();

  /** {@return the list of the profiles, by which people find and judge them} */
  ListingStore listings();

  /** {@return the store of registered hosts} */
  HostStore hosts();

  /** {@return the store of fingerprints and their history} */
  FingerprintStore fingerprints();

  /** {@return the store of claims on capacity} */
  ClaimStore claims();

  /** {@return the quotas of tenants, which the claims keep to} */
  QuotaStore quotas();

  /** {@return the store of placements} */
  PlacementStore placements();

  /** {@return the store of what decisions were made from} */
  DecisionStore decisions();

  /** {@return the feed of what has changed about hosts} */
  ChangeFeed changes();

  /**
   * {@return whether others may change it at the same time, whom an engine then follows; true
   * unless said}
   */
  default boolean isShared() {
    return true;
  }

  /** Closes what the back end itself opened. */
  @Override
  void close();
}
