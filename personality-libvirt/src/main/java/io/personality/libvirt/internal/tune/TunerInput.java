package io.personality.libvirt.internal.tune;

import io.personality.model.ExclusiveUnit;
import io.personality.model.Level;
import io.personality.model.PagePool;
import io.personality.model.TraitName;
import io.personality.spi.LaunchOrder;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Everything that a domain is made of.
 *
 * <p><i>Immutable.</i>
 *
 * @param order claim, host, profile and guest
 * @param topology where the host's parts lie
 * @param ability what its hypervisor offers
 * @param media what the launcher made of the guest's image, disks and networks
 * @param settings what the operator says
 */
public record TunerInput(
    LaunchOrder order,
    HostTopology topology,
    HostAbility ability,
    GuestMedia media,
    TunerSettings settings) {
  static final TraitName LATENCY = new TraitName("latency_sensitivity");
  static final TraitName THROUGHPUT = new TraitName("throughput_priority");
  static final TraitName POWER = new TraitName("power_efficiency");
  static final TraitName ERRORS = new TraitName("error_correction_level");

  private static final int MOST_X86_VCPUS = 255;

  int vcpus() {
    return order.claim().resources().vcpus();
  }

  long memoryMib() {
    return order.claim().resources().memoryMib();
  }

  boolean wants(TraitName trait, Level level) {
    return level.equals(order.profile().traits().get(trait));
  }

  boolean wantsLatency() {
    return wants(LATENCY, Level.HIGH);
  }

  boolean wantsThroughput() {
    return wants(THROUGHPUT, Level.HIGH);
  }

  boolean kvm() {
    return ability.hypervisor().virtualization() == HostAbility.Virtualization.KVM;
  }

  boolean x86() {
    return ability.hypervisor().architecture().equals("x86_64");
  }

  /**
   * {@return the most vCPUs of a guest here} Beyond 255 an x86 guest needs an IOMMU of its own for
   * interrupts to reach them (libvirt domain format, {@code iommu}, {@code eim}), which none has.
   */
  int mostVcpus() {
    int most = ability.hypervisor().mostVcpus();
    return x86() ? Math.min(MOST_X86_VCPUS, most) : most;
  }

  /** {@return the level of a trait as a stem; the default of every guest where it is not asked} */
  Stem stem(TraitName trait) {
    return Optional.ofNullable(order.profile().traits().get(trait))
        .<Stem>map(level -> new Stem.Trait(trait, level))
        .orElse(Stem.Always.DEFAULT);
  }

  /** {@return the threads that the claim holds} */
  SortedSet<Integer> cores() {
    TreeSet<Integer> cores = new TreeSet<>();
    for (ExclusiveUnit unit : order.claim().units()) {
      if (unit instanceof ExclusiveUnit.Core core) {
        cores.add(core.cpu());
      }
    }
    return cores;
  }

  /** {@return the pages that the claim holds, by size and cell, one pool for each} */
  List<PagePool> pages() {
    TreeMap<Long, TreeMap<Integer, Long>> sums = new TreeMap<>();
    for (ExclusiveUnit unit : order.claim().units()) {
      if (unit instanceof ExclusiveUnit.Pages of) {
        sums.computeIfAbsent(of.pages().pageKib(), size -> new TreeMap<>())
            .merge(of.pages().cell(), of.pages().pages(), Long::sum);
      }
    }
    return sums.entrySet().stream()
        .flatMap(
            size ->
                size.getValue().entrySet().stream()
                    .map(cell -> new PagePool(cell.getKey(), size.getKey(), cell.getValue())))
        .toList();
  }

  /** {@return the addresses of the devices that the claim holds} */
  SortedSet<String> devices() {
    TreeSet<String> addresses = new TreeSet<>();
    for (ExclusiveUnit unit : order.claim().units()) {
      if (unit instanceof ExclusiveUnit.Device device) {
        addresses.add(device.address());
      }
    }
    return addresses;
  }
}
