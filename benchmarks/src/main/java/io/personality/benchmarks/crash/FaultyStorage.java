package io.personality.benchmarks.crash;

import io.personality.model.Claim;
import io.personality.model.HostId;
import io.personality.model.Placement;
import io.personality.model.PlacementId;
import io.personality.model.PlacementState;
import io.personality.model.Resources;
import io.personality.model.TenantId;
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
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** A storage with one fault planted in it. <i>Thread-safe.</i> */
final class FaultyStorage implements Storage {
  private final Storage storage;
  private final DataSource source;
  private final Planted planted;

  FaultyStorage(Storage storage, DataSource source, Planted planted) {
    this.storage = storage;
    this.source = source;
    this.planted = planted;
  }

  private void execute(String sql, Object... values) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public ClaimStore claims() {
    return new FaultyClaims(storage.claims());
  }

  @Override
  public PlacementStore placements() {
    return planted == Planted.NO_KEY
        ? new FaultyPlacements(storage.placements())
        : storage.placements();
  }

  private final class FaultyClaims implements ClaimStore {
    private final ClaimStore claims;

    FaultyClaims(ClaimStore claims) {
      this.claims = claims;
    }

    @Override
    public Outcome claim(Claim claim, Limit limit, Instant now) {
      Limit applied =
          planted == Planted.NO_CONDITION
              ? new Limit(new Resources(1_000_000, 1_000_000_000), List.of())
              : limit;
      return claims.claim(claim, applied, now);
    }

    @Override
    public boolean extend(PlacementId placement, Instant leaseUntil, Instant now) {
      return claims.extend(placement, leaseUntil, now);
    }

    @Override
    public void release(PlacementId placement) {
      Optional<Claim> held = claims.find(placement);
      claims.release(placement);
      if (planted == Planted.RELEASED_TWICE && held.isPresent()) {
        execute(
            "update personality_claim_host set vcpus = vcpus - ?, memory_mib = memory_mib - ?"
                + " where host_id = ?",
            held.get().resources().vcpus(),
            held.get().resources().memoryMib(),
            held.get().host().value());
      }
    }

    @Override
    public boolean transfer(PlacementId from, PlacementId to) {
      return claims.transfer(from, to);
    }

    @Override
    public int expire(Instant now) {
      return claims.expire(now);
    }

    @Override
    public Optional<Claim> find(PlacementId placement) {
      return claims.find(placement);
    }

    @Override
    public List<Claim> onHost(HostId host) {
      // Who does not look whether there is room does not see either that there is none.
      return planted == Planted.NO_CONDITION ? List.of() : claims.onHost(host);
    }

    @Override
    public List<Claim> list() {
      return planted == Planted.NO_CONDITION ? List.of() : claims.list();
    }
  }

  private final class FaultyPlacements implements PlacementStore {
    private final PlacementStore placements;

    FaultyPlacements(PlacementStore placements) {
      this.placements = placements;
    }

    @Override
    public Placement open(Placement placement) {
      String key = placement.idempotencyKey();
      placements.open(withKey(placement, key + "#" + UUID.randomUUID()));
      execute(
          "update personality_placement set idempotency_key = ? where placement_id = ?",
          key,
          placement.id().value());
      return placement;
    }

    private static Placement withKey(Placement placement, String key) {
      return new Placement(
          placement.id(),
          placement.tenant(),
          key,
          placement.groups(),
          placement.profile(),
          placement.decision(),
          placement.resources(),
          placement.units(),
          placement.history());
    }

    @Override
    public boolean advance(Placement placement, PlacementState from) {
      return placements.advance(placement, from);
    }

    @Override
    public Optional<Placement> find(PlacementId id) {
      return placements.find(id);
    }

    @Override
    public Optional<Placement> byKey(TenantId tenant, String idempotencyKey) {
      return Optional.empty();
    }

    @Override
    public List<Placement> list() {
      return placements.list();
    }

    @Override
    public List<Placement> live() {
      return placements.live();
    }
  }

  @Override
  public ProfileStore profiles() {
    return storage.profiles();
  }

  @Override
  public ListingStore listings() {
    return storage.listings();
  }

  @Override
  public HostStore hosts() {
    return storage.hosts();
  }

  @Override
  public FingerprintStore fingerprints() {
    return storage.fingerprints();
  }

  @Override
  public QuotaStore quotas() {
    return storage.quotas();
  }

  @Override
  public DecisionStore decisions() {
    return storage.decisions();
  }

  @Override
  public ChangeFeed changes() {
    return storage.changes();
  }

  @Override
  public void close() {
    storage.close();
  }
}
