package io.personality.libvirt;

import io.personality.LaunchException;
import io.personality.MoveTerms;
import io.personality.libvirt.internal.bind.Connection;
import io.personality.libvirt.internal.bind.Connections;
import io.personality.libvirt.internal.bind.Domain;
import io.personality.libvirt.internal.bind.Domain.Activity;
import io.personality.libvirt.internal.bind.DomainListener;
import io.personality.libvirt.internal.bind.LibvirtException;
import io.personality.libvirt.internal.bind.LibvirtException.Kind;
import io.personality.libvirt.internal.bind.LifecycleEvent;
import io.personality.libvirt.internal.bind.MissingLibraryException;
import io.personality.libvirt.internal.media.GuestFiles;
import io.personality.libvirt.internal.tune.DomainPlan;
import io.personality.libvirt.internal.tune.GuestMedia;
import io.personality.libvirt.internal.tune.Refusal;
import io.personality.libvirt.internal.tune.Tuned;
import io.personality.libvirt.internal.tune.Tuner;
import io.personality.libvirt.internal.tune.TunerInput;
import io.personality.libvirt.internal.xml.Difference;
import io.personality.libvirt.internal.xml.Differences;
import io.personality.libvirt.internal.xml.DomainXml;
import io.personality.libvirt.internal.xml.LiveDomain;
import io.personality.libvirt.internal.xml.UnreadableXmlException;
import io.personality.model.Host;
import io.personality.model.PlacementId;
import io.personality.model.Profile;
import io.personality.model.Tuning;
import io.personality.spi.AdjustingLauncher;
import io.personality.spi.ConsoleLauncher;
import io.personality.spi.LaunchOrder;
import io.personality.spi.LaunchState;
import io.personality.spi.MovingLauncher;
import io.personality.spi.ObservingLauncher;
import io.personality.spi.VmSite;
import io.personality.spi.WorkloadSample;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts VMs through libvirt, each as a domain whose name and UUID are its placement's identity.
 * <i>Thread-safe.</i>
 *
 * <p>Whatever was left half done is found by that identity: a domain that does not run is made
 * anew, one that runs is left alone. Calls on one placement follow each other within a process;
 * between processes libvirt itself lets one domain of a UUID run.
 */
