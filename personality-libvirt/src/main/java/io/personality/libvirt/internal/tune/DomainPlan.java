package io.personality.libvirt.internal.tune;

import io.personality.model.PlacementId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;

/**
 * A domain as it is to be started, in the words of libvirt's domain XML format
 * (https://libvirt.org/formatdomain.html).
 *
 * <p><i>Immutable.</i>
 *
 * @param identity what it is called
 * @param machine the board, its features and what it boots
 * @param processor the CPU that the guest sees
 * @param placing where its threads run
 * @param memory where its memory comes from
 * @param timers what clocks it has
 * @param devices what is plugged in
 */
public record DomainPlan(
    Identity identity,
    Machine machine,
    Processor processor,
    Placing placing,
    Memory memory,
    List<Timer> timers,
    Devices devices) {
  /** The fact of an identity that says whose threads the guest runs on. */
  public static final String THREADS = "threads";

  /** Its value where nobody else is to run there. */
  public static final String OWN = "own";

  /** Copies the list. */
  public DomainPlan {
    timers = List.copyOf(timers);
  }

  /**
   * What a domain is called. Its name and its UUID are both the placement's identity, so that a
   * second start of the same placement is seen as such.
   *
   * @param placement whose it is
   * @param title one line for people; may be empty
   * @param description for people; may be empty
   * @param facts further facts kept with the domain, by name; none of a tenant
   */
  public record Identity(
      PlacementId placement, String title, String description, SortedMap<String, String> facts) {}

  /**
   * The board.
   *
   * @param virtualization how guest instructions run
   * @param architecture such as {@code x86_64}
   * @param type such as {@code pc-q35-7.2}
   * @param emulator the path of the program
   * @param features those of the board, such as {@code acpi}
   * @param kvmFeatures those of KVM's paravirtual interface that are switched on
   * @param uefi whether it starts with UEFI firmware, which libvirt then chooses
   * @param boot a kernel to boot in place of the first disk
   */
  public record Machine(
      HostAbility.Virtualization virtualization,
      String architecture,
      String type,
      String emulator,
      List<String> features,
      List<String> kvmFeatures,
      boolean uefi,
      Optional<GuestMedia.Boot> boot) {
    /** Copies the lists. */
    public Machine {
      features = List.copyOf(features);
      kvmFeatures = List.copyOf(kvmFeatures);
    }
  }

  /**
   * The CPU that the guest sees.
   *
   * @param model a named model; empty for the host's own
   * @param required features without which it must not start
   * @param topology how its vCPUs are arranged
   * @param cells its NUMA cells; none or at least one for each memory node
   */
  public record Processor(
      Optional<String> model, List<String> required, Topology topology, List<GuestCell> cells) {
    /** Copies the lists. */
    public Processor {
      required = List.copyOf(required);
      cells = List.copyOf(cells);
    }
  }

  /**
   * How vCPUs are arranged; the product is the most vCPUs there can be.
   *
   * @param sockets processor packages
   * @param cores of each
   * @param threads of each core
   */
  public record Topology(int sockets, int cores, int threads) {}

  /**
   * A NUMA cell that the guest sees.
   *
   * @param id from 0 on
   * @param vcpus its vCPUs
   * @param memoryMib its memory in MiB
   * @param hostCell the cell of the host it lies in; empty where it floats
   */
  public record GuestCell(int id, CpuSet vcpus, long memoryMib, OptionalInt hostCell) {}

  /**
   * Where threads run.
   *
   * @param vcpus how many vCPUs it starts with
   * @param mostVcpus how many it can grow to
   * @param floating where vCPUs that are not pinned run; empty for anywhere
   * @param pins where each vCPU runs, by its number; empty for a guest that floats
   * @param emulator where the emulator's own threads run; empty for anywhere
   * @param iothreads how many threads serve disks; they run where the emulator does
   * @param shares its weight against other guests; empty for the default
   */
  public record Placing(
      int vcpus,
      int mostVcpus,
      Optional<CpuSet> floating,
      List<CpuSet> pins,
      Optional<CpuSet> emulator,
      int iothreads,
      OptionalInt shares) {
    /** Copies the list. */
    public Placing {
      pins = List.copyOf(pins);
    }
  }

  /**
   * Where memory comes from.
   *
   * @param mib how much in MiB
   * @param pageKib the size of the huge pages that back it; empty for ordinary pages
   * @param locked whether it is never paged out
   * @param unshared whether pages of equal content stay apart
   * @param immediate whether all of it is allocated before the guest starts
   * @param nodes the host's NUMA cells it comes from; empty for any
   */
  public record Memory(
      long mib,
      OptionalLong pageKib,
      boolean locked,
      boolean unshared,
      boolean immediate,
      Optional<Nodes> nodes) {}

  /**
   * NUMA cells that memory comes from.
   *
   * @param strict whether no other cell may serve
   * @param cells of the host
   */
  public record Nodes(boolean strict, CpuSet cells) {}

  /**
   * A timer.
   *
   * @param name as libvirt names it
   * @param present whether the guest has it; empty for the hypervisor's default
   * @param tickPolicy what becomes of ticks that were missed; empty for the default
   */
  public record Timer(String name, Optional<Boolean> present, Optional<String> tickPolicy) {}

  /**
   * What is plugged in.
   *
   * @param disks named {@code vda}, {@code vdb} and on, in order
   * @param interfaces in order
   * @param passed PCI devices of the host
   * @param balloon whether memory can be taken back from the guest
   * @param statsSeconds how often the balloon reports; 0 for never
   * @param console where the serial console goes
   * @param agent whether there is a channel for the guest agent
   */
  public record Devices(
      List<DiskPlan> disks,
      List<InterfacePlan> interfaces,
      List<PciDevice.Address> passed,
      boolean balloon,
      int statsSeconds,
      GuestMedia.Console console,
      boolean agent) {
    /** Copies the lists. */
    public Devices {
      disks = List.copyOf(disks);
      interfaces = List.copyOf(interfaces);
      passed = List.copyOf(passed);
    }
  }

  /**
   * A disk.
   *
   * @param disk where it is
   * @param target its name in the guest
   * @param uncached whether the host's page cache is bypassed
   * @param nativeIo whether the kernel's asynchronous I/O is used
   * @param iothread the thread that serves it, from 1 on
   * @param queues how many queues it has; empty for the hypervisor's default
   */
  public record DiskPlan(
      GuestMedia.Disk disk,
      String target,
      boolean uncached,
      boolean nativeIo,
      OptionalInt iothread,
      OptionalInt queues) {}

  /**
   * A network interface.
   *
   * @param network what it is connected to
   * @param mac its hardware address
   * @param queues how many pairs of queues it has; empty for one
   */
  public record InterfacePlan(GuestMedia.Network network, String mac, OptionalInt queues) {}
}
