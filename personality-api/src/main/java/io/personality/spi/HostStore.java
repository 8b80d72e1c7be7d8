package io.personality.spi;

import io.personality.model.Availability;
import io.personality.model.Fingerprint;
import io.personality.model.Host;
import io.personality.model.HostId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The hosts an operator has registered. <i>Thread-safe.</i> */
public interface HostStore {

  /**
   * What is stored of a host apart from its fingerprints.
   *
   * @param id the host
   * @param availability whether it takes new VMs
   * @param settings what its operator says of it
   * @param generation counts the changes, from 1, over removals of the host; what changes nothing
   *     does not count
   */
  record Registered(HostId id, Availability availability, Host.Settings settings, long generation) {
    /**
     * {@return a host that is not registered so far, or no longer}
     *
     * @param id the host
     * @param settings what its operator says of it
     * @param removedAt its generation when it was removed; 0 where it never was
     */
    public static Registered first(HostId id, Host.Settings settings, long removedAt) {
      return new Registered(id, Availability.OPEN, settings, removedAt + 1);
    }

    /**
     * {@return the host with other settings, a generation on if that changes it}
     *
     * @param other what its operator says of it from now on
     */
    public Registered with(Host.Settings other) {
      return settings.equals(other)
          ? this
          : new Registered(id, availability, other, generation + 1);
    }

    /**
     * {@return the host with another availability, a generation on if that changes it}
     *
     * @param other whether it takes new VMs from now on
     */
    public Registered with(Availability other) {
      return availability == other ? this : new Registered(id, other, settings, generation + 1);
    }

    /**
     * {@return the host with a fingerprint}
     *
     * @param fingerprint what it is
     * @param revision counts its fingerprints, from 1
     */
    public Host with(Fingerprint fingerprint, long revision) {
      return new Host(fingerprint, revision, availability, settings, generation);
    }
  }

  /**
   * Registers a host or replaces its settings; a new host is open, a known one stays as it is.
   *
   * @param id the host
   * @param settings what its operator says of it
   * @return the host as it is then
   */
  Registered register(HostId id, Host.Settings settings);

  /**
   * Opens, cordons or drains a host.
   *
   * @param id the host
   * @param availability whether it takes new VMs from now on
   * @return the host as it is then; empty if there is no such host
   */
  Optional<Registered> setAvailability(HostId id, Availability availability);

  /**
   * Removes a host.
   *
   * @param id the host
   * @return false if there is no such host
   */
  boolean remove(HostId id);

  /**
   * {@return one host; empty where there is no such host}
   *
   * @param id the host
   */
  Optional<Registered> find(HostId id);

  /**
   * {@return those of some hosts that are registered, in any order}
   *
   * @param ids the hosts
   */
  default List<Registered> findAll(Set<HostId> ids) {
    return ids.stream().map(this::find).flatMap(Optional::stream).toList();
  }

  /** {@return every host, by id} */
  List<Registered> list();
}
