package io.personality.libvirt;

import io.personality.libvirt.internal.bind.Connection;
import io.personality.libvirt.internal.bind.Domain;
import io.personality.libvirt.internal.bind.LibvirtException;
import io.personality.libvirt.internal.facts.CapabilitiesXml;
import io.personality.libvirt.internal.tune.CpuSet;
import io.personality.libvirt.internal.tune.HostTopology;
import io.personality.libvirt.internal.xml.LiveDomain;
import io.personality.libvirt.internal.xml.UnreadableXmlException;
import io.personality.model.ExclusiveUnit;
import io.personality.model.PlacementId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps guests that share threads off the threads that other guests of this library have for
 * themselves, as the host's daemon knows them: those of every engine, whatever each has heard of.
 *
 * <p>A guest that shares stays in the NUMA cells it was put in. Where but one thread is left there
 * it may use all of them: on one it would not float, and its vCPUs would wait for each other.
 */
final class ThreadOwners {
  private static final Logger LOG = LoggerFactory.getLogger(ThreadOwners.class);
  private static final int FEWEST = 2;

  private ThreadOwners() {}

  /** Whether a guest has its threads for itself. */
  static boolean isOne(Connection connection, PlacementId placement) {
    return connection
        .with(placement.toString(), Domain::xml)
        .flatMap(ThreadOwners::guest)
        .filter(ThreadOwners::owns)
        .isPresent();
  }

  /** As it was launched, or has been adjusted since: a thread for each vCPU. */
  private static boolean owns(LiveDomain guest) {
    Collection<CpuSet> pins = guest.threads().pins().values();
    return guest.identity().ownsThreads()
        || (!pins.isEmpty() && pins.stream().allMatch(cpus -> cpus.size() == 1));
  }

  /** The topology with the threads that guests have for themselves, for one that is to share. */
  static HostTopology keptFrom(Connection connection, HostTopology topology) {
    SortedSet<Integer> owned = owned(guests(connection));
    return room(all(topology), owned).containsAll(owned)
        ? topology
        : topology.withTaken(
            owned.stream().map(ExclusiveUnit.Core::new).collect(Collectors.toSet()));
  }

  /** Moves the guests that run off the threads that are owned by now, and onto those given back. */
  static void settle(Connection connection) {
    try {
      HostTopology topology = CapabilitiesXml.of(connection.capabilities()).topology();
      rooms(topology, guests(connection))
          .forEach((guest, room) -> connection.with(guest, domain -> pinned(domain, room)));
    } catch (LibvirtException | UnreadableXmlException e) {
      LOG.warn("Guests stay on the threads they have: {}", e.getMessage());
    }
  }

  private static boolean pinned(Domain domain, SortedSet<Integer> room) {
    int vcpus = LiveDomain.read(domain.xml()).threads().vcpus();
    for (int vcpu = 0; vcpu < vcpus; vcpu++) {
      domain.pinVcpu(vcpu, room);
    }
    domain.pinEmulator(room);
    return true;
  }

  private static List<LiveDomain> guests(Connection connection) {
    List<LiveDomain> guests = new ArrayList<>();
    for (String uuid : connection.runningDomains()) {
      connection.with(uuid, Domain::xml).flatMap(ThreadOwners::guest).ifPresent(guests::add);
    }
    return guests;
  }

  /** A domain of this library; others are nobody's business here. */
  private static Optional<LiveDomain> guest(String xml) {
    try {
      return Optional.of(LiveDomain.read(xml))
          .filter(one -> one.identity().placement().isPresent());
    } catch (UnreadableXmlException e) {
      LOG.debug("a domain is passed over: {}", e.getMessage());
      return Optional.empty();
    }
  }

  /** Where guests are to run that run elsewhere now, by their identities. */
  static Map<String, SortedSet<Integer>> rooms(HostTopology topology, List<LiveDomain> guests) {
    SortedSet<Integer> owned = owned(guests);
    Map<String, SortedSet<Integer>> rooms = new LinkedHashMap<>();
    for (LiveDomain guest : guests) {
      SortedSet<Integer> room = room(cells(topology, guest), owned);
      boolean everywhere = guest.threads().pins().isEmpty() && room.equals(all(topology));
      if (!owns(guest) && !everywhere && !isIn(guest, room)) {
        rooms.put(guest.identity().uuid(), room);
      }
    }
    return rooms;
  }

  private static boolean isIn(LiveDomain guest, SortedSet<Integer> room) {
    CpuSet wanted = CpuSet.of(room);
    for (int vcpu = 0; vcpu < guest.threads().vcpus(); vcpu++) {
      if (!wanted.equals(guest.threads().pins().get(vcpu))) {
        return false;
      }
    }
    return true;
  }

  private static SortedSet<Integer> owned(List<LiveDomain> guests) {
    TreeSet<Integer> owned = new TreeSet<>();
    for (LiveDomain guest : guests) {
      if (owns(guest)) {
        guest.threads().pins().values().forEach(cpus -> owned.addAll(cpus.numbers()));
      }
    }
    return owned;
  }

  private static SortedSet<Integer> all(HostTopology topology) {
    return topology.cells().stream()
        .flatMap(cell -> cell.cpus().stream())
        .map(HostTopology.Cpu::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The threads of the cells that a guest is in; those of all where it is in none. */
  private static SortedSet<Integer> cells(HostTopology topology, LiveDomain guest) {
    Set<Integer> pinned =
        guest.threads().pins().values().stream()
            .flatMap(cpus -> cpus.numbers().stream())
            .collect(Collectors.toSet());
    SortedSet<Integer> near =
        topology.cells().stream()
            .map(cell -> cell.cpus().stream().map(HostTopology.Cpu::id).toList())
            .filter(cpus -> !Collections.disjoint(cpus, pinned))
            .flatMap(List::stream)
            .collect(Collectors.toCollection(TreeSet::new));
    return near.isEmpty() ? all(topology) : near;
  }

  private static SortedSet<Integer> room(SortedSet<Integer> within, SortedSet<Integer> owned) {
    TreeSet<Integer> free = new TreeSet<>(within);
    free.removeAll(owned);
    return free.size() < FEWEST ? within : free;
  }
}
