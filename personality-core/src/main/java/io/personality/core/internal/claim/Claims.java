package io.personality.core.internal.claim;

import io.personality.model.Accelerator;
import io.personality.model.Asked.DeviceRequest;
import io.personality.model.Claim;
import io.personality.model.ExclusiveUnit;
import io.personality.model.Host;
import io.personality.model.HostId;
import io.personality.model.PagePool;
import io.personality.model.Placement;
import io.personality.model.PlacementId;
import io.personality.model.Quota;
import io.personality.model.Resources;
import io.personality.model.TenantId;
import io.personality.model.TenantUse;
import io.personality.spi.ClaimStore;
import io.personality.spi.ClaimStore.Limit;
import io.personality.spi.ClaimStore.Outcome;
import io.personality.spi.QuotaStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Holds capacity for placements. <i>Thread-safe.</i>
 *
 * <p>Every call is repeated after a transient fault of the store, and can be made again.
 */
public final class Claims {
  /** How often units are chosen anew when somebody else was faster. */
  private static final int MOST_CHOICES = 4;

  private final ClaimStore store;
  private final QuotaStore quotas;
  private final DeviceMatcher devices;
  private final Leases leases;
  private final Retry retry;

  /**
   * Holds capacity in a store.
   *
   * @param store who has what
   * @param quotas what tenants may have, for sentences
   * @param devices says which accelerators are what was asked for
   * @param leases how long a claim lasts
   * @param retry how the store's transient faults are met
   */
  public Claims(
      ClaimStore store, QuotaStore quotas, DeviceMatcher devices, Leases leases, Retry retry) {
    this.store = store;
    this.quotas = quotas;
    this.devices = devices;
    this.leases = leases;
    this.retry = retry;
  }

  /** What VMs may have of a host in sum. */
  public static Limit limitOf(Host host) {
    return new Limit(
        host.allocatable(), host.fingerprint().capacity().pagePools(), host.generation());
  }

  /**
   * What a VM is to have for itself.
   *
   * @param devices the accelerators it must have
   * @param sensitive whether it is sensitive to latency: it would have a hardware thread for each
   *     vCPU, and huge pages for its memory; where too few are free it does without
   */
  public record Own(List<DeviceRequest> devices, boolean sensitive) {
    /** Nothing. */
    public static final Own NOTHING = new Own(List.of(), false);

    /** Copies the list. */
    public Own {
      devices = List.copyOf(devices);
    }
  }

  /**
   * Claims a placement's resources and what it is to have for itself on the host it is decided for,
   * under a lease.
   *
   * @param placement in state CLAIMED, with the host as its decision
   * @param host that host, as it is now
   */
  public ClaimAttempt attempt(Placement placement, Host host, Own own) {
    checkHost(placement, host);
    for (int choice = 1; ; choice++) {
      Optional<Set<ExclusiveUnit>> units = freeUnits(placement, host, own);
      if (units.isEmpty()) {
        return new ClaimAttempt.Lost(
            Outcome.UNIT_TAKEN, "host " + host.id() + " has too few free accelerators");
      }
      Claim claim = claimOf(placement, units.get(), leases.end());
      Outcome outcome = claim(claim, limitOf(host));
      if (outcome == Outcome.CLAIMED) {
        return new ClaimAttempt.Claimed(claim);
      }
      if (!isWorthAnother(outcome, units.get()) || choice == MOST_CHOICES) {
        return new ClaimAttempt.Lost(outcome, detail(outcome, placement, units.get()));
      }
    }
  }

  /**
   * Claims what a placement needs where it is to move to, beside what it has where it is.
   *
   * @param placement running
   * @param target where it is to move to, as it is now
   */
  public ClaimAttempt attemptMove(Placement placement, Host target, Own own) {
    for (int choice = 1; ; choice++) {
      Optional<Set<ExclusiveUnit>> units = freeUnits(placement, target, own);
      if (units.isEmpty()) {
        return new ClaimAttempt.Lost(
            Outcome.UNIT_TAKEN, "host " + target.id() + " has too few free accelerators");
      }
      Claim claim =
          new Claim(
              MoveIds.of(placement.id()),
              target.id(),
              placement.resources(),
              units.get(),
              leases.end());
      Outcome outcome = claim(claim, limitOf(target));
      if (outcome == Outcome.CLAIMED) {
        return new ClaimAttempt.Claimed(claim);
      }
      if (!isWorthAnother(outcome, units.get()) || choice == MOST_CHOICES) {
        return new ClaimAttempt.Lost(outcome, "host " + target.id() + ": " + outcome);
      }
    }
  }

