package io.personality;

import io.personality.model.Evacuability;
import io.personality.model.Explanation;
import io.personality.model.HostId;
import io.personality.model.LivingSimilarity;
import io.personality.model.Placement;
import io.personality.model.PlacementId;
import io.personality.model.Profile;
import io.personality.model.ProfileRef;
import io.personality.model.Ranking;
import io.personality.model.Resources;
import io.personality.model.TenantId;
import io.personality.model.Tuning;
import io.personality.model.WeightStability;
import io.personality.model.WorkloadObservation;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds the host that behaves as a profile asks, claims it, launches on it, and answers with a
 * score that explains itself.
 *
 * <p><i>Thread-safe.</i> Rankings and explanations are pure functions of the profile and the newest
 * snapshot of the fleet. From a claim on every step is durable, idempotent and can be undone.
 */
public interface PlacementEngine extends AutoCloseable {

  /**
   * Claims the best host, launches on it and records the placement; goes on to the next candidate
   * where a claim is lost or a launch fails, at most as often as the request allows. Asked again
   * with the same idempotency key of the same tenant, it answers with the same placement and starts
   * nothing.
   *
   * @param request the VM asked for
   * @return the placement with its explanation, or why there is none
   * @throws InvalidProfileException if the request's profile does not compile against the catalogue
   * @throws StorageException if a store fails; what was claimed is freed or lapses with its lease
   * @throws PluginException if a scorer breaks its contract
   */
  PlacementResult place(PlacementRequest request);

  /**
   * Places several requests. In a batch of all or nothing everything is claimed before anything is
   * launched, each request sees where those before it went, and what cannot all be had is given up
   * and withdrawn; a batch that a crash cut off is given up by reconciliation unless all of its VMs
   * run. Asked again with the same idempotency keys, it answers with the same placements.
   *
   * @param requests at most 256 in a batch of all or nothing; their idempotency keys differ
   * @param mode what becomes of the others where one cannot be placed
   * @return a result for each request, in their order
   * @throws IllegalArgumentException if there are too many requests or two have the same tenant and
   *     key
   * @throws InvalidProfileException if a request's profile does not compile against the catalogue;
   *     of all or nothing nothing is placed then
   * @throws StorageException if a store fails; what was claimed is freed or lapses with its lease
   */
  List<PlacementResult> placeAll(List<PlacementRequest> requests, BatchMode mode);

  /**
   * Has a running placement follow another revision of its profile, or another profile, on the host
   * where it is. What it is promised from then on is the similarity by that revision.
   *
   * @param id the placement
   * @param profile a stored revision
   * @return the placement as it is then, or the diagnosis where its host does not meet what the
   *     revision requires; nothing is changed then
   * @throws IllegalArgumentException if there is no such placement or profile, or it does not run
   */
  PlacementResult revise(PlacementId id, ProfileRef profile);

  /**
   * The best {@code k} hosts that could take the VM now, without claiming any.
   *
   * @param profile what to score by
   * @param demand what the VM takes; hosts without that room are no candidates
   * @param k at least 1
   * @return those hosts, best first, or the diagnosis where there are none
   * @throws InvalidProfileException if the profile does not compile against the catalogue
   */
  Ranking candidates(Profile profile, Resources demand, int k);

  /**
   * The best {@code k} hosts for a request, without claiming any; honours its selection, order and
   * minimum similarity.
   *
   * @param request the VM asked for
   * @param k at least 1
   * @return those hosts, best first, or the diagnosis where there are none
   * @throws InvalidProfileException if the request's profile does not compile against the catalogue
   */
  Ranking candidates(PlacementRequest request, int k);

  /**
   * How much each weight of a request's profile can change, all others as they are, before another
   * host wins; exact over the whole fleet, but for terms that are not finished in time. The winner
   * is the best host by what the request ranks by; terms of the operator have no say, and a minimum
   * similarity moves no limit.
   *
   * @param request what is asked
   * @param limit how long it may take, at least zero; the last two rankings may go over it
   * @return empty where no host can
   * @throws IllegalArgumentException if the limit is negative
   * @throws InvalidProfileException if the request's profile does not compile against the catalogue
   */
  Optional<WeightStability> weightStability(PlacementRequest request, Duration limit);

  /**
   * Why a host has the similarity it has, whether or not it has room.
   *
   * @param profile what to score by
   * @param host the host, open or not
   * @return the similarity and its terms
   * @throws IllegalArgumentException if there is no such host
   */
  Explanation explain(Profile profile, HostId host);

  /**
   * The similarity that a placement was promised and the one it has now.
   *
   * @param id the placement
   * @return both, the present one by the newest fingerprint of its host
   * @throws IllegalArgumentException if there is no such placement
   */
  LivingSimilarity similarity(PlacementId id);

  /**
   * Moves the VM of a running placement to another host: claims room there, has the launcher move
   * it, and frees what it had. However that is cut off, reconciliation brings it to one true place.
   *
   * @param id the placement
   * @param terms where to and how
   * @return the placement where it is then, with its new explanation, or why it was not moved; it
   *     runs where it was then
   * @throws IllegalArgumentException if there is no such placement or it does not run
   * @throws LaunchException if the launcher cannot move VMs, or the VM was lost on the way
   */
  PlacementResult move(PlacementId id, MoveTerms terms);

