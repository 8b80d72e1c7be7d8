package io.personality.core;

import io.personality.BatchMode;
import io.personality.LoggedDecision;
import io.personality.MoveTerms;
import io.personality.PlacementEngine;
import io.personality.PlacementRequest;
import io.personality.PlacementResult;
import io.personality.Replay;
import io.personality.Subscription;
import io.personality.core.internal.pipeline.Engine;
import io.personality.model.Actor;
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
import io.personality.spi.QuotaStore;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The engine, ready to use: profiles, fleet, and placements on them.
 *
 * <pre>{@code
 * try (Personality personality = Personality.builder().build()) {
 *   personality.fleet().load(Path.of("fleet.jsonl"));
 *   Profile profile = personality.profiles().read(Files.readAllBytes(Path.of("profile.json")));
 *   PlacementResult result = personality.place(PlacementRequest.of(profile).build());
 * }
 * }</pre>
 *
 * <p><i>Thread-safe.</i>
 */
public final class Personality implements PlacementEngine {
  private final Engine engine;
  private final Profiles profiles;
  private final Fleet fleet;
  private final Function<Actor, ProfileLibrary> libraries;

  Personality(
      Engine engine, Profiles profiles, Fleet fleet, Function<Actor, ProfileLibrary> libraries) {
    this.engine = engine;
    this.profiles = profiles;
    this.fleet = fleet;
    this.libraries = libraries;
  }

  /**
   * Starts with storage and launcher in memory, which simulates, and no plug-in but those found.
   *
   * @return a builder with these defaults
   */
  public static PersonalityBuilder builder() {
    return new PersonalityBuilder();
  }

  /** {@return what reads and checks profiles} */
  public Profiles profiles() {
    return profiles;
  }

  /**
   * {@return the profile database as somebody sees it}
   *
   * @param actor on whose behalf
   */
  public ProfileLibrary library(Actor actor) {
    return libraries.apply(actor);
  }

  /** {@return the quotas of tenants, which every placement keeps to} */
  public QuotaStore quotas() {
    return engine.quotas();
  }

  /** {@return the hosts that placements go to} */
  public Fleet fleet() {
    return fleet;
  }

  /** {@return the version of this library} */
  public static String version() {
    return Engine.version();
  }

  /**
   * Brings placements that a crash left half-done to a true state, by asking the launcher, and
   * frees claims nobody has a right to. Done when the engine is made and on a schedule ({@link
   * PersonalityBuilder#reconcileEvery}), where the launcher really launches.
   */
  public void reconcile() {
    engine.reconcile();
    fleet.catchUp();
  }

  @Override
  public PlacementResult place(PlacementRequest request) {
    return engine.place(request);
  }

  @Override
  public List<PlacementResult> placeAll(List<PlacementRequest> requests, BatchMode mode) {
    return engine.placeAll(requests, mode);
  }

  @Override
  public PlacementResult revise(PlacementId id, ProfileRef profile) {
    return engine.revise(id, profile);
  }

  @Override
  public Ranking candidates(Profile profile, Resources demand, int k) {
    return engine.candidates(profile, demand, k);
  }

  @Override
  public Ranking candidates(PlacementRequest request, int k) {
    return engine.candidates(request, k);
  }

  @Override
  public Optional<WeightStability> weightStability(PlacementRequest request, Duration limit) {
    return engine.weightStability(request, limit);
  }

  @Override
  public Explanation explain(Profile profile, HostId host) {
    return engine.explain(profile, host);
  }

  @Override
  public LivingSimilarity similarity(PlacementId id) {
    return engine.similarity(id);
  }

  @Override
  public PlacementResult move(PlacementId id, MoveTerms terms) {
    return engine.move(id, terms);
  }

  @Override
  public Evacuability evacuability(PlacementId id, int k) {
    return engine.evacuability(id, k);
  }

  @Override
  public Optional<Evacuability> evacuability(PlacementRequest request, int k) {
    return engine.evacuability(request, k);
  }

  @Override
  public PlacementResult adjust(PlacementId id, Resources resources) {
    return engine.adjust(id, resources);
  }

  @Override
  public List<Tuning> tunings(PlacementId id) {
    return engine.tunings(id);
  }

  @Override
  public Subscription observe(Consumer<WorkloadObservation> listener) {
    return engine.observe(listener);
  }

  @Override
  public Optional<WorkloadObservation> observation(PlacementId id) {
    return engine.observation(id);
  }

  @Override
  public InputStream console(PlacementId id) {
    return engine.console(id);
  }

  @Override
  public Optional<Placement> placement(PlacementId id) {
    return engine.placement(id);
  }

  @Override
  public List<Placement> placements() {
    return engine.placements();
  }

  @Override
  public List<Placement> placements(
      Optional<TenantId> tenant, Optional<Placement.Place> after, int limit) {
    return engine.placements(tenant, after, limit);
  }

  @Override
  public List<LoggedDecision> decisions(int limit) {
    return engine.decisions(limit);
  }

  @Override
  public Replay replay(PlacementId id) {
    return engine.replay(id);
  }

  @Override
  public void release(PlacementId id) {
    engine.release(id);
  }

  @Override
  public void close() {
    engine.close();
  }
}
