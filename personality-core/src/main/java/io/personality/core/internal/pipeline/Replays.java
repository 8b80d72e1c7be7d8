package io.personality.core.internal.pipeline;

import io.personality.LoggedDecision;
import io.personality.LoggedDecision.Outcome;
import io.personality.PlacementRequest;
import io.personality.Replay;
import io.personality.StorageException;
import io.personality.core.internal.catalogue.Catalogue;
import io.personality.core.internal.fleet.FleetIndex;
import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.fleet.HostRow;
import io.personality.core.internal.json.DecisionText;
import io.personality.core.internal.json.FingerprintReader;
import io.personality.core.internal.json.FleetState;
import io.personality.core.internal.json.FleetState.OneHost;
import io.personality.core.internal.json.FleetStateText;
import io.personality.core.internal.match.Demand;
import io.personality.core.internal.query.CompiledQuery;
import io.personality.model.Basis;
import io.personality.model.Candidate;
import io.personality.model.Fingerprint;
import io.personality.model.Host;
import io.personality.model.HostId;
import io.personality.model.PlacementId;
import io.personality.model.Ranking;
import io.personality.spi.DecisionStore.State;
import io.personality.spi.DecisionStore.Stored;
import io.personality.spi.FingerprintStore;
import io.personality.spi.Storage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes decisions again from what they were made from.
 *
 * <p><i>Thread-safe.</i>
 */
public final class Replays {
  private final Storage storage;
  private final Decisions decisions;
  private final Catalogue catalogue;
  private final FingerprintReader reader;

  /** Replays what a storage has, by the catalogue given. */
  public Replays(Storage storage, Decisions decisions, Catalogue catalogue) {
    this.storage = storage;
    this.decisions = decisions;
    this.catalogue = catalogue;
    reader = new FingerprintReader(catalogue);
  }

  /** What a ranking comes to. */
  static Outcome outcome(Ranking ranking) {
    return new Outcome(
        ranking.candidates(), ranking.hosts(), ranking.feasible(), ranking.lackRoom());
  }

  List<LoggedDecision> newest(int limit) {
    return storage.decisions().newest(limit).stream().map(Replays::read).toList();
  }

  private static LoggedDecision read(Stored stored) {
    return DecisionText.read(stored.id(), stored.at(), stored.document());
  }

  /** What a placement was decided by; empty where that is too old. */
  Optional<LoggedDecision> find(PlacementId id) {
    return storage.decisions().find(id).map(Replays::read);
  }

  Replay replay(PlacementId id) {
    Stored stored =
        storage
            .decisions()
            .find(id)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "there is no decision " + id + " on record; it may be too old"));
    LoggedDecision decision = read(stored);
    PlacementRequest request = decision.request();
    CompiledQuery query = decisions.compile(decisions.asked(request));
    FleetSnapshot fleet = fleet(hosts(stored));
    Demand demand = decisions.demand(request, decision.members(), query, fleet);
    Ranking ranking =
        decisions.order(decision.basis().operator()).rank(query, fleet, demand, listed(decision));
    Outcome again = outcome(ranking);
    return new Replay(decision, again, differences(decision, again, ranking.basis()));
  }

  /** How many hosts were ranked; there was a time when that was as many as were to be tried. */
  private static int listed(LoggedDecision decision) {
    PlacementRequest.Terms terms = decision.request().terms();
    int found = decision.outcome().candidates().size();
    return found == terms.maxAttempts() ? found : Trial.candidates(terms);
  }

  /** The hosts as they were, put together along the chain. */
  private Map<HostId, OneHost> hosts(Stored stored) {
    Map<Integer, FleetState> chain = new HashMap<>();
    for (State state : storage.decisions().states(stored.chain(), stored.number())) {
      chain.put(state.number(), FleetStateText.read(state.document()));
    }
    List<FleetState> oldestFirst = new ArrayList<>();
    for (int number = stored.number(); number != FleetState.FIRST; ) {
      FleetState state = chain.get(number);
      if (state == null || state.after() >= number) {
        throw new StorageException(
            "the hosts of decision "
                + stored.id()
                + " are not stored as a whole: state "
                + number
                + " of chain "
                + stored.chain()
                + " is missing or follows a later one");
      }
      oldestFirst.add(state);
      number = state.after();
    }
    Collections.reverse(oldestFirst);
    Map<HostId, OneHost> hosts = new HashMap<>();
    for (FleetState state : oldestFirst) {
      state.gone().forEach(hosts::remove);
      state.hosts().forEach(host -> hosts.put(host.id(), host));
    }
    return hosts;
  }

  private FleetSnapshot fleet(Map<HostId, OneHost> hosts) {
    Map<HostId, Long> revisions = new HashMap<>();
    hosts.forEach((id, host) -> revisions.put(id, host.fingerprintRevision()));
    Map<HostId, Fingerprint> fingerprints = new HashMap<>();
    for (FingerprintStore.Stored stored : storage.fingerprints().atRevisions(revisions)) {
      fingerprints.put(stored.host(), reader.read(stored.document()));
    }
    FleetIndex index = new FleetIndex(catalogue);
    for (OneHost host : hosts.values()) {
      Fingerprint fingerprint = fingerprints.get(host.id());
      if (fingerprint == null) {
        throw new StorageException(
            "fingerprint "
                + host.fingerprintRevision()
                + " of host "
                + host.id()
                + ", which the decision was made from, is no longer stored");
      }
      index.put(host.id(), () -> row(host, fingerprint));
    }
    index.settle();
    return index.snapshot();
  }

  private static HostRow row(OneHost host, Fingerprint fingerprint) {
    Host.Settings settings =
        new Host.Settings(host.reserved(), host.overcommit(), Optional.empty());
    return new HostRow(
        new Host(fingerprint, host.fingerprintRevision(), host.availability(), settings),
        host.free(),
        host.taken());
  }

  private static List<String> differences(LoggedDecision decision, Outcome again, Basis basis) {
    List<String> differences = new ArrayList<>();
    Basis before = decision.basis();
    compare("the catalogue", before.catalogueHash(), basis.catalogueHash(), differences);
    compare("the engine's version", before.engineVersion(), basis.engineVersion(), differences);
    Outcome first = decision.outcome();
    compare("the number of hosts", first.hosts(), again.hosts(), differences);
    compare("how many can", first.feasible(), again.feasible(), differences);
    compare("how many lack room", first.lackRoom(), again.lackRoom(), differences);
    int most = Math.max(first.candidates().size(), again.candidates().size());
    for (int i = 0; i < most; i++) {
      compare("candidate " + (i + 1), candidate(first, i), candidate(again, i), differences);
    }
    return differences;
  }

  private static Object candidate(Outcome outcome, int index) {
    List<Candidate> all = outcome.candidates();
    return index < all.size() ? all.get(index) : "none";
  }

  private static void compare(String what, Object before, Object now, List<String> differences) {
    if (!before.equals(now)) {
      differences.add(what + " was " + before + " and is " + now);
    }
  }
}