final class LibvirtLauncher
    implements MovingLauncher, AdjustingLauncher, ObservingLauncher, ConsoleLauncher {
  private static final Logger LOG = LoggerFactory.getLogger(LibvirtLauncher.class);
  private static final int STRIPES = 64;

  private final LaunchSettings settings;
  private final Connections connections;
  private final LiveMoves moves;
  private final Workloads workloads;
  private final Object[] stripes = new Object[STRIPES];
  private volatile Runnable told = () -> {};

  LibvirtLauncher(LaunchSettings settings) {
    this.settings = settings;
    connections = new Connections(settings.limit(), new Ears());
    moves = new LiveMoves(connections, settings.files());
    workloads = new Workloads(connections);
    Arrays.setAll(stripes, i -> new Object());
  }

  /** Hears of VMs that have ended, or may have while a host could not be heard. */
  private final class Ears implements DomainListener {
    @Override
    public void happened(String uri, LifecycleEvent event) {
      LOG.debug("{} at {}: {}", event.uuid(), uri, event);
      if (event.isEnd()) {
        told.run();
      }
    }

    @Override
    public void missed(String uri) {
      LOG.info("Connected to {} again", uri);
      told.run();
    }
  }

  @Override
  public void listen(Runnable listener) {
    told = listener;
  }

  private Object stripe(PlacementId placement) {
    return stripes[Math.floorMod(placement.hashCode(), STRIPES)];
  }

  private String uri(VmSite site) {
    return site.launcherAddress()
        .or(settings::uri)
        .orElseThrow(
            () ->
                new LaunchException(
                    "host "
                        + site.host()
                        + " has no launcher address, and the launcher no \"uri\"; register the host"
                        + " with one, such as qemu+ssh://HOST/system"));
  }

  @Override
  public LaunchState launch(LaunchOrder order) {
    VmSite site = order.site();
    String uri = uri(site);
    synchronized (stripe(site.placement())) {
      try {
        return connections.call(uri, connection -> launch(connection, uri, order));
      } catch (LibvirtException e) {
        if (e.kind() == Kind.DISCONNECTED) {
          LOG.warn("Whether placement {} runs is not known: {}", site.placement(), e.getMessage());
          return LaunchState.UNKNOWN;
        }
        undo(site, uri);
        throw new LaunchException("libvirt on host " + site.host() + ": " + e.getMessage(), e);
      } catch (MissingLibraryException | IllegalArgumentException | UnreadableXmlException e) {
        throw new LaunchException("host " + site.host() + ": " + e.getMessage(), e);
      }
    }
  }

  private LaunchState launch(Connection connection, String uri, LaunchOrder order) {
    String uuid = order.claim().placement().toString();
    Optional<Activity> found = connection.with(uuid, domain -> domain.state().activity());
    if (found.filter(LibvirtLauncher::isActive).isPresent()) {
      return LaunchState.RUNNING;
    }
    found.ifPresent(remnant -> remove(connection, uuid));
    HostView view =
        HostView.of(
            connection, settings.virtualization(), uri, order.host().fingerprint().capacity());
    GuestMedia media =
        settings
            .files()
            .make(
                connection,
                order.claim().placement(),
                new GuestFiles.Wanted(order.guest(), settings.network(), settings.boot()));
    Tuned tuned =
        Tuner.tune(
            new TunerInput(
                order,
                ThreadOwners.keptFrom(connection, view.topology()),
                view.ability(),
                media,
                settings.tuning()));
    if (tuned instanceof Tuned.Refused refused) {
      settings.files().remove(connection, order.claim().placement());
      throw new LaunchException(
          "refused before launch: "
              + refused.refusals().stream()
                  .map(Refusal::toString)
                  .collect(Collectors.joining("; ")));
    }
    Tuned.Planned planned = (Tuned.Planned) tuned;
    connection.define(DomainXml.of(planned.plan(), planned.tunings()));
    String live =
        connection
            .with(
                uuid,
                domain -> {
                  start(domain);
                  return domain.xml();
                })
            .orElseThrow(() -> new LaunchException("somebody else removed the domain meanwhile"));
    report(connection, planned.plan(), live);
    ThreadOwners.settle(connection);
    return LaunchState.RUNNING;
  }

  private static void start(Domain domain) {
    try {
      domain.create();
    } catch (LibvirtException e) {
      if (!isActive(domain.state().activity())) { // unless another engine was faster
        throw e;
      }
    }
  }

  /**
   * Says where what runs is not what was asked for; a guest without a processor feature that it
   * must have is not left running, as libvirt starts it where the processor is passed through.
   */
  private static void report(Connection connection, DomainPlan plan, String live) {
    List<Difference> differences = Differences.between(plan, LiveDomain.read(live));
    List<Difference> lacking =
        differences.stream().filter(one -> one.element().startsWith("cpu/feature")).toList();
    if (!lacking.isEmpty()) {
      remove(connection, plan.identity().placement().toString());
      throw new LaunchException("the guest came up without what it must have: " + lacking);
    }
    for (Difference difference : differences) {
      LOG.warn("Placement {} runs otherwise: {}", plan.identity().placement(), difference);
    }
  }

  static boolean isActive(Activity activity) {
    return activity == Activity.RUNNING
        || activity == Activity.PAUSED
        || activity == Activity.ENDING;
  }

  /** Takes back what a failed launch left; what cannot be reached is left to reconciliation. */
  private void undo(VmSite site, String uri) {
    try {
      connections.call(
          uri,
          connection -> {
            remove(connection, site.placement().toString());
            settings.files().remove(connection, site.placement());
            return true;
          });
    } catch (LibvirtException | LaunchException | UnreadableXmlException e) {
      LOG.warn("What a failed launch of {} left stays for now", site.placement(), e);
    }
  }

  static void remove(Connection connection, String uuid) {
    connection.with(
        uuid,
        domain -> {
          try {
            domain.destroy();
          } catch (LibvirtException e) {
            if (e.kind() != Kind.WRONG_STATE) { // which it is where it does not run
              throw e;
            }
          }
          domain.undefine();
          return true;
        });
  }

  @Override
  public LaunchState stateOf(VmSite site) {
    try {
      return connections
          .call(
              uri(site),
              connection ->
                  connection.with(site.placement().toString(), domain -> domain.state().activity()))
          .map(activity -> isActive(activity) ? LaunchState.RUNNING : LaunchState.ENDED)
          .orElse(LaunchState.ABSENT);
    } catch (LibvirtException | LaunchException | MissingLibraryException e) {
      LOG.debug("the state of {} is not known: {}", site.placement(), e.getMessage());
      return LaunchState.UNKNOWN;
    }
  }

  @Override
  public void withdraw(VmSite site) {
    String uri = uri(site);
    synchronized (stripe(site.placement())) {
      try {
        connections.call(
            uri,
            connection -> {
              boolean ownedThreads = ThreadOwners.isOne(connection, site.placement());
              try {
                remove(connection, site.placement().toString());
              } catch (LibvirtException e) {
                if (e.kind() != Kind.NOT_FOUND) { // somebody else was faster
                  throw e;
                }
              }
              settings.files().remove(connection, site.placement());
              if (ownedThreads) {
                ThreadOwners.settle(connection);
              }
              return true;
            });
      } catch (LibvirtException | MissingLibraryException | UnreadableXmlException e) {
        throw new LaunchException(
            "placement " + site.placement() + " may still run: " + e.getMessage(), e);
      }
    }
  }

  @Override
  public List<Tuning> tunings(VmSite site) {
    try {
      return connections
          .call(uri(site), connection -> connection.with(site.placement().toString(), Domain::xml))
          .map(TuningNotes::of)
          .orElse(List.of());
    } catch (LibvirtException | MissingLibraryException | UnreadableXmlException e) {
      throw new LaunchException("host " + site.host() + " cannot be asked: " + e.getMessage(), e);
    }
  }

  @Override
  public Optional<String> obstacle(Profile profile, Host from, Host to) {
    return LikelyObstacles.of(settings, profile, from, to);
  }

  @Override
  public Place move(VmSite from, LaunchOrder to, MoveTerms terms) {
    String uuid = from.placement().toString();
    Place place = moves.move(new LiveMoves.Ends(uuid, uri(from), uri(to.site())), terms);
    if (place == Place.TARGET) {
      settleIn(to);
    }
    return place;
  }

  /** The threads it had are not those that it has claimed where it is now. */
  private void settleIn(LaunchOrder order) {
    try {
      adjust(order);
    } catch (LaunchException e) {
      LOG.warn(
          "Placement {} has moved, and runs on the threads it had before: adjust it",
          order.site().placement(),
          e);
    }
  }

  @Override
  public Place settle(VmSite from, VmSite to) {
    try {
      return moves.settle(new LiveMoves.Ends(from.placement().toString(), uri(from), uri(to)));
    } catch (LaunchException e) { // a host that is no longer registered has no address
      LOG.warn("Where placement {} is cannot be said now", from.placement(), e);
      return Place.UNKNOWN;
    }
  }

  @Override
  public List<WorkloadSample> samples(List<VmSite> vms) {
    return workloads.samples(uri(vms.get(0)), vms);
  }

  @Override
  public InputStream console(VmSite site) {
    return GuestConsole.of(connections, uri(site), site);
  }

  @Override
  public void adjust(LaunchOrder order) {
    VmSite site = order.site();
    String uri = uri(site);
    synchronized (stripe(site.placement())) {
      try {
        boolean found =
            connections
                .call(
                    uri,
                    connection ->
                        connection
                            .with(
                                site.placement().toString(),
                                domain -> {
                                  LiveAdjustment.to(
                                      order, HostView.permissions(uri).defaultShares(), domain);
                                  return true;
                                })
                            .map(
                                adjusted -> {
                                  ThreadOwners.settle(connection);
                                  return adjusted;
                                }))
                .isPresent();
        if (!found) {
          throw new LaunchException("there is no such domain on host " + site.host());
        }
      } catch (LibvirtException | MissingLibraryException | UnreadableXmlException e) {
        throw new LaunchException("host " + site.host() + ": " + e.getMessage(), e);
      }
    }
  }

  /** Closes connections; VMs go on. */
  @Override
  public void close() {
    connections.close();
  }
}
