package io.personality.cli.engine;

import io.personality.RefusedException;
import io.personality.cli.render.HistoryTable;
import io.personality.cli.render.HostTable;
import io.personality.model.Availability;
import io.personality.model.Host;
import io.personality.model.HostId;
import io.personality.model.Resources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The fleet. A host that is not there is a {@link RefusedException}. */
public interface Hosts {
  /** Those that have a fingerprint, by identity. */
  List<HostTable.Line> list();

  /**
   * Takes up a file of fingerprints and says how many they are.
   *
   * @throws io.personality.InvalidFingerprintException if one has faults
   * @throws IOException if the file cannot be read
   */
  int report(Path file) throws IOException;

  /**
   * Registers a host, or changes what is said of it.
   *
   * @throws IllegalArgumentException if that cannot be
   */
  void register(HostId id, Said said);

  /** Opens or closes hosts: all, or none where one of them is not there. */
  void setAvailability(List<HostId> ids, Availability availability);

  /**
   * What a host was.
   *
   * @param top how many fingerprints are shown, which one more is given for
   */
  History history(HostId id, int top);

  /** What an operator says of a host; what is empty stays as it is. */
  record Said(
      Optional<Integer> reservedVcpus,
      Optional<Long> reservedMemoryMib,
      Optional<Double> overcommit,
      Optional<String> launcher) {
    /** The settings after that. */
    public Host.Settings after(Host.Settings before) {
      return new Host.Settings(
          new Resources(
              reservedVcpus.orElse(before.reserved().vcpus()),
              reservedMemoryMib.orElse(before.reserved().memoryMib())),
          overcommit.orElse(before.overcommit()),
          launcher.or(before::launcherAddress));
    }
  }

  /** Fingerprints and the days that older ones were summed up to, newest first. */
  record History(List<HistoryTable.Entry> entries, List<HistoryTable.Day> days) {}

  /** There is no such host. */
  static RefusedException missing(HostId id) {
    return new RefusedException(
        RefusedException.Reason.NOT_FOUND,
        "there is no host " + id + "; \"hosts list\" shows those there are");
  }

  /** There is nothing to show of a host. */
  static RefusedException unknown(HostId id) {
    return new RefusedException(
        RefusedException.Reason.NOT_FOUND,
        "host " + id + " has no fingerprints; \"hosts list\" shows those that have");
  }
}
