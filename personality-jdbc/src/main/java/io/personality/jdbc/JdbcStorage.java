package io.personality.jdbc;

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
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Storage on a {@link DataSource}: H2 2.x or PostgreSQL from 15 on.
 *
 * <p><i>Thread-safe</i>, and safe among any number of processes on one PostgreSQL. A call uses one
 * connection and returns it before it ends, so that any pool will do; without a pool each call
 * opens a connection. The user behind it needs to read and write the tables whose names begin with
 * {@code personality_}, and to make them where the storage is to do so.
 */
public final class JdbcStorage implements Storage {
  /** How many fingerprints of each host are kept unless said. */
  public static final int USUAL_FINGERPRINT_HISTORY = 10_000;

  private final ProfileStore profiles;
  private final ListingStore listings;
  private final HostStore hosts;
  private final FingerprintStore fingerprints;
  private final ClaimStore claims;
  private final QuotaStore quotas;
  private final PlacementStore placements;
  private final DecisionStore decisions;
  private final ChangeFeed changes;
  private final Runnable onClose;

  JdbcStorage(DataSource source, boolean migrate, int fingerprintHistory, Runnable onClose) {
    if (migrate) {
      Schema.migrate(source);
    }
    Optional<ChangeHints> hints =
        Schema.isPostgres(source) ? Optional.of(new ChangeHints(source)) : Optional.empty();
    Database database = new Database(source, () -> hints.ifPresent(ChangeHints::changed));
    Schema.check(database);
    profiles = new JdbcProfileStore(database);
    listings = new JdbcListingStore(database);
    hosts = new JdbcHostStore(database);
    fingerprints = new JdbcFingerprintStore(database, fingerprintHistory);
    claims = new JdbcClaimStore(database);
    quotas = new JdbcQuotaStore(database);
    placements = new JdbcPlacementStore(database);
    decisions = new JdbcDecisionStore(database);
    changes = new JdbcChangeFeed(database, hints);
    this.onClose =
        () -> {
          hints.ifPresent(ChangeHints::close);
          onClose.run();
        };
  }

  /**
   * Storage on somebody's data source, which stays open when the storage is closed. Makes the
   * tables where they are missing and brings them up to date.
   *
   * @param source gives connections
   * @return the storage
   * @throws io.personality.StorageException if the tables cannot be made, or are too new
   */
  public static JdbcStorage on(DataSource source) {
    return new JdbcStorage(source, true, USUAL_FINGERPRINT_HISTORY, () -> {});
  }

  /**
   * The same for tables that somebody else makes, by running the scripts in {@code
   * io/personality/jdbc/migration} with a tool of their own.
   *
   * @param source gives connections
   * @return the storage
   * @throws io.personality.StorageException if the tables are missing, or too new
   */
  public static JdbcStorage onExistingTables(DataSource source) {
    return new JdbcStorage(source, false, USUAL_FINGERPRINT_HISTORY, () -> {});
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

  /** Closes what the storage itself opened: nothing of a data source that was handed to it. */
  @Override
  public void close() {
    onClose.run();
  }
}
