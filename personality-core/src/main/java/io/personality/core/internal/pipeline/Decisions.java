package io.personality.core.internal.pipeline;

import io.personality.LoggedDecision.Member;
import io.personality.PlacementRequest;
import io.personality.StorageException;
import io.personality.core.internal.claim.GroupFilter;
import io.personality.core.internal.fleet.FleetIndex;
import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.fleet.HostRow;
import io.personality.core.internal.json.ProfileWriter;
import io.personality.core.internal.match.Demand;
import io.personality.core.internal.match.Matcher;
import io.personality.core.internal.match.OperatorOrder;
import io.personality.core.internal.match.Stability;
import io.personality.core.internal.query.CompiledQuery;
import io.personality.core.internal.query.FeatureTest;
import io.personality.core.internal.query.ProfileCompiler;
import io.personality.model.Basis;
import io.personality.model.Diagnosis;
import io.personality.model.Explanation;
import io.personality.model.Host;
import io.personality.model.HostId;
import io.personality.model.OperatorTerms;
import io.personality.model.Placement;
import io.personality.model.PlacementId;
import io.personality.model.Profile;
import io.personality.model.ProfileRef;
import io.personality.model.Similarity;
import io.personality.model.WeightStability;
import io.personality.spi.ProfileStore;
import io.personality.spi.Storage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Everything up to the claim: pure functions of profile and snapshot.
 *
 * <p><i>Thread-safe.</i>
 */
public final class Decisions {
  private static final SortedMap<String, String> NO_LABELS = Collections.emptySortedMap();

  private final Storage storage;
  private final ProfileCompiler compiler;
  private final KnownProfiles known;
  private final RecentExplanations explanations = new RecentExplanations();
  private final OperatorOrder order;
  private final Matcher matcher;
  private final FleetIndex index;
  private final Clock clock;

  /** Decides on the hosts of the index by the catalogue the compiler knows. */
  public Decisions(
      Storage storage,
      ProfileCompiler compiler,
      OperatorOrder order,
      FleetIndex index,
      Clock clock) {
    this.storage = storage;
    this.compiler = compiler;
    known = new KnownProfiles(compiler);
    this.order = order;
    this.matcher = order.matcher();
    this.index = index;
    this.clock = clock;
  }

  /** The profile of a request and the stored revision that names it. */
  record Subject(ProfileRef ref, Profile profile) {}

  /** Resolves a stored profile, or stores a given one under the hash of its content. */
  Subject subject(PlacementRequest request) {
    if (request.subject() instanceof PlacementRequest.Subject.Stored stored) {
      return new Subject(stored.ref(), profile(stored.ref()));
    }
    Profile given = asked(request);
    ProfileRef ref = known.ref(given);
    if (known.isStored(given)) {
      return new Subject(ref, given);
    }
    ProfileStore.Stored revision =
        new ProfileStore.Stored(
            ref, request.tenant(), given.name(), ProfileWriter.write(given), clock.instant());
    // Where somebody else stores the same content at the same time, the hash says that it is the
    // same.
    if (storage.profiles().find(ref).isEmpty()
        && !storage.profiles().append(revision)
        && storage.profiles().find(ref).isEmpty()) {
      throw new StorageException("profile " + ref + " could not be stored");
    }
    known.hasBeenStored(given);
    return new Subject(ref, given);
  }

  /** The profile of a request, without storing it. */
  Profile asked(PlacementRequest request) {
    return request.subject() instanceof PlacementRequest.Subject.Given given
        ? given.profile()
        : profile(((PlacementRequest.Subject.Stored) request.subject()).ref());
  }

  /** A stored profile. */
  Profile profile(ProfileRef ref) {
    return known
        .read(ref, storage.profiles())
        .orElseThrow(() -> new IllegalArgumentException("there is no profile " + ref));
  }

  CompiledQuery compile(Profile profile) {
    return known.compile(profile);
  }

  /** The time that decisions are made at. */
  Instant now() {
    return clock.instant();
  }

  FleetSnapshot fleet() {
    return index.snapshot();
  }

