package io.personality.core.internal.pipeline;

import io.personality.LaunchException;
import io.personality.PlacementRequest;
import io.personality.StorageException;
import io.personality.core.internal.claim.ClaimAttempt;
import io.personality.core.internal.claim.Claims;
import io.personality.core.internal.fleet.FleetIndex;
import io.personality.core.internal.fleet.HostRow;
import io.personality.core.internal.query.CompiledQuery;
import io.personality.model.Asked.DeviceRequest;
import io.personality.model.Availability;
import io.personality.model.Candidate;
import io.personality.model.Claim;
import io.personality.model.Host;
import io.personality.model.HostId;
import io.personality.model.Level;
import io.personality.model.Placement;
import io.personality.model.PlacementState;
import io.personality.model.TraitName;
import io.personality.model.Tuning;
import io.personality.spi.AdjustingLauncher;
import io.personality.spi.ClaimStore.Outcome;
import io.personality.spi.ConsoleLauncher;
import io.personality.spi.HostStore;
import io.personality.spi.HypervisorLauncher;
import io.personality.spi.LaunchOrder;
import io.personality.spi.LaunchState;
import io.personality.spi.PlacementStore;
import io.personality.spi.Storage;
import io.personality.spi.VmSite;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The durable steps from a decision to a running VM and back. Each is recorded before the next one
 * begins, so that whatever a crash leaves behind says how far it came.
 *
 * <p><i>Thread-safe.</i>
 */
public final class Steps {
  private static final Logger LOG = LoggerFactory.getLogger(Steps.class);

  private static final TraitName LATENCY_SENSITIVITY = new TraitName("latency_sensitivity");

  private final Storage storage;
  private final HypervisorLauncher launcher;
  private final Claims claims;
  private final FleetIndex index;
  private final Clock clock;

  /** Acts on the storage and the launcher, and keeps the index up to date with the claims. */
  public Steps(
      Storage storage, HypervisorLauncher launcher, Claims claims, FleetIndex index, Clock clock) {
    this.storage = storage;
    this.launcher = launcher;
    this.claims = claims;
    this.index = index;
    this.clock = clock;
  }

  /** One candidate about to be tried. */
  record Choice(PlacementPipeline.Attempt attempt, Candidate candidate, Host host, int number) {

    Placement.Decision decision() {
      return new Placement.Decision(
          host.id(),
          host.fingerprintRevision(),
          candidate.similarity(),
          attempt.request().terms().selection(),
          number,
          attempt.ranking().basis(),
          candidate.operator());
    }
  }

  boolean isSimulated() {
    return launcher.isSimulated();
  }

  Optional<Placement> byKey(PlacementRequest request) {
    return placements().byKey(request.tenant(), request.idempotencyKey());
  }

  /**
   * The first record of a request.
   *
   * @param placement the record that has the request's key
   * @param isNew whether it is new, and not that of the same request made earlier
   */
  record Opened(Placement placement, boolean isNew) {}

  /** Takes the request's key with a first record. */
  Opened open(Choice choice) {
    PlacementRequest request = choice.attempt().request();
    Placement placement =
        new Placement(
            choice.attempt().id(),
            request.tenant(),
            request.idempotencyKey(),
            request.groups().stream().map(PlacementRequest.Group::name).collect(Collectors.toSet()),
            choice.attempt().subject().ref(),
            choice.decision(),
            request.resources(),
            Set.of(),
            List.of(step(PlacementState.CLAIMED, choice.host().id(), "chosen")),
            choice.attempt().batch());
    Placement stored = placements().open(placement);
    return new Opened(stored, stored.id().equals(placement.id()));
  }

  /** Decides anew, for the next candidate. */
  Placement reopen(Placement placement, Choice choice, String reason) {
    return advance(
        placement,
        placement
            .decided(choice.decision(), Set.of())
            .then(step(PlacementState.CLAIMED, choice.host().id(), reason)));
  }

