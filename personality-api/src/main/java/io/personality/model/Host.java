package io.personality.model;

import java.util.Optional;

/**
 * A registered host.
 *
 * <p><i>Immutable.</i>
 *
 * @param fingerprint its newest fingerprint, which also names it
 * @param fingerprintRevision counts the fingerprints of this host, from 1
 * @param availability whether it takes new VMs
 * @param settings what its operator says of it
 * @param generation counts the changes of availability and settings, from 1; 0 where that is not
 *     known
 */
public record Host(
    Fingerprint fingerprint,
    long fingerprintRevision,
    Availability availability,
    Settings settings,
    long generation) {

  /**
   * What an operator says of a host.
   *
   * @param reserved kept back for the host itself
   * @param overcommit vCPUs promised per hardware thread, at least 1 by default
   * @param launcherAddress where the launcher reaches it, such as {@code qemu+ssh://host/system};
   *     empty where the launcher needs none
   */
  public record Settings(Resources reserved, double overcommit, Optional<String> launcherAddress) {
    /** Nothing reserved, no overcommit, no address. */
    public static final Settings DEFAULT = new Settings(Resources.NONE, 1, Optional.empty());

    /** Checks the ranges. */
    public Settings {
      Check.positiveFinite("overcommit", overcommit);
      launcherAddress.ifPresent(a -> Check.text("a launcher address", a, 500));
    }
  }

  /** Checks the numbers. */
  public Host {
    Check.notNegative("a host's generation", generation);
    if (fingerprintRevision < 1) {
      throw new IllegalArgumentException(
          "a fingerprint revision counts from 1, not " + fingerprintRevision);
    }
  }

  /**
   * A host whose generation is not known.
   *
   * @param fingerprint its newest fingerprint
   * @param fingerprintRevision counts its fingerprints, from 1
   * @param availability whether it takes new VMs
   * @param settings what its operator says of it
   */
  public Host(
      Fingerprint fingerprint,
      long fingerprintRevision,
      Availability availability,
      Settings settings) {
    this(fingerprint, fingerprintRevision, availability, settings, 0);
  }

  /**
   * {@return an open host with default settings and a first fingerprint}
   *
   * @param fingerprint what the host is; its revision counts as 1
   */
  public static Host of(Fingerprint fingerprint) {
    return new Host(fingerprint, 1, Availability.OPEN, Settings.DEFAULT);
  }

  /** {@return its identity} */
  public HostId id() {
    return fingerprint.host();
  }

  /**
   * {@return what VMs may have in sum: vCPUs times overcommit, rounded down, and memory in MiB,
   * less what is reserved and never below 0}
   */
  public Resources allocatable() {
    Capacity capacity = fingerprint.capacity();
    long vcpus = (long) Math.floor(capacity.vcpus() * settings.overcommit());
    return new Resources((int) Math.min(Integer.MAX_VALUE, vcpus), capacity.memoryMib())
        .minus(settings.reserved());
  }
}
