package io.personality.core;

import io.personality.ConfigurationException;
import io.personality.Experimental;
import io.personality.core.internal.catalogue.Catalogue;
import io.personality.core.internal.claim.Claims;
import io.personality.core.internal.claim.Leases;
import io.personality.core.internal.claim.Reconciler;
import io.personality.core.internal.claim.Retry;
import io.personality.core.internal.fleet.FleetIndex;
import io.personality.core.internal.fleet.HostRow;
import io.personality.core.internal.follow.Background;
import io.personality.core.internal.follow.Signal;
import io.personality.core.internal.json.CatalogueReader;
import io.personality.core.internal.ledger.DecisionLog;
import io.personality.core.internal.match.HotProfiles;
import io.personality.core.internal.match.Matcher;
import io.personality.core.internal.match.OperatorOrder;
import io.personality.core.internal.observe.Telemetry;
import io.personality.core.internal.pipeline.Decisions;
import io.personality.core.internal.pipeline.Engine;
import io.personality.core.internal.pipeline.Evacuations;
import io.personality.core.internal.pipeline.Replays;
import io.personality.core.internal.pipeline.Steps;
import io.personality.core.internal.plugin.Plugins;
import io.personality.core.internal.plugin.Wanted;
import io.personality.core.internal.query.DeviceDemand;
import io.personality.core.internal.query.ProfileCompiler;
import io.personality.model.OperatorTerms;
import io.personality.spi.HypervisorLauncher;
import io.personality.spi.LauncherProvider;
import io.personality.spi.Scorer;
import io.personality.spi.Storage;
import io.personality.spi.StorageProvider;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts an engine together. <i>Confined to one thread.</i> */
public final class PersonalityBuilder {
  private static final Logger LOG = LoggerFactory.getLogger(PersonalityBuilder.class);

  // To rank all hosts takes as long as some ten to a hundred searches.
  private static final int USES_BEFORE_HOT = 16;
  private static final Duration USUAL_FOLLOWING = Duration.ofMillis(500);
  private static final Duration SUMMING_UP = Duration.ofHours(6);

  private Optional<Boolean> decisionsKept = Optional.empty();
  private Duration historyKept = Duration.ofDays(90);
  private Wanted<Storage> storage = Wanted.any();
  private Wanted<HypervisorLauncher> launcher = Wanted.any();
  private final List<Scorer> scorers = new ArrayList<>();
  private final Map<String, Map<String, String>> namedScorers = new TreeMap<>();
  private final List<Path> overlays = new ArrayList<>();
  private OperatorTerms operator = OperatorTerms.NONE;
  private boolean reconcileAtStart = true;
  private long hotBytes = Runtime.getRuntime().maxMemory() / 16;
  private Optional<Duration> follow = Optional.empty();
  private Function<Clock, Leases> leases = Leases::of;
  private Duration reconcile = Duration.ofMinutes(1);
  private Duration observe = Duration.ZERO;
  private Clock clock = Clock.systemUTC();

  PersonalityBuilder() {}

  /**
   * Takes the storage provider of that name with the settings given.
   *
   * @param name the provider's name, such as {@code memory}
   * @param settings key to value; unknown keys are refused when the engine is made
   * @return this builder
   */
  public PersonalityBuilder storage(String name, Map<String, String> settings) {
    storage = Wanted.named(name, settings);
    return this;
  }

  /**
   * Takes a storage made elsewhere; the engine closes it.
   *
   * @param made the storage
   * @return this builder
   */
  public PersonalityBuilder storage(Storage made) {
    storage = Wanted.object(made);
    return this;
  }

  /**
   * Takes the launcher provider of that name with the settings given.
   *
   * @param name the provider's name, such as {@code memory}
   * @param settings key to value; unknown keys are refused when the engine is made
   * @return this builder
   */
  public PersonalityBuilder launcher(String name, Map<String, String> settings) {
    launcher = Wanted.named(name, settings);
    return this;
  }

  /**
   * Takes a launcher made elsewhere; the engine closes it.
   *
   * @param made the launcher
   * @return this builder
   */
  public PersonalityBuilder launcher(HypervisorLauncher made) {
    launcher = Wanted.object(made);
    return this;
  }

  /**
   * Adds a scorer. Those found by {@link java.util.ServiceLoader} are there without being added,
   * made without settings; one that contributes the same metric as an added one is left out.
   *
   * @param made contributes a metric that neither the catalogue nor another scorer has
   * @return this builder
   */
  public PersonalityBuilder scorer(Scorer made) {
    scorers.add(made);
    return this;
  }