  /** Claims; says why where the claim is lost. */
  ClaimAttempt claim(Placement placement, Choice choice) {
    Claims.Own own = own(choice.attempt().query());
    Host host = choice.host();
    ClaimAttempt attempt = claims.attempt(placement, host, own);
    if (attempt instanceof ClaimAttempt.Lost lost && lost.outcome() == Outcome.HOST_CHANGED) {
      // A change that leaves it open to this VM is no reason to go to another host.
      Optional<Host> changed = reread(host.id());
      if (changed.isPresent() && changed.get().availability() == Availability.OPEN) {
        attempt = claims.attempt(placement, changed.get(), own);
      }
    }
    if (attempt instanceof ClaimAttempt.Claimed claimed) {
      index.update(host.id(), row -> row.with(claimed.claim()));
    } else {
      refresh(host.id()); // others have taken what was believed to be free
    }
    return attempt;
  }

  /** What a VM of a profile is to have for itself. */
  static Claims.Own own(CompiledQuery query) {
    boolean sensitive = Level.HIGH.equals(query.profile().traits().get(LATENCY_SENSITIVITY));
    return new Claims.Own(query.requiredDevices(), sensitive);
  }

  /** Takes up what the operator has made of a host meanwhile; empty where it is gone. */
  private Optional<Host> reread(HostId host) {
    Optional<HostStore.Registered> known = storage.hosts().find(host);
    if (known.isEmpty()) {
      index.remove(host);
      return Optional.empty();
    }
    index.update(
        host,
        row ->
            HostRow.of(
                known.get().with(row.host().fingerprint(), row.host().fingerprintRevision()),
                storage.claims().onHost(host)));
    return index.find(host).map(HostRow::host);
  }

  /** Makes a claim permanent; one that has lapsed is found out by the launch. */
  void secure(Placement placement) {
    claims.secure(placement.id());
  }

  /**
   * Launches a claimed placement. The claim is made permanent first, since what may run must not
   * lapse.
   *
   * @return the placement, launching; where the launcher cannot say, reconciliation settles it
   * @throws LaunchException if it does not run; its claim is freed then
   */
  Launched launch(Placement placement, Choice choice, Claim claim) {
    HostId host = choice.host().id();
    if (!claims.secure(placement.id())) {
      refresh(host);
      throw new LaunchException("the claim lapsed before the launch");
    }
    Placement launching =
        advance(
            placement,
            placement
                .decided(choice.decision(), claim.units())
                .then(step(PlacementState.LAUNCHING, host, "")));
    PlacementPipeline.Attempt attempt = choice.attempt();
    LaunchOrder order =
        new LaunchOrder(
            claim.until(Instant.MAX),
            choice.host(),
            attempt.subject().profile(),
            attempt.request().guest());
    try {
      return new Launched(launching, launcher.launch(order));
    } catch (LaunchException e) {
      free(launching);
      throw e;
    }
  }

  /**
   * What became of a launch.
   *
   * @param placement as it is recorded
   * @param state what the launcher says
   */
  record Launched(Placement placement, LaunchState state) {}

  /**
   * Records that the VM runs.
   *
   * @throws LaunchException if the placement was given up meanwhile; the VM is withdrawn then
   */
  Placement confirm(Placement launching) {
    Placement running =
        launching.then(step(PlacementState.RUNNING, launching.decision().host(), ""));
    if (placements().advance(running, launching.state())) {
      return running;
    }
    if (current(launching).state() == PlacementState.RUNNING) {
      return current(launching); // reconciliation has found it running first
    }
    launcher.withdraw(site(launching));
    free(launching);
    throw new LaunchException("the placement was given up while the launch took its time");
  }

  /** Frees what a placement has claimed. */
  void free(Placement placement) {
    claims.free(placement.id());
    index.update(placement.decision().host(), row -> row.without(placement.id()));
  }

  /** The record as it is stored now. */
  Placement current(Placement placement) {
    return placements().find(placement.id()).orElse(placement);
  }

