package io.personality.benchmarks.guests;

import io.personality.PlacementRequest;
import io.personality.PlacementResult;
import io.personality.PlacementResult.Placed;
import io.personality.core.Personality;
import io.personality.jdbc.JdbcStorageProvider;
import io.personality.libvirt.internal.bind.Connections;
import io.personality.libvirt.internal.bind.Domain.Activity;
import io.personality.libvirt.testing.Console;
import io.personality.libvirt.testing.QemuHost;
import io.personality.libvirt.testing.QemuRig;
import io.personality.model.HostId;
import io.personality.model.Level;
import io.personality.model.Placement;
import io.personality.model.PlacementId;
import io.personality.model.PlacementState;
import io.personality.model.Profile;
import io.personality.spi.Configuration;
import io.personality.spi.Storage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Two hosts, a database, and engines on them. <i>Confined to one thread</i>, but for the rig's
 * daemons, which may be killed from another.
 */
final class Ground implements AutoCloseable {
  /** After so long nobody can be at work on a placement any more. */
  static final Duration LEASE = Duration.ofSeconds(4);

  private static final Profile CALM =
      Profile.builder("Calm")
          .trait("latency_sensitivity", Level.LOW)
          .metric("memory_bandwidth", 1)
          .build();
  private static final int HOSTS = 2;

  private final QemuRig rig;
  private final String url;
  private final Connections hypervisors =
      new Connections(Duration.ofSeconds(60), (uri, event) -> {});

  Ground(Path folder) throws IOException, InterruptedException {
    rig = new QemuRig(HOSTS);
    url = "jdbc:h2:file:" + folder.resolve("state");
    try (Personality engine = engine()) {
      for (int i = 0; i < HOSTS; i++) {
        engine.fleet().report(rig.host(i).fingerprint());
        engine.fleet().register(QemuRig.id(i), rig.host(i).settings());
      }
    }
  }

  QemuRig rig() {
    return rig;
  }

  String url() {
    return url;
  }

  QemuHost host(HostId id) {
    return rig.qemu(id.equals(QemuRig.id(0)) ? 0 : 1);
  }

  static HostId other(HostId id) {
    return id.equals(QemuRig.id(0)) ? QemuRig.id(1) : QemuRig.id(0);
  }

  /** An engine as a service would have it. */
  Personality engine() {
    return engine(url, rig.settings());
  }

  static Personality engine(String url, Map<String, String> launcher) {
    return Personality.builder()
        .storage("jdbc", Map.of("url", url))
        .launcher("libvirt", launcher)
        .leases(LEASE.dividedBy(2), LEASE)
        .followEvery(Duration.ofMillis(200))
        .reconcileEvery(Duration.ZERO)
        .build();
  }

  /** Launches a guest and waits until it ticks. */
  Placement launched(Personality engine, String key) throws IOException, InterruptedException {
    PlacementResult result =
        engine.place(
            PlacementRequest.of(CALM)
                .resources(1, 192)
                .guest(QemuRig.guest())
                .idempotencyKey(key)
                .build());
    if (!(result instanceof Placed placed)) {
      throw new IllegalStateException("the guest was not launched: " + result);
    }
    console(placed.placement().id()).line("GUEST-TICK 1 ");
    return placed.placement();
  }

  Console console(PlacementId id) {
    return rig.console(id);
  }

  /** The ticks that are missing between the first and the last one a guest has said. */
  int ticksLost(PlacementId id) throws IOException {
    List<Integer> ticks = new ArrayList<>();
    for (String line : console(id).lines("GUEST-TICK ")) {
      String[] words = line.split(" ", 3);
      if (words.length == 3) { // the last line may be cut
        ticks.add(Integer.parseInt(words[1]));
      }
    }
    int lost = 0;
    for (int i = 1; i < ticks.size(); i++) {
      lost += Math.abs(ticks.get(i) - ticks.get(i - 1) - 1);
    }
    return lost;
  }

  /** Whether something long goes on with a guest. */
  boolean isMoving(HostId host, PlacementId id) {
    return hypervisors.call(
        host(host).uri(),
        connection ->
            connection
                .with(
                    id.toString(),
                    domain ->
                        domain.hasJob()
                            && domain.job().get("data_processed") instanceof Long sent
                            && sent > 0)
                .orElse(false));
  }

  /** How long the guest stood still in its last move, in ms, as its new host has it. */
  Optional<Double> downtimeMillis(HostId host, PlacementId id) {
    return hypervisors
        .call(
            host(host).uri(),
            connection -> connection.with(id.toString(), domain -> domain.completedJob()))
        .map(job -> job.get("downtime"))
        .filter(Long.class::isInstance)
        .map(millis -> ((Long) millis).doubleValue());
  }

  /** The hosts on which a guest runs. */
  List<HostId> runsAt(PlacementId id) {
    List<HostId> hosts = new ArrayList<>();
    for (int i = 0; i < HOSTS; i++) {
      Optional<Activity> found =
          hypervisors.call(
              rig.qemu(i).uri(),
              connection -> connection.with(id.toString(), domain -> domain.state().activity()));
      if (found.filter(one -> one == Activity.RUNNING || one == Activity.PAUSED).isPresent()) {
        hosts.add(QemuRig.id(i));
      }
    }
    return hosts;
  }

  /**
   * What is not true of a placement: record, claim and hypervisors have to agree.
   *
   * @return empty where all is true
   */
  Optional<String> untruth(Personality engine, PlacementId id) {
    Placement placement = engine.placement(id).orElseThrow();
    List<HostId> runs = runsAt(id);
    List<String> claims = claims();
    boolean isTrue =
        switch (placement.state()) {
          case RUNNING ->
              runs.equals(List.of(placement.decision().host()))
                  && claims.equals(List.of(id + " on " + placement.decision().host()));
          case STOPPED, FAILED -> runs.isEmpty() && claims.isEmpty();
          default -> false;
        };
    return isTrue
        ? Optional.empty()
        : Optional.of(
            placement.state()
                + " on "
                + placement.decision().host()
                + ", runs on "
                + runs
                + ", claims "
                + claims);
  }

  private List<String> claims() {
    try (Storage storage =
        new JdbcStorageProvider().create(new Configuration("jdbc", Map.of("url", url)))) {
      return storage.claims().list().stream()
          .map(claim -> claim.placement() + " on " + claim.host())
          .toList();
    }
  }

  /** Reconciles until a placement is in a state that lasts. */
  void settle(Personality engine, PlacementId id) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
    while (System.nanoTime() - end < 0) {
      engine.reconcile();
      PlacementState state = engine.placement(id).orElseThrow().state();
      if (state != PlacementState.MIGRATING && untruth(engine, id).isEmpty()) {
        return;
      }
      Thread.sleep(500);
    }
  }

  @Override
  public void close() throws IOException {
    hypervisors.close();
    rig.close();
  }
}