  /**
   * Adds the scorer of a provider with settings.
   *
   * @param name the provider's name
   * @param settings the provider's settings
   * @return this builder
   */
  public PersonalityBuilder scorer(String name, Map<String, String> settings) {
    namedScorers.put(name, Map.copyOf(settings));
    return this;
  }

  /**
   * Lays a catalogue file over the built-in catalogue; the last one added is on top.
   *
   * @param file a catalogue overlay in JSON
   * @return this builder
   */
  public PersonalityBuilder catalogueOverlay(Path file) {
    overlays.add(file);
    return this;
  }

  /**
   * Chooses among hosts that are about as close to what was asked by what the operator wishes.
   * Applies to every ranking and placement of the engine.
   *
   * @param terms the plain order unless said
   * @return this builder
   */
  public PersonalityBuilder operator(OperatorTerms terms) {
    operator = terms;
    return this;
  }

  /**
   * Bounds the memory in which the engine remembers how hosts rank for profiles that repeat. The
   * rankings are the same without it, only slower. A profile with four sizes of VM takes about 30
   * bytes a host.
   *
   * @param maxBytes 0 switches it off; a sixteenth of the largest heap unless said
   * @return this builder
   * @throws IllegalArgumentException if it is negative
   */
  public PersonalityBuilder hotProfiles(long maxBytes) {
    if (maxBytes < 0) {
      throw new IllegalArgumentException("the memory must be at least 0 bytes, not " + maxBytes);
    }
    hotBytes = maxBytes;
    return this;
  }

  /**
   * Says how often the engine looks for what others have changed in the storage. Where the storage
   * can tell of changes at once it looks sooner.
   *
   * @param period zero for never; half a second unless said where the storage is shared, never
   *     where it is not
   * @return this builder
   * @throws IllegalArgumentException if it is negative
   */
  public PersonalityBuilder followEvery(Duration period) {
    follow = Optional.of(notNegative(period));
    return this;
  }

  /**
   * Says how often the engine brings half-done placements to a true state ({@link
   * Personality#reconcile}). With a launcher that only simulates, on a storage that others may use,
   * it never does so by itself.
   *
   * @param period zero for never but when the engine is made; a minute unless said
   * @return this builder
   * @throws IllegalArgumentException if it is negative
   */
  public PersonalityBuilder reconcileEvery(Duration period) {
    reconcile = notNegative(period);
    return this;
  }

  /**
   * Says whether the engine brings half-done placements to a true state when it is made. A program
   * that only looks leaves that to one that lasts: whoever reconciles by a launcher that knows
   * nothing of a VM records the VM as gone.
   *
   * @param reconciles true unless said
   * @return this builder
   */
  public PersonalityBuilder reconcileAtStart(boolean reconciles) {
    reconcileAtStart = reconciles;
    return this;
  }

  /**
   * Says how often the engine samples how the VMs of running placements behave ({@link
   * Personality#observe}). It asks each host for all of its VMs at once, eight hosts side by side,
   * and passes over one that has not answered yet; so does every engine on one storage for itself.
   * With a launcher that cannot tell, nothing is sampled, and a warning is logged.
   *
   * @param period zero for never, which it is unless said
   * @return this builder
   * @throws IllegalArgumentException if it is negative
   */
  @Experimental
  public PersonalityBuilder observeEvery(Duration period) {
    observe = notNegative(period);
    return this;
  }

  private static Duration notNegative(Duration period) {
    if (period.isNegative()) {
      throw new IllegalArgumentException("a period must not be negative, as is " + period);
    }
    return period;
  }

  /**
   * Says how long things may take before they count as abandoned: what others may then undo or
   * bring to an end. Engines on one storage should have the same.
   *
   * @param claim from a claim to the launch; 2 minutes unless said
   * @param launch the most that a launch may take, longer than any launcher waits; 15 minutes
   *     unless said
   * @return this builder
   * @throws IllegalArgumentException if the first is not above zero or the second is shorter
   */
  public PersonalityBuilder leases(Duration claim, Duration launch) {
    leases = time -> new Leases(time, claim, launch);
    Leases unused = leases.apply(clock); // checks the durations
    return this;
  }

  /**
   * Says whether decisions are stored with what they were made from, so that they can be made again
   * ({@link Personality#replay}), and a move keeps to the groups of its placement.
   *
   * @param kept true unless said where the storage is shared, so that it outlives the engine; false
   *     where it is not, since to write a decision down takes longer than to make it
   * @return this builder
   */
  public PersonalityBuilder keepDecisions(boolean kept) {
    decisionsKept = Optional.of(kept);
    return this;
  }

