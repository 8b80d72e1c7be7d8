package io.personality.core.internal.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.LaunchException;
import io.personality.PlacementRequest;
import io.personality.core.internal.memory.MemoryLauncher;
import io.personality.core.internal.memory.MemoryStorage;
import io.personality.model.Capacity;
import io.personality.model.Claim;
import io.personality.model.Fingerprint;
import io.personality.model.Host;
import io.personality.model.HostId;
import io.personality.model.Placement;
import io.personality.model.PlacementId;
import io.personality.model.PlacementState;
import io.personality.spi.ClaimStore;
import io.personality.spi.HypervisorLauncher;
import io.personality.spi.LaunchOrder;
import io.personality.spi.LaunchState;
import io.personality.spi.PlacementStore;
import io.personality.spi.VmSite;
import io.personality.spi.contract.Samples;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Stores, a hypervisor and three hosts that each have room for one placement, as engines find them
 * before and after a crash.
 */
final class World {
  final SteppedClock clock = new SteppedClock();
  final MemoryStorage storage = new MemoryStorage();
  final MemoryLauncher launcher;

  World(Set<HostId> failing) {
    launcher = new MemoryLauncher(failing, Set.of());
  }

  static Host host(int number) {
    return Host.of(Fingerprint.of(Samples.hostId(number), Capacity.of(4, 8_192), Map.of()));
  }

  static Optional<Host> find(HostId id) {
    return List.of(host(1), host(2), host(3)).stream().filter(h -> h.id().equals(id)).findFirst();
  }

  /** An engine whose every call passes through the interference. */
  Engine engine(Interference interference) {
    return new Engine(this, interference);
  }

  Engine engine() {
    return engine(Interference.none());
  }

  /** Nothing may run but on capacity that is claimed for good, and that by one VM only. */
  void checkRooms() {
    Map<PlacementId, HostId> running = launcher.running();
    assertEquals(
        running.size(),
        new HashSet<>(running.values()).size(),
        () -> "two VMs on one host " + running);
    running.forEach(
        (id, host) -> {
          Claim claim = storage.claims().find(id).orElseThrow();
          assertTrue(claim.isPermanent(), () -> "a VM may lapse: " + claim);
          assertEquals(host, claim.host());
        });
  }

  /** Every placement has ended or runs, and exactly those that run have a VM and a claim. */
  void checkSettled() {
    checkRooms();
    Map<PlacementId, HostId> recorded =
        storage.placements().live().stream()
            .collect(Collectors.toMap(Placement::id, p -> p.decision().host()));
    storage
        .placements()
        .live()
        .forEach(
            p -> assertEquals(PlacementState.RUNNING, p.state(), () -> "stuck: " + p.history()));
    Map<PlacementId, HostId> claimed =
        storage.claims().list().stream().collect(Collectors.toMap(Claim::placement, Claim::host));
    assertEquals(recorded, launcher.running());
    assertEquals(recorded, claimed);
  }

  static Placement.Decision decide(Placement placement, HostId host) {
    Placement.Decision was = placement.decision();
    return new Placement.Decision(
        host,
        was.fingerprintRevision(),
        was.promised(),
        was.selection(),
        was.attempt(),
        was.basis());
  }

  /** The road of the package's documentation, in its plainest form. */
  static final class Engine {
    private final PlacementStore placements;
    private final HypervisorLauncher launcher;
    private final Claims claims;
    private final Reconciler reconciler;

    Engine(World world, Interference interference) {
      placements = interference.on(PlacementStore.class, world.storage.placements());
      launcher = interference.on(HypervisorLauncher.class, world.launcher);
      claims =
          new Claims(
              interference.on(ClaimStore.class, world.storage.claims()),
              world.storage.quotas(),
              (asked, present) -> asked.model().equals(present.model()),
              Leases.of(world.clock),
              new Retry(3, failures -> {}));
      reconciler = new Reconciler(placements, launcher, claims, World::find, World::decide);
    }

    Reconciliation reconcile() {
      return reconciler.run();
    }

    /** Tries the hosts of these numbers in turn and says whether the placement runs. */
    boolean place(long number, int... hosts) {
      Placement placement = placements.open(opening(number, hosts[0]));
      for (int host : hosts) {
        Placement decided = decided(placement, number, host);
        if (decided == null) {
          break;
        }
        placement = decided;
        if (claims.attempt(placement, host(host), Claims.Own.NOTHING)
            instanceof ClaimAttempt.Claimed held) {
          Placement launching =
              claims.secure(placement.id())
                  ? step(
                      placement.decided(placement.decision(), held.claim().units()),
                      PlacementState.LAUNCHING)
                  : null;
          if (launching == null) {
            return giveUp(placement);
          }
          placement = launching;
          if (launched(placement, host(host))) {
            return confirm(placement);
          }
          claims.free(placement.id());
        }
      }
      return giveUp(placement);
    }

    private Placement opening(long number, int host) {
      Placement sample = Samples.placement(number, host);
      Placement.Step first =
          new Placement.Step(claims.now(), PlacementState.CLAIMED, sample.decision().host(), "");
      return new Placement(
          sample.id(),
          sample.tenant(),
          sample.idempotencyKey(),
          Set.of(),
          sample.profile(),
          sample.decision(),
          sample.resources(),
          Set.of(),
          List.of(first));
    }

    private Placement decided(Placement before, long number, int host) {
      Placement.Decision decision = Samples.placement(number, host).decision();
      return before.decision().host().equals(decision.host())
          ? before
          : step(before.decided(decision, Set.of()), PlacementState.CLAIMED);
    }

    private Placement step(Placement placement, PlacementState state) {
      Placement next =
          placement.then(new Placement.Step(claims.now(), state, placement.decision().host(), ""));
      return placements.advance(next, placement.state()) ? next : null;
    }

    private boolean launched(Placement placement, Host host) {
      try {
        Optional<Claim> claim = claims.find(placement.id());
        return claim.isPresent()
            && launcher.launch(
                    new LaunchOrder(
                        claim.get(), host, Samples.profile(), PlacementRequest.Guest.NONE))
                == LaunchState.RUNNING;
      } catch (LaunchException e) {
        return false;
      }
    }

    private boolean confirm(Placement placement) {
      if (step(placement, PlacementState.RUNNING) != null) {
        return true;
      }
      launcher.withdraw(new VmSite(placement.id(), placement.decision().host(), Optional.empty()));
      claims.free(placement.id());
      return false;
    }

    private boolean giveUp(Placement placement) {
      step(placement, PlacementState.FAILED);
      claims.free(placement.id());
      return false;
    }
  }
}
