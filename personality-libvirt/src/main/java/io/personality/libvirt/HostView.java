package io.personality.libvirt;

import io.personality.libvirt.internal.bind.Connection;
import io.personality.libvirt.internal.bind.LibvirtException;
import io.personality.libvirt.internal.facts.BaselineXml;
import io.personality.libvirt.internal.facts.CapabilitiesXml;
import io.personality.libvirt.internal.facts.DomainCapabilitiesXml;
import io.personality.libvirt.internal.facts.NodeDeviceXml;
import io.personality.libvirt.internal.tune.HostAbility;
import io.personality.libvirt.internal.tune.HostAbility.Permissions;
import io.personality.libvirt.internal.tune.HostTopology;
import io.personality.libvirt.internal.tune.HostTopology.Cell;
import io.personality.libvirt.internal.tune.HostTopology.Cpu;
import io.personality.libvirt.internal.tune.PciDevice;
import io.personality.libvirt.internal.xml.UnreadableXmlException;
import io.personality.model.Capacity;
import io.personality.model.PagePool;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a host's daemon says of it.
 *
 * <p><i>Immutable.</i>
 *
 * @param topology where its parts lie, and what of them is free
 * @param ability what its hypervisor offers
 */
record HostView(HostTopology topology, HostAbility ability) {
  private static final Logger LOG = LoggerFactory.getLogger(HostView.class);
  private static final int MOST_VCPUS = 255;

  /**
   * Asks a host.
   *
   * @param uri its address; the daemon of a system may do everything
   * @param capacity what its fingerprint says, where the daemon says less
   */
  static HostView of(
      Connection connection, LaunchSettings.Virtualization wanted, String uri, Capacity capacity) {
    CapabilitiesXml capabilities = CapabilitiesXml.of(connection.capabilities());
    return new HostView(
        topology(connection, capabilities, capacity),
        ability(connection, wanted, permissions(uri), capabilities));
  }

  /** What a daemon may do. */
  static Permissions permissions(String uri) {
    return uri.contains("/system")
        ? new Permissions(OptionalInt.of(ControlGroups.usualShares(uri)), true, true)
        : Permissions.SESSION;
  }

  private static HostAbility ability(
      Connection connection,
      LaunchSettings.Virtualization wanted,
      Permissions permissions,
      CapabilitiesXml capabilities) {
    if (wanted == LaunchSettings.Virtualization.KVM) {
      return ability(connection, "kvm", permissions);
    }
    if (wanted == LaunchSettings.Virtualization.AUTO) {
      try {
        return ability(connection, "kvm", permissions);
      } catch (LibvirtException e) {
        LOG.debug("guests are translated: {}", e.getMessage());
      }
    }
    try {
      return ability(connection, "qemu", permissions);
    } catch (LibvirtException e) {
      if (e.kind() != LibvirtException.Kind.UNSUPPORTED) {
        throw e;
      }
      return silent(capabilities, permissions); // a driver that does not say, such as "test"
    }
  }

  private static HostAbility ability(
      Connection connection, String virtualization, Permissions permissions) {
    HostAbility ability =
        DomainCapabilitiesXml.read(domainCapabilities(connection, virtualization), permissions);
    Optional<String> nearest = ability.processors().nearest();
    if (nearest.isEmpty()) {
      return ability;
    }
    try {
      String cpu = cpu(nearest.get(), ability.processors().features());
      return ability.withFeatures(
          BaselineXml.features(connection.baseline(virtualization, List.of(cpu))));
    } catch (LibvirtException | UnreadableXmlException e) {
      LOG.debug("the features of {} are not known in full: {}", nearest.get(), e.getMessage());
      return ability;
    }
  }

  /** Those of a q35 machine, which a daemon names only where it is asked for it. */
  private static String domainCapabilities(Connection connection, String virtualization) {
    try {
      return connection.domainCapabilities(virtualization, "q35");
    } catch (LibvirtException e) {
      return connection.domainCapabilities(virtualization, null);
    }
  }

  /** What the host can give as a processor, for libvirt to list all features of. */
  private static String cpu(String model, Set<String> features) {
    StringBuilder cpu =
        new StringBuilder("<cpu mode='custom' match='exact'><model fallback='forbid'>")
            .append(name(model))
            .append("</model>");
    for (String feature : features) {
      cpu.append("<feature policy='require' name='").append(name(feature)).append("'/>");
    }
    return cpu.append("</cpu>").toString();
  }

  /** A name that came from libvirt goes back to it; nothing but a name. */
  private static String name(String name) {
    if (!name.matches("[A-Za-z0-9._+-]{1,100}")) {
      throw new UnreadableXmlException("\"" + name + "\" is no name of a processor or a feature");
    }
    return name;
  }

  private static HostAbility silent(CapabilitiesXml capabilities, Permissions permissions) {
    return new HostAbility(
        new HostAbility.Hypervisor(
            HostAbility.Virtualization.QEMU,
            capabilities.processor().architecture(),
            "/usr/bin/qemu-system-x86_64",
            List.of("q35"),
            MOST_VCPUS),
        new HostAbility.Processors(
            false,
            Optional.empty(),
            new TreeSet<>(List.of("qemu64")),
            new TreeSet<>(),
            new TreeSet<>(),
            false),
        permissions);
  }

  private static HostTopology topology(
      Connection connection, CapabilitiesXml capabilities, Capacity capacity) {
    HostTopology topology;
    try {
      topology = capabilities.topology();
    } catch (UnreadableXmlException e) {
      LOG.debug("a host without cells counts as one cell: {}", e.getMessage());
      return oneCell(capacity);
    }
    List<PciDevice> devices = new ArrayList<>();
    for (String xml : connection.devices()) {
      try {
        NodeDeviceXml.pci(xml).ifPresent(devices::add);
      } catch (UnreadableXmlException e) {
        LOG.debug("a device is passed over: {}", e.getMessage());
      }
    }
    return withFree(connection, topology).withDevices(devices);
  }

  private static HostTopology oneCell(Capacity capacity) {
    List<Cpu> cpus = new ArrayList<>();
    for (int cpu = 0; cpu < capacity.vcpus(); cpu++) {
      cpus.add(new Cpu(cpu, 0, cpu, new TreeSet<>(List.of(cpu))));
    }
    Cell cell =
        new Cell(
            0, capacity.memoryMib(), capacity.memoryMib(), cpus, capacity.pagePools(), Map.of());
    return new HostTopology(List.of(cell), new TreeSet<>(), List.of());
  }

  private static HostTopology withFree(Connection connection, HostTopology topology) {
    int cells = topology.cells().stream().mapToInt(Cell::id).max().orElse(0) + 1;
    Map<Integer, Long> freeMib = new HashMap<>();
    long[] bytes = connection.freeMemory(cells);
    for (int cell = 0; cell < bytes.length; cell++) {
      freeMib.put(cell, bytes[cell] >> 20);
    }
    List<PagePool> pages = new ArrayList<>();
    topology.cells().stream()
        .flatMap(cell -> cell.pages().stream())
        .map(PagePool::pageKib)
        .distinct()
        .forEach(
            pageKib -> {
              long[] free = connection.freePages(Math.toIntExact(pageKib), cells);
              for (int cell = 0; cell < free.length; cell++) {
                pages.add(new PagePool(cell, pageKib, free[cell]));
              }
            });
    return topology.withFree(freeMib, pages);
  }
}