  /** What the request asks beyond its profile, of hosts as they are in a snapshot. */
  Demand demand(
      PlacementRequest request, List<Member> members, CompiledQuery query, FleetSnapshot fleet) {
    PlacementRequest.Terms terms = request.terms();
    Demand demand =
        Demand.of(request.resources())
            .chosenBy(terms.selection(), terms.rankBy(), terms.minimumSimilarity());
    if (query.devices().wishes().isEmpty() && request.groups().isEmpty()) {
      return demand; // which then needs no look at the hosts themselves
    }
    GroupFilter groups =
        GroupFilter.of(
            request.groups(), members, host -> labels(fleet.rowOf(host).map(fleet::row)));
    return demand
        .among(
            row -> query.devices().credit(row.freeAccelerators()) == 1,
            row -> groups.allows(row.host().id()))
        .spread(row -> groups.crowd(row.host().id()));
  }

  /** The other placements of a request's groups. */
  List<Member> members(PlacementRequest request, PlacementId id) {
    return request.groups().isEmpty()
        ? List.of()
        : GroupFilter.members(
            new GroupFilter.Seeker(id, request.tenant(), request.groups()),
            storage.placements().live());
  }

  /** Where a request's groups let it go as things are now. */
  GroupFilter groups(PlacementRequest request, PlacementId id) {
    return GroupFilter.of(request.groups(), members(request, id), host -> labels(index.find(host)));
  }

  private static Map<String, String> labels(Optional<HostRow> row) {
    return row.map(found -> found.host().fingerprint().labels()).orElse(NO_LABELS);
  }

  /** What finds the hosts for a request, and orders them. */
  OperatorOrder order(PlacementRequest request) {
    return order.forRequest(request.tenant(), request.idempotencyKey());
  }

  /** The same under terms that were settled before. */
  OperatorOrder order(OperatorTerms terms) {
    return order.under(terms);
  }

  /** The same where there is no request. */
  OperatorOrder order() {
    return order.forNoRequest();
  }

  /** How much each weight can change before another host wins; empty where no host can. */
  Optional<WeightStability> stability(PlacementRequest request, PlacementId id, Duration limit) {
    Profile profile = asked(request);
    CompiledQuery query = compile(profile);
    FleetSnapshot fleet = fleet();
    Demand demand = demand(request, members(request, id), query, fleet);
    Stability.Question question =
        new Stability.Question(query, compiler.ownWeights(profile), fleet, demand);
    return Stability.of(matcher, question, clock, limit);
  }

  /** What a placement would be decided by on a host; what it was decided by where that is gone. */
  public Placement.Decision again(Placement placement, HostId host) {
    Placement.Decision was = placement.decision();
    CompiledQuery query = compile(profile(placement.profile()));
    FleetSnapshot fleet = fleet();
    Optional<Integer> row = fleet.rowOf(host);
    Similarity promised =
        row.isPresent() ? explain(query, fleet, row.get()).similarity() : was.promised();
    long revision =
        row.isPresent() ? fleet.host(row.get()).fingerprintRevision() : was.fingerprintRevision();
    return new Placement.Decision(
        host, revision, promised, was.selection(), 1, basis(query, fleet), List.of());
  }

  /** Whether the hardware of a host meets what is required, used or not. */
  static boolean isFit(CompiledQuery query, Host host) {
    return query.requirements().stream()
            .allMatch(one -> one.test().test(host.fingerprint()) == FeatureTest.Outcome.MET)
        && query.devices().credit(host.fingerprint().capacity().accelerators()) == 1;
  }

  /** What a decision by a query on a snapshot is made from. */
  Basis basis(CompiledQuery query, FleetSnapshot fleet) {
    return matcher.basis(query, fleet);
  }

  Diagnosis diagnose(CompiledQuery query, FleetSnapshot fleet, Demand demand) {
    return matcher.diagnose(query, fleet, demand);
  }

  Explanation explain(CompiledQuery query, FleetSnapshot fleet, HostId host) {
    int row =
        fleet
            .rowOf(host)
            .orElseThrow(() -> new IllegalArgumentException("there is no host " + host));
    return explain(query, fleet, row);
  }

  /** The same of the host of a row. */
  Explanation explain(CompiledQuery query, FleetSnapshot fleet, int row) {
    return explanations.of(
        query, fleet.host(row).fingerprint(), () -> matcher.explain(query, fleet, row));
  }
}