  /** Whether other units may be had; without huge pages there may be room. */
  private static boolean isWorthAnother(Outcome outcome, Set<ExclusiveUnit> units) {
    return outcome == Outcome.UNIT_TAKEN
        || (outcome == Outcome.NO_ROOM
            && units.stream().anyMatch(ExclusiveUnit.Pages.class::isInstance));
  }

  /**
   * Makes the claim where a placement moves to permanent, before the move begins.
   *
   * @return false if it has lapsed; nothing may be moved then
   */
  public boolean secureMove(PlacementId placement) {
    return secure(MoveIds.of(placement));
  }

  /** Makes the claim where a placement has moved to its own, and frees what it had. */
  public boolean finishMove(PlacementId placement) {
    return retry.call(() -> store.transfer(MoveIds.of(placement), placement));
  }

  /** Frees the claim where a placement was to move to, if it has one. */
  public void giveUpMove(PlacementId placement) {
    free(MoveIds.of(placement));
  }

  /** The claim where a placement moves to. */
  Optional<Claim> findMove(PlacementId placement) {
    return find(MoveIds.of(placement));
  }

  /**
   * Changes what a running placement has of its host.
   *
   * @param placement with what it is to have
   * @param host where it is
   */
  public ClaimAttempt resize(Placement placement, Host host) {
    checkHost(placement, host);
    Claim claim = claimOf(placement, placement.units(), Instant.MAX);
    Outcome outcome =
        claim(claim, new Limit(host.allocatable(), host.fingerprint().capacity().pagePools()));
    return outcome == Outcome.CLAIMED
        ? new ClaimAttempt.Claimed(claim)
        : new ClaimAttempt.Lost(outcome, detail(outcome, placement, placement.units()));
  }

  /**
   * The hardware threads that a placement with threads of its own would have with another number of
   * vCPUs: as many of its own as can stay, and free ones beside them.
   *
   * @return empty where too few are free
   */
  public Optional<Set<ExclusiveUnit>> coresFor(Placement placement, Host host, int vcpus) {
    Set<ExclusiveUnit> kept = new HashSet<>(placement.units());
    List<ExclusiveUnit> cores =
        placement.units().stream()
            .filter(ExclusiveUnit.Core.class::isInstance)
            .sorted(Comparator.comparingInt(unit -> ((ExclusiveUnit.Core) unit).cpu()))
            .toList();
    if (cores.isEmpty()) {
      return Optional.of(kept);
    }
    if (vcpus <= cores.size()) {
      kept.removeAll(cores.subList(vcpus, cores.size()));
      return Optional.of(kept);
    }
    Set<ExclusiveUnit> taken = new HashSet<>(taken(placement.id(), host).units());
    taken.addAll(cores);
    return OwnCores.of(host, taken, vcpus - cores.size())
        .map(
            more -> {
              kept.addAll(more);
              return kept;
            });
  }

  /**
   * Makes a placement's claim permanent. Has to be done before the launch, since what may run must
   * not lapse.
   *
   * @return false if the claim has lapsed; nothing may be launched then
   */
  public boolean secure(PlacementId placement) {
    return retry.call(() -> store.extend(placement, Instant.MAX, leases.now()));
  }

  /** Frees a placement's claim, if it has one. */
  public void free(PlacementId placement) {
    retry.call(
        () -> {
          store.release(placement);
          return true;
        });
  }

  /**
   * Frees the claims whose lease has ended.
   *
   * @return how many
   */
  public int expire() {
    return retry.call(() -> store.expire(leases.now()));
  }

  /** The claim of a placement. */
  public Optional<Claim> find(PlacementId placement) {
    return retry.call(() -> store.find(placement));
  }

  /** Every claim, lapsed ones included. */
  public List<Claim> list() {
    return retry.call(store::list);
  }

  /**
   * Claims for good what a placement's record says it has, unless it holds that already. It runs on
   * the host, whatever has become of that.
   */
  boolean regain(Placement placement, Host host) {
    checkHost(placement, host);
    Limit limit = new Limit(host.allocatable(), limitOf(host).pagePools());
    return claim(claimOf(placement, placement.units(), Instant.MAX), limit) == Outcome.CLAIMED;
  }