  /**
   * Records that nothing came of a placement, and frees what it has claimed.
   *
   * @param mayRun whether it has been launched, so that it is withdrawn first; where that fails it
   *     is left to reconciliation, with its claim
   */
  void fail(Placement placement, String reason, boolean mayRun) {
    if (mayRun) {
      try {
        launcher.withdraw(site(placement));
      } catch (LaunchException e) {
        LOG.warn("placement {} is given up but cannot be withdrawn now", placement.id(), e);
        return;
      }
    }
    free(placement);
    advance(
        placement,
        placement.then(step(PlacementState.FAILED, placement.decision().host(), reason)));
  }

  /**
   * Withdraws the VM, records the end and frees the claim; in that order, so that room is only
   * given away once nothing runs in it.
   */
  void release(Placement placement) {
    if (placement.state().isFinal()) {
      return;
    }
    if (placement.state() == PlacementState.MIGRATING) {
      throw new LaunchException(
          "placement " + placement.id() + " is being moved; release it when that has ended");
    }
    HostId host = placement.decision().host();
    launcher.withdraw(site(placement));
    Placement stopped = placement.then(step(PlacementState.STOPPED, host, "released"));
    if (!placements().advance(stopped, placement.state())
        && !current(placement).state().isFinal()) {
      throw new StorageException(
          "placement " + placement.id() + " was changed by somebody else meanwhile; release again");
    }
    free(placement);
  }

  /** Whether what a placement has of its host meets a request for devices. */
  boolean areMetBy(List<DeviceRequest> devices, Host host, Placement placement) {
    return claims.areMetBy(devices, host, placement.units());
  }

  /** Records that a running placement follows another revision. */
  Placement revise(Placement placement, Placement following, String reason) {
    return advance(
        placement,
        following.then(step(PlacementState.RUNNING, placement.decision().host(), reason)));
  }

  /**
   * The launcher as one that adjusts VMs.
   *
   * @throws LaunchException if it cannot
   */
  AdjustingLauncher adjustingLauncher() {
    if (launcher instanceof AdjustingLauncher adjusting) {
      return adjusting;
    }
    throw new LaunchException("the launcher of this engine cannot adjust VMs");
  }

  void requireRunning(Placement placement, String what) {
    if (placement.state() != PlacementState.RUNNING) {
      throw new IllegalArgumentException(
          "placement "
              + placement.id()
              + " is "
              + placement.state()
              + "; only one that is RUNNING can "
              + what);
    }
  }

  /** Records that a running placement has more or less of its host. */
  Placement resized(Placement placement, String reason) {
    return advance(
        placement,
        placement.then(step(PlacementState.RUNNING, placement.decision().host(), reason)));
  }

  VmSite siteOf(Placement placement) {
    return site(placement);
  }

  List<Tuning> tunings(Placement placement) {
    return launcher.tunings(site(placement));
  }

  InputStream console(Placement placement) {
    if (placement.state() != PlacementState.RUNNING) {
      throw new IllegalArgumentException(
          "placement "
              + placement.id()
              + " is "
              + placement.state()
              + "; only a VM that is RUNNING"
              + " has a console");
    }
    if (launcher instanceof ConsoleLauncher shows) {
      return shows.console(site(placement));
    }
    throw new LaunchException("the launcher of this engine shows no consoles");
  }

  private VmSite site(Placement placement) {
    HostId host = placement.decision().host();
    return new VmSite(
        placement.id(),
        host,
        index.find(host).flatMap(row -> row.host().settings().launcherAddress()));
  }

  /**
   * Stores a further step.
   *
   * @throws StorageException if somebody else was faster
   */
  Placement advance(Placement from, Placement to) {
    if (!placements().advance(to, from.state())) {
      throw new StorageException(
          "placement "
              + from.id()
              + " was changed by somebody else meanwhile; it is "
              + placements().find(from.id()).map(p -> p.state().name()).orElse("gone"));
    }
    return to;
  }

  Placement.Step step(PlacementState state, HostId host, String reason) {
    return new Placement.Step(clock.instant(), state, host, reason);
  }

  void refresh(HostId host) {
    index.update(host, row -> HostRow.of(row.host(), storage.claims().onHost(host)));
  }

  PlacementStore placements() {
    return storage.placements();
  }
}
