package io.personality.libvirt;

import io.personality.LaunchException;
import io.personality.MoveTerms;
import io.personality.libvirt.internal.bind.Connections;
import io.personality.libvirt.internal.bind.Domain;
import io.personality.libvirt.internal.bind.Domain.Activity;
import io.personality.libvirt.internal.bind.LibvirtException;
import io.personality.libvirt.internal.bind.MissingLibraryException;
import io.personality.libvirt.internal.media.GuestFiles;
import io.personality.libvirt.internal.media.Relocation;
import io.personality.libvirt.internal.xml.LiveDomain;
import io.personality.libvirt.internal.xml.UnreadableXmlException;
import io.personality.model.PlacementId;
import io.personality.spi.MovingLauncher.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Live moves between hosts, and what became of those that were cut off. <i>Thread-safe.</i> */
final class LiveMoves {
  private static final Logger LOG = LoggerFactory.getLogger(LiveMoves.class);
  private static final long BOUNDING_PAUSE_MILLIS = 100;
  private static final int MOST_LOOKS = 100;

  private final Connections connections;

  private final GuestFiles files;

  LiveMoves(Connections connections, GuestFiles files) {
    this.connections = connections;
    this.files = files;
  }

  /**
   * Both ends of a move.
   *
   * @param uuid the domain
   * @param source the address of the daemon where it was
   * @param target the address of the daemon where it was to go
   */
  record Ends(String uuid, String source, String target) {
    PlacementId placement() {
      return PlacementId.of(uuid);
    }
  }

  /**
   * Moves a domain; returns when that has ended.
   *
   * @throws LaunchException saying why not; it is where it was
   */
  Place move(Ends ends, MoveTerms terms) {
    check(ends);
    Migration migration = new Migration(ends.uuid(), ends.target(), relocated(ends, terms));
    Thread bounding = bounding(ends.source(), migration, terms);
    try {
      connections.call(
          ends.source(),
          terms.limit(),
          connection -> {
            migration.run(connection, terms);
            return true;
          });
      LOG.info("placement {} moved from {} to {}", ends.uuid(), ends.source(), ends.target());
    } catch (LibvirtException e) {
      LOG.warn("The move of placement {} ended with: {}", ends.uuid(), e.getMessage());
      Place place = settle(ends);
      if (place == Place.SOURCE) {
        throw new LaunchException("the move failed: " + e.getMessage(), e);
      }
      return place;
    } catch (IllegalArgumentException e) {
      throw new LaunchException("the move failed: " + e.getMessage(), e);
    } finally {
      bounding.interrupt();
    }
    return settle(ends);
  }

  /** Refuses what would fail on the way: another kind of processor, devices of the host. */
  private void check(Ends ends) {
    if (ends.source().equals(ends.target())) {
      throw new LaunchException("both hosts have the launcher address " + ends.source());
    }
    try {
      String xml =
          connections
              .call(
                  ends.source(), connection -> connection.with(ends.uuid(), Domain::migratableXml))
              .orElseThrow(() -> new LaunchException("there is no such domain at the source"));
      LiveDomain domain = LiveDomain.read(xml);
      List<String> obstacles =
          new ArrayList<>(MoveObstacles.of(domain, ends.target(), connections));
      obstacles.addAll(
          connections.call(
              ends.source(),
              source ->
                  connections.call(
                      ends.target(),
                      target -> files.obstacles(source, target, ends.placement(), domain))));
      if (!obstacles.isEmpty()) {
        throw new LaunchException("it cannot be moved live: " + String.join("; ", obstacles));
      }
    } catch (LibvirtException | UnreadableXmlException e) {
      throw new LaunchException("it cannot be checked before the move: " + e.getMessage(), e);
    }
  }