  /**
   * Whether the accelerators among some units of a host meet a request.
   *
   * @param required what must be among them
   * @param units what a placement has of the host
   */
  public boolean areMetBy(List<DeviceRequest> required, Host host, Set<ExclusiveUnit> units) {
    List<Accelerator> held =
        host.fingerprint().capacity().accelerators().stream()
            .filter(one -> units.contains(new ExclusiveUnit.Device(one.address())))
            .toList();
    return required.isEmpty() || DeviceAssignment.of(required, held, devices).isPresent();
  }

  boolean isAbandoned(Placement placement) {
    return leases.isAbandoned(placement, () -> find(placement.id()));
  }

  Instant now() {
    return leases.now();
  }

  private Outcome claim(Claim claim, Limit limit) {
    return retry.call(() -> store.claim(claim, limit, leases.now()));
  }

  private static Claim claimOf(Placement placement, Set<ExclusiveUnit> units, Instant until) {
    return new Claim(
        placement.id(),
        placement.decision().host(),
        placement.resources(),
        units,
        until,
        Optional.of(placement.tenant()));
  }

  private Optional<Set<ExclusiveUnit>> freeUnits(Placement placement, Host host, Own own) {
    if (own.devices().isEmpty() && !own.sensitive()) {
      return Optional.of(Set.of());
    }
    Taken taken = taken(placement.id(), host);
    List<Accelerator> free =
        host.fingerprint().capacity().accelerators().stream()
            .filter(one -> !taken.units().contains(new ExclusiveUnit.Device(one.address())))
            .toList();
    Optional<Set<ExclusiveUnit>> accelerators = DeviceAssignment.of(own.devices(), free, devices);
    if (accelerators.isEmpty() || !own.sensitive()) {
      return accelerators;
    }
    Resources resources = placement.resources();
    Set<ExclusiveUnit> units = new HashSet<>(accelerators.get());
    OwnCores.of(host, taken.units(), resources.vcpus()).ifPresent(units::addAll);
    units.addAll(
        OwnPages.of(host, taken.pages(), resources.memoryMib(), OwnCores.cellOf(host, units)));
    return Optional.of(units);
  }

  /**
   * What other placements have of a host.
   *
   * @param units cores and devices
   * @param pages huge pages, which are alike: several may have as many
   */
  private record Taken(Set<ExclusiveUnit> units, List<PagePool> pages) {}

  private Taken taken(PlacementId placement, Host host) {
    Instant now = leases.now();
    Set<ExclusiveUnit> units = new HashSet<>();
    List<PagePool> pages = new ArrayList<>();
    for (Claim claim : retry.call(() -> store.onHost(host.id()))) {
      if (claim.isLive(now) && !claim.placement().equals(placement)) {
        for (ExclusiveUnit unit : claim.units()) {
          if (unit instanceof ExclusiveUnit.Pages of) {
            pages.add(of.pages());
          } else {
            units.add(unit);
          }
        }
      }
    }
    return new Taken(units, pages);
  }

  private String excess(Placement placement, Set<ExclusiveUnit> units) {
    TenantId tenant = placement.tenant();
    TenantUse more = TenantUse.of(claimOf(placement, units, leases.end()));
    List<String> excesses =
        quotas.find(tenant).orElse(Quota.OPEN).excesses(quotas.used(tenant), more);
    return "the quota of tenant "
        + tenant
        + " is used up: "
        // Others may have given something back since the claim was refused.
        + (excesses.isEmpty() ? "ask again" : String.join("; ", excesses));
  }

  private static void checkHost(Placement placement, Host host) {
    if (!placement.decision().host().equals(host.id())) {
      throw new IllegalArgumentException(
          "placement "
              + placement.id()
              + " is decided for host "
              + placement.decision().host()
              + ", not for "
              + host.id());
    }
  }

  private String detail(Outcome outcome, Placement placement, Set<ExclusiveUnit> units) {
    HostId host = placement.decision().host();
    return switch (outcome) {
      case NO_ROOM -> "host " + host + " has no room left";
      case UNIT_TAKEN ->
          "others were faster to take what the VM would have for itself on host " + host;
      case QUOTA_EXCEEDED -> excess(placement, units);
      case HOST_CHANGED -> "host " + host + " has been changed since it was chosen";
      case CLAIMED_ELSEWHERE -> "the placement holds a claim on another host than " + host;
      case CLAIMED -> throw new IllegalArgumentException("a claim that was not lost");
    };
  }
}
