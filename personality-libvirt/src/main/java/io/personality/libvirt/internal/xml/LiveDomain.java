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
 * What a domain's XML says, as far as a plan says it too.
 *
 * <p><i>Immutable.</i>
 *
 * @param identity what it is, and what this library has kept with it
 * @param cpu what CPU the guest sees
 * @param threads where it runs
 * @param memory where its memory comes from
 * @param devices what is plugged in
 */
public record LiveDomain(
    Identity identity, Cpu cpu, Threads threads, Memory memory, Devices devices) {

  /**
   * What it is.
   *
   * @param uuid its identity; empty where not said
   * @param virtualization such as {@code kvm}
   * @param placement the placement that its metadata names
   * @param tunings the reasons kept in its metadata, a text for each
   * @param ownsThreads whether its metadata says that its threads are its own
   */
  public record Identity(
      String uuid,
      String virtualization,
      Optional<String> placement,
      List<String> tunings,
      boolean ownsThreads) {
    /** Copies the list. */
    public Identity {
      tunings = List.copyOf(tunings);
    }
  }

  /**
   * The CPU that the guest sees.
   *
   * @param mode such as {@code custom}
   * @param model the named model, where there is one
   * @param features the policy of each feature by name
   * @param guestCells how many NUMA cells are described; 0 for one
   */
  public record Cpu(
      String mode, Optional<String> model, SortedMap<String, String> features, int guestCells) {
    /** Copies the map. */
    public Cpu {
      features = Collections.unmodifiableSortedMap(new TreeMap<>(features));
    }
  }

  /**
   * Where it runs.
   *
   * @param vcpus how many it runs with
   * @param mostVcpus how many it can grow to
   * @param pins where vCPUs run, by number
   * @param emulator where the emulator runs
   * @param iothreads how many there are
   * @param shares its weight
   */
  public record Threads(
      int vcpus,
      int mostVcpus,
      SortedMap<Integer, CpuSet> pins,
      Optional<CpuSet> emulator,
      int iothreads,
      Optional<Integer> shares) {
    /** Copies the map. */
    public Threads {
      pins = Collections.unmodifiableSortedMap(new TreeMap<>(pins));
    }
  }

  /**
   * Where its memory comes from.
   *
   * @param kib the most of it in KiB
   * @param pageKib the size of the huge pages behind it in KiB
   * @param backing the names of the elements that say how it is backed
   * @param numaMode how it is bound
   * @param numaCells to which cells of the host
   */
  public record Memory(
      long kib,
      Optional<Long> pageKib,
      SortedSet<String> backing,
      Optional<String> numaMode,
      Optional<CpuSet> numaCells) {
    /** Copies the set. */
    public Memory {
      backing = Collections.unmodifiableSortedSet(new TreeSet<>(backing));
    }
  }

  /**
   * What is plugged in.
   *
   * @param disks path by target
   * @param interfaces hardware addresses
   * @param passed addresses of PCI devices, such as {@code pci:0000:41:00.0}
   * @param balloon the balloon's model
   */
  public record Devices(
      SortedMap<String, String> disks,
      SortedSet<String> interfaces,
      SortedSet<String> passed,
      Optional<String> balloon) {
    /** Copies the collections. */
    public Devices {
      disks = Collections.unmodifiableSortedMap(new TreeMap<>(disks));
      interfaces = Collections.unmodifiableSortedSet(new TreeSet<>(interfaces));
      passed = Collections.unmodifiableSortedSet(new TreeSet<>(passed));
    }
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