  /** Makes room for the files at the target, where they are not there already. */
  private Optional<Relocation> relocated(Ends ends, MoveTerms terms) {
    try {
      return connections.call(
          ends.source(),
          terms.limit(),
          source ->
              connections.call(
                  ends.target(),
                  terms.limit(),
                  target -> {
                    if (target.with(ends.uuid(), Domain::uuid).isPresent()) {
                      throw new LaunchException("the target has a domain of that identity");
                    }
                    return files.relocate(source, target, ends.placement());
                  }));
    } catch (LibvirtException | LaunchException | UnreadableXmlException e) {
      settle(ends); // clears away what was made at the target
      throw new LaunchException("its disks have no room at the target: " + e.getMessage(), e);
    }
  }

  /** Bounds the downtime as soon as the move is under way, which is when libvirt takes it. */
  private Thread bounding(String source, Migration migration, MoveTerms terms) {
    Thread thread =
        new Thread(
            () -> {
              try {
                while (!connections.call(
                    source, connection -> migration.bound(connection, terms))) {
                  Thread.sleep(BOUNDING_PAUSE_MILLIS);
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // the move has ended
              } catch (LibvirtException e) {
                LOG.debug("the downtime of {} could not be bounded", migration.uuid(), e);
              }
            },
            "personality: bound a move");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Brings a move to an end and says where the domain is. */
  Place settle(Ends ends) {
    try {
      if (!isAtRest(ends)) {
        return Place.UNKNOWN;
      }
      Place place = place(ends);
      // What libvirt was about to do may have overtaken the answer: it counts once it is the same
      // after everything else was cleared away.
      return place == Place.UNKNOWN || place(ends) == place ? place : Place.UNKNOWN;
    } catch (LibvirtException
        | LaunchException
        | MissingLibraryException
        | UnreadableXmlException e) {
      LOG.warn("Where placement {} is cannot be said now: {}", ends.uuid(), e.getMessage());
      return Place.UNKNOWN;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Place.UNKNOWN;
    }
  }

  /** Ends a move that goes on, and waits until the source's daemon has let go of it. */
  private boolean isAtRest(Ends ends) throws InterruptedException {
    for (int look = 0; look < MOST_LOOKS; look++) {
      boolean moves =
          connections.call(
              ends.source(),
              connection ->
                  connection.with(ends.uuid(), domain -> Migration.abort(domain)).orElse(false));
      if (!moves) {
        return true;
      }
      Thread.sleep(BOUNDING_PAUSE_MILLIS);
    }
    return false;
  }

  private Place place(Ends ends) {
    Optional<Activity> there =
        connections.call(ends.target(), connection -> Migration.at(connection, ends.uuid()));
    Optional<Activity> here =
        connections.call(ends.source(), connection -> Migration.at(connection, ends.uuid()));
    return settled(ends, here, there);
  }

  private Place settled(Ends ends, Optional<Activity> here, Optional<Activity> there) {
    boolean runsHere = here.filter(one -> one == Activity.RUNNING).isPresent();
    boolean runsThere = there.filter(one -> one == Activity.RUNNING).isPresent();
    if (runsHere && runsThere) {
      return Place.UNKNOWN; // libvirt is about to end one of them
    }
    if (runsThere) {
      clear(ends.source(), ends.placement(), here);
      return Place.TARGET;
    }
    if (runsHere) {
      clear(ends.target(), ends.placement(), there);
      return Place.SOURCE;
    }
    boolean standsHere = here.filter(LibvirtLauncher::isActive).isPresent();
    boolean standsThere = there.filter(LibvirtLauncher::isActive).isPresent();
    if (standsHere || standsThere) {
      return Place.UNKNOWN; // paused at one end, which libvirt resumes
    }
    clear(ends.source(), ends.placement(), here);
    clear(ends.target(), ends.placement(), there);
    return Place.NEITHER;
  }

  /** Removes what is left of a domain at one end, and its files that the other end has not. */
  private void clear(String uri, PlacementId placement, Optional<Activity> found) {
    connections.call(
        uri,
        connection -> {
          if (found.isPresent()) {
            LibvirtLauncher.remove(connection, placement.toString());
          }
          files.leave(connection, placement);
          return true;
        });
  }
}
