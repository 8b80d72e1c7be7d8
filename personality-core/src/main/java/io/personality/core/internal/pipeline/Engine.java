package io.personality.core.internal.pipeline;

import io.personality.BatchMode;
import io.personality.LoggedDecision;
import io.personality.LoggedDecision.Member;
import io.personality.MoveTerms;
import io.personality.PlacementRequest;
import io.personality.PlacementResult;
import io.personality.Replay;
import io.personality.Subscription;
import io.personality.core.internal.claim.Claims;
import io.personality.core.internal.claim.Reconciler;
import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.follow.Background;
import io.personality.core.internal.ledger.DecisionLog;
import io.personality.core.internal.match.Demand;
import io.personality.core.internal.observe.Telemetry;
import io.personality.core.internal.query.CompiledQuery;
import io.personality.model.Evacuability;
import io.personality.model.Explanation;
import io.personality.model.HostId;
import io.personality.model.Impact;
import io.personality.model.LivingSimilarity;
import io.personality.model.Placement;
import io.personality.model.PlacementId;
import io.personality.model.Profile;
import io.personality.model.ProfileId;
import io.personality.model.ProfileRef;
import io.personality.model.Ranking;
import io.personality.model.Resources;
import io.personality.model.TenantId;
import io.personality.model.Tuning;
import io.personality.model.WeightStability;
import io.personality.model.WorkloadObservation;
import io.personality.spi.HypervisorLauncher;
import io.personality.spi.QuotaStore;
import io.personality.spi.Storage;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What the entry points delegate to.
 *
 * <p><i>Thread-safe.</i>
 */
public final class Engine {
  private final Storage storage;
  private final HypervisorLauncher launcher;
  private final Decisions decisions;
  private final Steps steps;
  private final PlacementPipeline pipeline;
  private final Reconciler reconciler;
  private final Background background;
  private final Telemetry telemetry;
  private final DecisionLog log;
  private final Replays replays;
  private final Claims claims;

  /** An engine that owns the storage and the launcher, and closes them. */
  public Engine(
      Storage storage,
      HypervisorLauncher launcher,
      Decisions decisions,
      Steps steps,
      Reconciler reconciler,
      Background background,
      Telemetry telemetry,
      DecisionLog log,
      Replays replays,
      Claims claims) {
    this.storage = storage;
    this.launcher = launcher;
    this.decisions = decisions;
    this.steps = steps;
    this.reconciler = reconciler;
    this.background = background;
    this.telemetry = telemetry;
    this.replays = replays;
    this.claims = claims;
    this.log = log;
    this.pipeline = new PlacementPipeline(decisions, steps, log);
  }

  /** Places a request. */
  public PlacementResult place(PlacementRequest request) {
    return pipeline.place(request);
  }

  /** Places several requests. */
  public List<PlacementResult> placeAll(List<PlacementRequest> requests, BatchMode mode) {
    Set<List<Object>> keys = new HashSet<>();
    for (PlacementRequest request : requests) {
      if (!keys.add(List.of(request.tenant(), request.idempotencyKey()))) {
        throw new IllegalArgumentException(
            "two requests of tenant "
                + request.tenant()
                + " have the idempotency key \""
                + request.idempotencyKey()
                + "\"; give each its own");
      }
    }
    if (mode == BatchMode.BEST_EFFORT) {
      return requests.stream().map(pipeline::place).toList();
    }
    if (requests.size() > BatchPipeline.MOST) {
      throw new IllegalArgumentException(
          "a batch of all or nothing has at most "
              + BatchPipeline.MOST
              + " requests, not "
              + requests.size());
    }
    return requests.isEmpty() ? List.of() : new BatchPipeline(pipeline, steps).place(requests);
  }

  /** Has a running placement follow another revision where it is. */
  public PlacementResult revise(PlacementId id, ProfileRef profile) {
    return new Revisions(decisions, steps).revise(known(id), profile);
  }

  /** The best hosts for a profile that have room for the demand. */
  public Ranking candidates(Profile profile, Resources demand, int k) {
    atLeastOne(k);
    return decisions
        .order()
        .rank(decisions.compile(profile), decisions.fleet(), Demand.of(demand), k);
  }

  /** The best hosts for a request. */
  public Ranking candidates(PlacementRequest request, int k) {
    atLeastOne(k);
    CompiledQuery query = decisions.compile(decisions.asked(request));
    FleetSnapshot fleet = decisions.fleet();
    List<Member> members = decisions.members(request, new PlacementId(UUID.randomUUID()));
    Demand demand = decisions.demand(request, members, query, fleet);
    return decisions.order(request).rank(query, fleet, demand, k);
  }

