package io.personality.core.internal.memory;

import io.personality.spi.ChangeFeed;
import io.personality.spi.DecisionStore;
import io.personality.spi.QuotaStore;
import io.personality.spi.Storage;

/** Storage in this process's memory; nothing outlives it. <i>Thread-safe.</i> */
public final class MemoryStorage implements Storage {
  private static final int DECISIONS_KEPT = 1_000;

  private final MemoryProfileStore profiles = new MemoryProfileStore();
  private final MemoryListingStore listings = new MemoryListingStore(profiles);
  private final MemoryChangeFeed changes = new MemoryChangeFeed();
  private final MemoryQuotaStore quotas = new MemoryQuotaStore();
  private final MemoryFingerprintStore fingerprints;
  private final MemoryClaimStore claims = new MemoryClaimStore(quotas, changes);
  private final MemoryHostStore hosts = new MemoryHostStore(claims, changes);
  private final MemoryDecisionStore decisions = new MemoryDecisionStore(DECISIONS_KEPT);
  private final MemoryPlacementStore placements = new MemoryPlacementStore();

  /** An empty storage that keeps the newest 64 fingerprints of each host. */
  public MemoryStorage() {
    this(64);
  }

  /**
   * An empty storage.
   *
   * @param fingerprintHistory how many fingerprints of each host are kept, at least 1
   */
  public MemoryStorage(int fingerprintHistory) {
    fingerprints = new MemoryFingerprintStore(fingerprintHistory, changes);
  }

  @Override
  public MemoryProfileStore profiles() {
    return profiles;
  }

  @Override
  public MemoryListingStore listings() {
    return listings;
  }

  @Override
  public MemoryHostStore hosts() {
    return hosts;
  }

  @Override
  public MemoryFingerprintStore fingerprints() {
    return fingerprints;
  }

  @Override
  public MemoryClaimStore claims() {
    return claims;
  }

  @Override
  public MemoryPlacementStore placements() {
    return placements;
  }

  @Override
  public QuotaStore quotas() {
    return quotas;
  }

  @Override
  public DecisionStore decisions() {
    return decisions;
  }

  @Override
  public ChangeFeed changes() {
    return changes;
  }

  /** Nobody changes it but the engine that has it. */
  @Override
  public boolean isShared() {
    return false;
  }

  /** Does nothing: the garbage collector does. */
  @Override
  public void close() {}
}
