package io.personality.libvirt.internal.xml;

import io.personality.libvirt.internal.tune.CpuSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a running domain's XML says, as far as a plan says it too.
 *
 * <p><i>Immutable.</i>
 *
 * @param uuid its identity
 * @param virtualization such as {@code kvm}
 * @param cpuMode such as {@code custom}
 * @param cpuModel the named model; empty where there is none
 * @param features the policy of each CPU feature by name
 * @param vcpus how many it runs with
 * @param mostVcpus how many it can grow to
 * @param memoryKib the most memory in KiB
 * @param pins where vCPUs run, by number
 * @param emulator where the emulator runs
 * @param pageKib the size of the huge pages behind it in KiB
 * @param backing the names of the elements that say how memory is backed
 * @param numaMode how memory is bound
 * @param numaCells to which cells
 * @param guestCells how many NUMA cells the guest sees
 * @param iothreads how many there are
 * @param shares its weight
 * @param disks path by target
 * @param interfaces the hardware addresses of its interfaces
 * @param passed the addresses of passed PCI devices
 * @param balloon the balloon's model
 * @param placement the placement that its metadata names
 * @param tunings the reasons kept in its metadata, as text by line
 */
public record LiveDomain(
    String uuid,
    String virtualization,
    String cpuMode,
    Optional<String> cpuModel,
    SortedMap<String, String> features,
    int vcpus,
    int mostVcpus,
    long memoryKib,
    SortedMap<Integer, CpuSet> pins,
    Optional<CpuSet> emulator,
    Optional<Long> pageKib,
    SortedSet<String> backing,
    Optional<String> numaMode,
    Optional<CpuSet> numaCells,
    int guestCells,
    int iothreads,
    Optional<Integer> shares,
    SortedMap<String, String> disks,
    SortedSet<String> interfaces,
    SortedSet<String> passed,
    Optional<String> balloon,
    Optional<String> placement,
    List<String> tunings) {
  /** Copies the collections. */
  public LiveDomain {
    features = Collections.unmodifiableSortedMap(new TreeMap<>(features));
    pins = Collections.unmodifiableSortedMap(new TreeMap<>(pins));
    backing = Collections.unmodifiableSortedSet(new TreeSet<>(backing));
    disks = Collections.unmodifiableSortedMap(new TreeMap<>(disks));
    interfaces = Collections.unmodifiableSortedSet(new TreeSet<>(interfaces));
    passed = Collections.unmodifiableSortedSet(new TreeSet<>(passed));
    tunings = List.copyOf(tunings);
  }

  /**
   * Reads a domain.
   *
   * @param xml as libvirt describes it
   * @return what it says
   * @throws UnreadableXmlException if it is no readable domain XML
   */
  public static LiveDomain read(String xml) {
    return new LiveDomainReader(SafeXml.read(xml, "domain")).domain();
  }
}