  /** How much each weight of a request's profile can change before another host wins. */
  public Optional<WeightStability> weightStability(PlacementRequest request, Duration limit) {
    if (limit.isNegative()) {
      throw new IllegalArgumentException("a time limit must not be negative, as is " + limit);
    }
    return decisions.stability(request, new PlacementId(UUID.randomUUID()), limit);
  }

  private static void atLeastOne(int k) {
    if (k < 1) {
      throw new IllegalArgumentException("at least 1 candidate must be asked for, not " + k);
    }
  }

  /** Why a host has the similarity it has. */
  public Explanation explain(Profile profile, HostId host) {
    return decisions.explain(decisions.compile(profile), decisions.fleet(), host);
  }

  /** A placement's similarity then and now. */
  public LivingSimilarity similarity(PlacementId id) {
    Placement placement = known(id);
    CompiledQuery query = decisions.compile(decisions.profile(placement.profile()));
    FleetSnapshot fleet = decisions.fleet();
    Optional<Explanation> current =
        fleet
            .rowOf(placement.decision().host())
            .map(row -> decisions.explain(query, fleet, placement.decision().host()));
    return new LivingSimilarity(
        id,
        placement.decision().promised(),
        current,
        Optional.empty(),
        "nothing on the VM reports how it behaves");
  }

  /** What a new revision of a profile would mean for the placements that run by it. */
  public Impact impact(ProfileId id, Profile next) {
    return new Impacts(decisions).of(id, next, storage.placements().live());
  }

  /** What tenants may have at once. */
  public QuotaStore quotas() {
    return storage.quotas();
  }

  /** Moves a placement. */
  public PlacementResult move(PlacementId id, MoveTerms terms) {
    return new Moves(
            decisions,
            steps,
            new MoveSteps(steps, claims, launcher),
            placement -> replays.find(placement.id()))
        .move(known(id), terms);
  }

  /** Where the VM of a placement could go while it runs. */
  public Evacuability evacuability(PlacementId id, int k) {
    return new Evacuations(decisions, launcher).of(known(id), k);
  }

  /** Where a VM that is yet to be placed could go. */
  public Optional<Evacuability> evacuability(PlacementRequest request, int k) {
    return new Evacuations(decisions, launcher).of(request, k);
  }

  /** Gives a placement more or less of its host. */
  public PlacementResult adjust(PlacementId id, Resources resources) {
    return new Adjustments(decisions, steps, claims).adjust(known(id), resources);
  }

  /** What the launcher chose for a placement's VM. */
  public List<Tuning> tunings(PlacementId id) {
    return steps.tunings(known(id));
  }

  /** Has a listener told how VMs behave. */
  public Subscription observe(Consumer<WorkloadObservation> listener) {
    return telemetry.observe(listener);
  }

  /** How a placement's VM behaved when it was last sampled. */
  public Optional<WorkloadObservation> observation(PlacementId id) {
    return placement(id).flatMap(telemetry::newest);
  }

  /** What a placement's guest says on its console. */
  public InputStream console(PlacementId id) {
    return steps.console(known(id));
  }

  /** One placement. */
  public Optional<Placement> placement(PlacementId id) {
    return storage.placements().find(id);
  }

  /** Every placement, newest first. */
  public List<Placement> placements() {
    return storage.placements().list();
  }

  /** A page of the placements, newest first. */
  public List<Placement> placements(
      Optional<TenantId> tenant, Optional<Placement.Place> after, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("a page has at least 1 placement, not " + limit);
    }
    return storage.placements().newest(tenant, after, limit);
  }

  /** Ends a placement. */
  public void release(PlacementId id) {
    steps.release(known(id));
  }

  private Placement known(PlacementId id) {
    return placement(id)
        .orElseThrow(() -> new IllegalArgumentException("there is no placement " + id));
  }

  /** Brings half-done placements to a true state. */
  public void reconcile() {
    reconciler.run();
  }

  /** The version of this library. */
  public static String version() {
    return EngineVersion.read();
  }

  /** The newest decisions. */
  public List<LoggedDecision> decisions(int limit) {
    return replays.newest(limit);
  }

  /** Makes a decision again. */
  public Replay replay(PlacementId id) {
    return replays.replay(id);
  }

  /** Ends what goes on in the background, then closes launcher and storage. */
  public void close() {
    background.close();
    telemetry.close();
    log.close();
    try (storage) {
      launcher.close();
    }
  }
}
