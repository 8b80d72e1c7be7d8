package io.personality.core;

import io.personality.InvalidFingerprintException;
import io.personality.PluginException;
import io.personality.core.internal.catalogue.Catalogue;
import io.personality.core.internal.fleet.FleetIndex;
import io.personality.core.internal.fleet.HostRow;
import io.personality.core.internal.follow.FleetReplica;
import io.personality.core.internal.json.DaySummaryText;
import io.personality.core.internal.json.FingerprintReader;
import io.personality.core.internal.json.FingerprintWriter;
import io.personality.core.internal.json.FleetReader;
import io.personality.core.internal.ledger.Retention;
import io.personality.core.internal.pipeline.FingerprintSources;
import io.personality.core.internal.plugin.Plugins;
import io.personality.model.Availability;
import io.personality.model.DaySummary;
import io.personality.model.FeatureDefinition;
import io.personality.model.Fingerprint;
import io.personality.model.Host;
import io.personality.model.HostId;
import io.personality.spi.FingerprintStore;
import io.personality.spi.HostStore;
import io.personality.spi.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The hosts: registered, fingerprinted, opened and closed.
 *
 * <p><i>Thread-safe.</i> A change that has returned is seen by every decision of this engine that
 * begins after it, and by those of other engines on the same storage once they have followed.
 */
public final class Fleet {
  private final Storage storage;
  private final FleetIndex index;
  private final FingerprintReader reader;
  private final FingerprintWriter writer;
  private final FingerprintSources sources;
  private final Clock clock;
  private final FleetReplica replica;
  private final DaySummaryText summaries;
  private final Retention retention;

  Fleet(
      Storage storage,
      FleetIndex index,
      Catalogue features,
      Plugins plugins,
      Clock clock,
      Duration historyKept) {
    this.storage = storage;
    this.index = index;
    sources = new FingerprintSources(features.processors(), plugins, clock);
    reader = new FingerprintReader(features);
    writer =
        new FingerprintWriter(name -> features.find(name).map(FeatureDefinition::unit).orElse(""));
    this.clock = clock;
    replica = new FleetReplica(storage, index, document -> reader.read(document));
    summaries = new DaySummaryText(reader, writer);
    retention = new Retention(storage, reader, summaries, clock, historyKept);
  }

  /** Takes up what the storage holds. */
  void restore() {
    replica.restore();
  }

  /**
   * Takes up what others have changed in the storage since the last time: hosts, fingerprints, what
   * is claimed. The engine does so by itself where the storage is shared ({@link
   * PersonalityBuilder#followEvery}).
   */
  public void catchUp() {
    replica.catchUp();
  }

  /**
   * Reads a fingerprint document, strict UTF-8, at most 1 MiB.
   *
   * @param utf8 the document
   * @return the fingerprint, which is not taken into the fleet
   * @throws InvalidFingerprintException with every fault
   */
  public Fingerprint read(byte[] utf8) {
    return reader.read(utf8);
  }

  /**
   * {@return the fingerprint as a JSON document of one line}
   *
   * @param fingerprint what to write
   */
  public String write(Fingerprint fingerprint) {
    return writer.write(fingerprint);
  }

  /**
   * Fingerprints the Linux host this runs on. What cannot be read is unknown, with its reason.
   *
   * @param measure whether to measure as well, which takes about ten core-seconds
   * @return the fingerprint, which is not taken into the fleet
   */
  public Fingerprint local(boolean measure) {
    return sources.running(measure);
  }

  /**
   * Fingerprints a host by files captured on it: {@code lscpu.json}, {@code lshw.json}, {@code
   * dmidecode.txt}, {@code decode-dimms.txt}, {@code lsblk.json}, {@code nvidia_smi.xml}, or trees
   * {@code proc} and {@code sys}.
   *
   * @param folder where they are
   * @param id the host's identity
   * @return the fingerprint, which is not taken into the fleet
   */
  public Fingerprint captured(Path folder, HostId id) {
    return sources.captured(folder, id);
  }

  /**
   * Has a fingerprinter among the plug-ins take a fingerprint, such as {@code libvirt} of a remote
   * host. What the catalogue knows of a processor with its name or numbers is put in where the
   * plug-in does not say it.
   *
   * @param fingerprinter the provider's name
   * @param settings key to value, as the provider documents them
   * @param measure whether to measure as well, where the fingerprinter can
   * @return the fingerprint, which is not taken into the fleet
   * @throws io.personality.ConfigurationException if there is no such provider, or it refuses its
   *     settings
   * @throws io.personality.LaunchException if the host cannot be reached
   * @throws PluginException if the plug-in breaks its contract
   */
  public Fingerprint takenBy(String fingerprinter, Map<String, String> settings, boolean measure) {
    Fingerprint taken = sources.by(fingerprinter, settings, measure);
    try {
      return reader.read(writer.write(taken).getBytes(StandardCharsets.UTF_8));
    } catch (InvalidFingerprintException e) {
      throw new PluginException(
          fingerprinter, "its fingerprint does not fit the catalogue: " + e.getMessage(), e);
    }
  }

