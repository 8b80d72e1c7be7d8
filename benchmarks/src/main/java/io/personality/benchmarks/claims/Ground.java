package io.personality.benchmarks.claims;

import com.zaxxer.hikari.HikariDataSource;
import io.personality.PlacementRequest;
import io.personality.PlacementResult;
import io.personality.benchmarks.store.Pools;
import io.personality.benchmarks.store.WatchedSource;
import io.personality.core.Personality;
import io.personality.jdbc.JdbcStorage;
import io.personality.model.Asked;
import io.personality.model.Capacity;
import io.personality.model.Condition;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.HostId;
import io.personality.model.PlacementId;
import io.personality.model.Profile;
import io.personality.model.Provenance;
import io.personality.model.Reading;
import io.personality.model.Requirement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;

/**
 * An engine on a database, with a host for each thread. <i>Thread-safe.</i>
 *
 * <p>VMs are remembered and given back between the rounds that are timed, so that there is room.
 */
final class Ground implements AutoCloseable {
  private static final Capacity CAPACITY = Capacity.of(1_000_000, 1_000_000_000);
  private static final FeatureName BANDWIDTH = new FeatureName("memory_bandwidth");
  private static final List<Profile> PROFILES = profiles();

  private final HikariDataSource pool;
  private final Personality engine;
  private final Queue<PlacementId> placed = new ConcurrentLinkedQueue<>();

  private Ground(HikariDataSource pool, DataSource source) {
    this.pool = pool;
    engine =
        Personality.builder().storage(JdbcStorage.on(source)).reconcileEvery(Duration.ZERO).build();
    for (int host = 0; host < Rush.THREADS; host++) {
      engine
          .fleet()
          .report(
              Fingerprint.of(
                  new HostId("host-" + host),
                  CAPACITY,
                  Map.of(BANDWIDTH, Reading.of(1 + host, Provenance.MEASURED, "generated"))));
    }
  }

  /** Profiles of which each wants one host. */
  private static List<Profile> profiles() {
    List<Profile> profiles = new ArrayList<>();
    for (int host = 0; host < Rush.THREADS; host++) {
      profiles.add(
          Profile.builder("Profile " + host)
              .require(
                  new Requirement(
                      BANDWIDTH, new Condition.AtLeast(new Asked.Number(0.9 + host, "GB/s"))))
              .require(
                  new Requirement(
                      BANDWIDTH, new Condition.AtMost(new Asked.Number(1.1 + host, "GB/s"))))
              .metric("memory_bandwidth", 1)
              .build());
    }
    return profiles;
  }

  /** On a database with nothing in it. */
  static Ground on(String url) {
    HikariDataSource pool = Pools.of(url, Rush.THREADS + 2);
    return new Ground(pool, pool);
  }

  /** The same, with somebody who is told what it does. */
  static Ground watched(String url, WatchedSource.Watcher watcher) {
    HikariDataSource pool = Pools.of(url, 4);
    return new Ground(pool, new WatchedSource(pool, watcher));
  }

  DataSource source() {
    return pool;
  }

  /** Places a VM on the host of that number. */
  void place(int host) {
    PlacementResult result =
        engine.place(PlacementRequest.of(PROFILES.get(host)).resources(1, 128).build());
    if (!(result instanceof PlacementResult.Placed running)) {
      throw new IllegalStateException("not placed: " + result);
    }
    placed.add(running.placement().id());
  }

  /** Gives everything back. */
  void clear() {
    for (PlacementId id : new ArrayDeque<>(placed)) {
      engine.release(id);
    }
    placed.clear();
  }

  @Override
  public void close() {
    engine.close();
    pool.close();
  }
}