  /**
   * How many hosts could take the VM of a placement while it runs, at what score, and what keeps
   * the others from it. Nothing is claimed and no hypervisor asked; its groups are left out.
   *
   * @param id the placement
   * @param k how many of those hosts are named at most, at least 1
   * @return where it could go
   * @throws IllegalArgumentException if there is no such placement, its host is gone, or {@code k}
   *     is below 1
   * @throws LaunchException if the launcher cannot move VMs
   */
  Evacuability evacuability(PlacementId id, int k);

  /**
   * The same for a VM that is yet to be placed, on the host where it would go now.
   *
   * @param request the VM asked for
   * @param k how many of those hosts are named at most, at least 1
   * @return where it could go from there; empty where no host can take it at all
   * @throws IllegalArgumentException if {@code k} is below 1
   * @throws InvalidProfileException if the request's profile does not compile against the catalogue
   * @throws LaunchException if the launcher cannot move VMs
   */
  Optional<Evacuability> evacuability(PlacementRequest request, int k);

  /**
   * Gives the VM of a running placement more or less of its host, without a restart; claim and
   * record follow. With the resources it has, it is brought to what its claim and its profile say,
   * as after it was made to follow another revision.
   *
   * @param id the placement
   * @param resources what it has from then on
   * @return the placement as it is then, or why it was not adjusted; it has what it had then
   * @throws IllegalArgumentException if there is no such placement or it does not run
   * @throws LaunchException if the launcher cannot adjust VMs
   */
  PlacementResult adjust(PlacementId id, Resources resources);

  /**
   * {@return the choices that the launcher made for the VM of a placement, with their reasons;
   * empty where it tunes nothing or the VM is gone}
   *
   * @param id the placement
   * @throws IllegalArgumentException if there is no such placement
   * @throws LaunchException if the hypervisor cannot be asked
   */
  List<Tuning> tunings(PlacementId id);

  /**
   * Has somebody told how the VMs of running placements behave, each time they are sampled. Nothing
   * is told where the engine does not sample, or its launcher cannot.
   *
   * <p>What is told waits for the listener in a queue of its own, which holds the newest 1,024: of
   * one that is slower than the sampling the oldest are dropped and counted, and nobody else waits
   * for it. What it throws is logged, and it is told the next one.
   *
   * @param listener called on a thread of its own, one call after another
   * @return what ends it; closing the engine does, too
   */
  @Experimental
  Subscription observe(Consumer<WorkloadObservation> listener);

  /**
   * {@return how the VM of a placement behaved when it was last sampled; empty where it does not
   * run, or was not sampled where it runs}
   *
   * @param id the placement
   */
  @Experimental
  Optional<WorkloadObservation> observation(PlacementId id);

  /**
   * What the guest of a running placement says on its serial console from now on, as bytes that may
   * hold anything. The guest never waits for the reader: of one that is slow the oldest bytes are
   * lost.
   *
   * @param id the placement
   * @return ends when the guest does, and goes on when the engine is closed; to be closed, by any
   *     thread
   * @throws IllegalArgumentException if there is no such placement or it does not run
   * @throws LaunchException if the launcher shows no consoles, the VM has none, or somebody else
   *     reads it
   */
  @Experimental
  InputStream console(PlacementId id);

  /**
   * {@return the placement of that identity, if there is one}
   *
   * @param id the identity
   */
  Optional<Placement> placement(PlacementId id);

  /** {@return every placement, newest first, ended ones included} */
  List<Placement> placements();

  /**
   * {@return the newest placements, newest first, ended ones included; a page of what may be very
   * many}
   *
   * @param tenant whose; empty for those of all tenants
   * @param after the place of the last one of the page before; empty to begin
   * @param limit how many at the most, at least 1
   * @throws IllegalArgumentException if the limit is below 1
   */
  List<Placement> placements(Optional<TenantId> tenant, Optional<Placement.Place> after, int limit);

  /**
   * {@return the newest decisions, newest first, refused requests included, as far back as the
   * storage keeps them}
   *
   * @param limit how many at the most, at least 1
   * @throws IllegalArgumentException if the limit is below 1
   */
  List<LoggedDecision> decisions(int limit);

  /**
   * Makes a decision again from the hosts and the request that it was made from. Nothing is claimed
   * or stored.
   *
   * @param id the placement it was made for
   * @return the decision and what comes out now: the same bit for bit where this engine has the
   *     catalogue, the scorers and the operator's sources that it was made by
   * @throws IllegalArgumentException if no such decision is on record
   * @throws StorageException if something it was made from is no longer stored
   */
  Replay replay(PlacementId id);

  /**
   * Ends a placement: withdraws the VM and frees what it had claimed. Asked again, it does nothing.
   *
   * @param id the placement
   * @throws IllegalArgumentException if there is no such placement
   * @throws LaunchException if the VM could not be withdrawn; nothing is freed then
   */
  void release(PlacementId id);

  /** Closes what the engine itself opened; placements stay. */
  @Override
  void close();
}
