package io.personality.libvirt.internal.tune;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the hypervisor of a host offers.
 *
 * <p><i>Immutable.</i>
 *
 * @param hypervisor the emulator and its machines
 * @param processors the CPUs it can give
 * @param permissions what this connection to it may do
 */
public record HostAbility(Hypervisor hypervisor, Processors processors, Permissions permissions) {

  /** How guest instructions run. */
  public enum Virtualization {
    /** By the processor itself. */
    KVM,
    /** Translated, some ten times slower (QEMU's TCG). */
    QEMU;

    /** {@return the name in domain XML} */
    public String label() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * The emulator.
   *
   * @param virtualization how guest instructions run
   * @param architecture such as {@code x86_64}
   * @param emulator the path of its program
   * @param machines the machine types it has, newest or canonical first; at least one
   * @param mostVcpus the most vCPUs of one guest
   */
  public record Hypervisor(
      Virtualization virtualization,
      String architecture,
      String emulator,
      List<String> machines,
      int mostVcpus) {
    /** Copies the list and checks that it has a machine. */
    public Hypervisor {
      machines = List.copyOf(machines);
      if (machines.isEmpty()) {
        throw new IllegalArgumentException("an emulator has at least one machine type");
      }
    }
  }

  /**
   * CPUs and features.
   *
   * @param passthrough whether the host's own CPU can be given as it is
   * @param nearest the named model nearest to the host's, as libvirt computes it
   * @param models the named models that are usable
   * @param features names of features known to be there, as libvirt names them
   * @param missing names of features known not to be there
   * @param complete whether a feature that is not among {@code features} is not there; it should be
   *     so, since otherwise a missing feature is found out at the start or after it
   */
  public record Processors(
      boolean passthrough,
      Optional<String> nearest,
      SortedSet<String> models,
      SortedSet<String> features,
      SortedSet<String> missing,
      boolean complete) {
    /** Copies the sets. */
    public Processors {
      models = Collections.unmodifiableSortedSet(new TreeSet<>(models));
      features = Collections.unmodifiableSortedSet(new TreeSet<>(features));
      missing = Collections.unmodifiableSortedSet(new TreeSet<>(missing));
    }

    /** {@return the same with every feature there is, as a baseline with expanded features says} */
    public Processors withAll(SortedSet<String> every) {
      return new Processors(passthrough, nearest, models, every, missing, true);
    }
  }

  /**
   * What the connection may do.
   *
   * @param defaultShares the CPU shares of a domain that says nothing: 1024 with control groups of
   *     version 1, 100 with version 2, on whose scale libvirt passes the number on; empty where
   *     shares cannot be set, as in session mode
   * @param lockMemory whether guests may lock their memory
   * @param passDevices whether PCI devices can be passed through
   */
  public record Permissions(OptionalInt defaultShares, boolean lockMemory, boolean passDevices) {
    /** An unprivileged daemon: neither shares nor locked memory nor devices. */
    public static final Permissions SESSION = new Permissions(OptionalInt.empty(), false, false);
  }

  /** {@return the same with every feature there is} */
  public HostAbility withFeatures(SortedSet<String> every) {
    return new HostAbility(hypervisor, processors.withAll(every), permissions);
  }
}
