package io.personality.spi;

/** A storage back end: five stores that share one database. <i>Thread-safe.</i> */
public interface Storage extends AutoCloseable {
  /** Profiles and their revisions. */
  ProfileStore profiles();

  /** Registered hosts. */
  HostStore hosts();

  /** Fingerprints and their history. */
  FingerprintStore fingerprints();

  /** Claims on capacity. */
  ClaimStore claims();

  /** Placements. */
  PlacementStore placements();

  /** Closes what the back end itself opened. */
  @Override
  void close();
}