  /**
   * Converts a fleet of the Spare Cores inspector, one record a line, plain or gzip.
   *
   * @param file the fleet
   * @param out takes each fingerprint
   * @param refused takes a sentence for each record that could not be converted
   * @throws IOException if the file cannot be read
   */
  public void importSpareCores(Path file, Consumer<Fingerprint> out, Consumer<String> refused)
      throws IOException {
    sources.importSpareCores(file, out, refused);
  }

  /**
   * Registers a host or changes what its operator says of it.
   *
   * @param id the host; a new one is open, a known one stays as it is
   * @param settings what its operator says of it
   */
  public void register(HostId id, Host.Settings settings) {
    HostStore.Registered known = storage.hosts().register(id, settings);
    index.update(id, row -> rowOf(hostOf(row.host(), known)));
  }

  /**
   * Takes a new fingerprint of a host, which is registered with default settings if it is new.
   *
   * @param fingerprint what was found on it
   * @return the host as it is then
   */
  public Host report(Fingerprint fingerprint) {
    return report(fingerprint, writer.write(fingerprint));
  }

  private Host report(Fingerprint fingerprint, String document) {
    HostId id = fingerprint.host();
    HostStore.Registered known =
        storage
            .hosts()
            .find(id)
            .orElseGet(() -> storage.hosts().register(id, Host.Settings.DEFAULT));
    FingerprintStore.Stored stored = storage.fingerprints().append(id, document, clock.instant());
    return put(fingerprint, stored.revision(), known);
  }

  /**
   * Takes every fingerprint of a file, one a line, plain or gzip.
   *
   * @param file fingerprint documents, one a line
   * @return how many
   * @throws InvalidFingerprintException with the faults of the first faulty lines; nothing is taken
   *     then
   * @throws IOException if the file cannot be read
   */
  public int load(Path file) throws IOException {
    List<FleetReader.Entry> fleet = new FleetReader(reader).read(file);
    fleet.forEach(entry -> report(entry.fingerprint(), entry.document()));
    index.settle();
    return fleet.size();
  }

  /**
   * Opens, cordons or drains a host.
   *
   * @param id the host
   * @param availability whether it takes new VMs from now on
   * @throws IllegalArgumentException if there is no such host
   */
  public void setAvailability(HostId id, Availability availability) {
    HostStore.Registered known =
        storage
            .hosts()
            .setAvailability(id, availability)
            .orElseThrow(() -> new IllegalArgumentException("there is no host " + id));
    index.update(id, row -> rowOf(hostOf(row.host(), known)));
  }

  /**
   * Removes a host from the fleet; its history stays.
   *
   * @param id the host
   * @throws IllegalArgumentException if there is no such host
   */
  public void remove(HostId id) {
    if (!storage.hosts().remove(id)) {
      throw new IllegalArgumentException("there is no host " + id);
    }
    index.remove(id);
  }

  /**
   * {@return one host as it is now; empty where it is not in the fleet or has no fingerprint}
   *
   * @param id the host
   */
  public Optional<Host> find(HostId id) {
    return index.find(id).map(HostRow::host);
  }

  /** {@return every host as it is now, by id} */
  public List<Host> hosts() {
    return index.sorted(Optional.empty()).map(HostRow::host).toList();
  }

  /**
   * {@return a page of the hosts as they are now, by id}
   *
   * @param after the id that theirs come after; empty to begin
   * @param limit how many at the most, at least 1
   * @throws IllegalArgumentException if the limit is below 1
   */
  public List<Host> hosts(Optional<HostId> after, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("a page has at least 1 host, not " + limit);
    }
    return index.sorted(after).limit(limit).map(HostRow::host).toList();
  }

  /**
   * {@return what is stored of a host apart from its fingerprints, which it may have none of yet;
   * empty where there is no such host}
   *
   * @param id the host
   */
  public Optional<HostStore.Registered> registered(HostId id) {
    return storage.hosts().find(id);
  }

  /**
   * {@return the fingerprints of a host, newest first, as far back as the storage keeps them}
   *
   * @param id the host; one without fingerprints has no history
   * @param limit how many at the most, at least 1
   */
  public List<FingerprintStore.Stored> history(HostId id, int limit) {
    return storage.fingerprints().history(id, limit);
  }

  /**
   * {@return what stands for the fingerprints of a host that are gone, newest day first}
   *
   * @param id the host
   * @param limit how many days at the most, at least 1
   * @see PersonalityBuilder#keepHistory
   */
  public List<DaySummary> summaries(HostId id, int limit) {
    return storage.fingerprints().summaries(id, limit).stream()
        .map(summary -> summaries.read(summary.day().date(), summary.document()))
        .toList();
  }

  /**
   * Sums up fingerprints that were replaced too long ago by day, and forgets old decisions. The
   * engine does so by itself every few hours.
   *
   * @see PersonalityBuilder#keepHistory
   */
  public void sumUp() {
    retention.run();
  }

  private Host put(Fingerprint fingerprint, long revision, HostStore.Registered known) {
    Host host = known.with(fingerprint, revision);
    index.put(host.id(), () -> rowOf(host));
    return host;
  }

  private static Host hostOf(Host host, HostStore.Registered known) {
    return known.with(host.fingerprint(), host.fingerprintRevision());
  }

  private HostRow rowOf(Host host) {
    return HostRow.of(host, storage.claims().onHost(host.id()));
  }
}
