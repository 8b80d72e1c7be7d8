package io.personality.libvirt.internal.tune;

import java.util.OptionalInt;

/**
 * What an operator says of all guests, or of one.
 *
 * <p><i>Immutable.</i>
 *
 * @param strict whether tuning that the host cannot honour in full refuses the launch
 * @param migratable whether the guest must be able to move to a host with another processor
 * @param agent whether the guest gets a channel for QEMU's guest agent
 * @param guestCells how many NUMA cells the guest sees; empty means as many as it spans
 * @param mostVcpus up to how many vCPUs a guest without threads of its own can grow; empty means
 *     none beyond those it starts with
 * @param statsSeconds how often the balloon driver reports the guest's memory; 0 for never
 */
public record TunerSettings(
    boolean strict,
    boolean migratable,
    boolean agent,
    OptionalInt guestCells,
    OptionalInt mostVcpus,
    int statsSeconds) {
  /** Lenient, not migratable to other processors, with agent and statistics every two seconds. */
  public static final TunerSettings DEFAULT =
      new TunerSettings(false, false, true, OptionalInt.empty(), OptionalInt.empty(), 2);

  /** Checks the ranges. */
  public TunerSettings {
    if (statsSeconds < 0) {
      throw new IllegalArgumentException(
          "the statistics' period must be at least 0 seconds, not " + statsSeconds);
    }
    if (guestCells.isPresent() && guestCells.getAsInt() < 1) {
      throw new IllegalArgumentException(
          "a guest has at least one NUMA cell, not " + guestCells.getAsInt());
    }
  }

  /** {@return the same, strict or lenient} */
  public TunerSettings strict(boolean refuses) {
    return new TunerSettings(refuses, migratable, agent, guestCells, mostVcpus, statsSeconds);
  }

  /** {@return the same, for guests that must or need not move to other processors} */
  public TunerSettings migratable(boolean must) {
    return new TunerSettings(strict, must, agent, guestCells, mostVcpus, statsSeconds);
  }

  /** {@return the same with a number of NUMA cells that the guest sees} */
  public TunerSettings guestCells(int cells) {
    return new TunerSettings(
        strict, migratable, agent, OptionalInt.of(cells), mostVcpus, statsSeconds);
  }

  /** {@return the same with a number of vCPUs to which floating guests can grow} */
  public TunerSettings mostVcpus(int vcpus) {
    return new TunerSettings(
        strict, migratable, agent, guestCells, OptionalInt.of(vcpus), statsSeconds);
  }
}
