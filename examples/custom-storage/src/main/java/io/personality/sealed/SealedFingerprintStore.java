package io.personality.sealed;

import io.personality.model.HostId;
import io.personality.spi.FingerprintStore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fingerprints whose documents are encrypted. <i>Thread-safe.</i> */
record SealedFingerprintStore(FingerprintStore store, Seal seal) implements FingerprintStore {

  private static String place(HostId host) {
    return "a fingerprint of host " + host;
  }

  private static String place(Day day) {
    return "the summary of host " + day.host() + " of " + day.date();
  }

  private Stored opened(Stored closed) {
    String document = seal.open(place(closed.host()), closed.document());
    return new Stored(closed.host(), closed.revision(), document, closed.storedAt());
  }

  private List<Stored> opened(List<Stored> closed) {
    return closed.stream().map(this::opened).toList();
  }

  private Summary opened(Summary closed) {
    return new Summary(closed.day(), seal.open(place(closed.day()), closed.document()));
  }

  @Override
  public Stored append(HostId host, String document, Instant storedAt) {
    return opened(store.append(host, seal.close(place(host), document), storedAt));
  }

  @Override
  public Optional<Stored> newest(HostId host) {
    return store.newest(host).map(this::opened);
  }

  @Override
  public List<Stored> newerThan(Map<HostId, Long> known) {
    return opened(store.newerThan(known));
  }

  @Override
  public List<Stored> newestOfAll() {
    return opened(store.newestOfAll());
  }

  @Override
  public List<Stored> history(HostId host, int limit) {
    return opened(store.history(host, limit));
  }

  @Override
  public List<Stored> atRevisions(Map<HostId, Long> revisions) {
    return opened(store.atRevisions(revisions));
  }

  @Override
  public List<Day> replacedBefore(LocalDate before, int limit) {
    return store.replacedBefore(before, limit);
  }

  @Override
  public List<Stored> replacedBefore(LocalDate before, Day day) {
    return opened(store.replacedBefore(before, day));
  }

  @Override
  public boolean fold(Summary summary, Collection<Long> revisions) {
    String closed = seal.close(place(summary.day()), summary.document());
    return store.fold(new Summary(summary.day(), closed), revisions);
  }

  @Override
  public Optional<Summary> summary(Day day) {
    return store.summary(day).map(this::opened);
  }

  @Override
  public List<Summary> summaries(HostId host, int limit) {
    return store.summaries(host, limit).stream().map(this::opened).toList();
  }
}