  /**
   * Says how long decisions can be replayed, and fingerprints are kept one by one after they were
   * replaced; from then on a summary a day stands for them. Engines on one storage should have the
   * same.
   *
   * @param period in whole days; 90 unless said
   * @return this builder
   * @throws IllegalArgumentException if it is shorter than a day
   */
  public PersonalityBuilder keepHistory(Duration period) {
    if (period.compareTo(Duration.ofDays(1)) < 0) {
      throw new IllegalArgumentException("history is kept for at least a day, not " + period);
    }
    historyKept = period;
    return this;
  }

  /**
   * Takes the time from another clock.
   *
   * @param other the system's clock unless said
   * @return this builder
   */
  public PersonalityBuilder clock(Clock other) {
    clock = other;
    return this;
  }

  /**
   * Makes the engine.
   *
   * @return the engine, which the caller closes
   * @throws ConfigurationException if a provider is missing, a setting is unknown, or an overlay or
   *     scorer does not fit
   */
  public Personality build() {
    Plugins plugins = new Plugins(loader());
    Catalogue catalogue = CatalogueReader.read(overlays);
    Scorers metrics = new Scorers(name -> catalogue.entry(name).isPresent());
    scorers.forEach(metrics::add);
    metrics.addNamed(plugins, namedScorers);
    metrics.addFound(plugins, namedScorers.keySet());
    ProfileCompiler compiler = new ProfileCompiler(catalogue, metrics.byMetric());
    Storage store = plugins.choose(StorageProvider.class, storage);
    HypervisorLauncher starter = plugins.choose(LauncherProvider.class, launcher);
    FleetIndex index = new FleetIndex(catalogue);
    Matcher matcher = new Matcher(Engine.version(), new HotProfiles(hotBytes, USES_BEFORE_HOT));
    OperatorOrder order = new OperatorOrder(matcher, operator, Evacuations.source(starter));
    Decisions decisions = new Decisions(store, compiler, order, index, clock);
    Claims claims =
        new Claims(
            store.claims(),
            store.quotas(),
            (asked, present) -> DeviceDemand.meets(catalogue, asked, present),
            leases.apply(clock),
            Retry.standard());
    Steps steps = new Steps(store, starter, claims, index, clock);
    Fleet fleet = new Fleet(store, index, catalogue, plugins, clock, historyKept);
    fleet.restore();
    Reconciler reconciler =
        new Reconciler(
            store.placements(),
            starter,
            claims,
            id -> index.find(id).map(HostRow::host),
            decisions::again);
    Background background = new Background();
    Telemetry telemetry =
        new Telemetry(
            store.placements(),
            starter,
            id -> index.find(id).flatMap(row -> row.host().settings().launcherAddress()),
            clock);
    Replays replays = new Replays(store, decisions, catalogue);
    DecisionLog log =
        decisionsKept.orElse(store.isShared())
            ? DecisionLog.of(store.decisions())
            : DecisionLog.NONE;
    Engine engine =
        new Engine(
            store,
            starter,
            decisions,
            steps,
            reconciler,
            background,
            telemetry,
            log,
            replays,
            claims);
    Profiles profiles = new Profiles(compiler);
    Clock time = clock;
    Personality personality =
        new Personality(
            engine,
            profiles,
            fleet,
            actor -> new ProfileLibrary(actor, store, profiles, engine, time));
    // A simulation knows nothing of what others have launched: it would take their VMs for gone.
    boolean knowsWhatRuns = !starter.isSimulated() || !store.isShared();
    if (knowsWhatRuns && reconcileAtStart) {
      personality.reconcile();
    }
    Duration following = follow.orElse(store.isShared() ? USUAL_FOLLOWING : Duration.ZERO);
    if (!following.isZero()) {
      background.follow(
          store.changes(), following, "follow what others have changed", fleet::catchUp);
    }
    if (knowsWhatRuns && !reconcile.isZero()) {
      Signal ended = new Signal();
      starter.listen(ended::give);
      background.on(ended, reconcile, "reconcile", personality::reconcile);
    }
    if (!observe.isZero()) {
      if (telemetry.canSample()) {
        background.every(observe, "sample workloads", telemetry::sample);
      } else {
        LOG.warn("The launcher cannot tell how VMs behave; none is observed");
      }
    }
    background.every(SUMMING_UP, "sum up old fingerprints", fleet::sumUp);
    return personality;
  }

  private static ClassLoader loader() {
    ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
    return ofThread == null ? PersonalityBuilder.class.getClassLoader() : ofThread;
  }
}
