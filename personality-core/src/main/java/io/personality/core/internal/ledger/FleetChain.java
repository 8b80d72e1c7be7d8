package io.personality.core.internal.ledger;

import io.personality.core.internal.fleet.Changes;
import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.fleet.HostRow;
import io.personality.core.internal.json.FleetState;
import io.personality.core.internal.json.FleetState.OneHost;
import io.personality.core.internal.json.FleetStateText;
import io.personality.model.Host;
import io.personality.model.HostId;
import io.personality.spi.DecisionStore.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The chain that snapshots of one fleet are written down in.
 *
 * <p><i>Confined to one thread.</i> A chain begins with all hosts; each state after that has the
 * hosts that had changed since the state it names. It is given up for a new one once as many
 * changes are in it as there are hosts, so that what is written is at most twice what changes, and
 * what is read for one decision at most twice the fleet.
 */
final class FleetChain {
  private static final int HOSTS_A_STATE = 2_000;
  private static final int FEWEST_CHANGES = 1_000;
  private static final int MOST_STATES = 1_000;

  private final Changes changes = new Changes();
  private UUID chain = UUID.randomUUID();
  private int states;
  private int changed;
  private @Nullable FleetSnapshot newest;
  private int newestNumber;

  /**
   * Where a snapshot is written down.
   *
   * @param chain the chain
   * @param number the last state that belongs to it
   * @param added the states that are new
   */
  record Place(UUID chain, int number, List<State> added) {}

  /** Writes a snapshot down, older or newer than the one before. */
  Place add(FleetSnapshot fleet) {
    FleetSnapshot last = newest;
    if (last == null || states > MOST_STATES || changed > Math.max(FEWEST_CHANGES, fleet.hosts())) {
      return whole(fleet);
    }
    boolean isNewer = fleet.number() >= last.number();
    boolean isKnown =
        isNewer
            ? fleet.changesSince(last.number(), changes)
            : fleet.changesUntil(last.number(), changes);
    if (!isKnown) {
      return whole(fleet);
    }
    if (changes.count() == 0) {
      return new Place(chain, newestNumber, List.of());
    }
    State added = state(difference(fleet));
    if (isNewer) {
      newest = fleet;
      newestNumber = added.number();
    }
    return new Place(chain, added.number(), List.of(added));
  }

  /** Begins anew with the next snapshot: what was written last may not have been stored. */
  void giveUp() {
    newest = null;
  }

  private Place whole(FleetSnapshot fleet) {
    chain = UUID.randomUUID();
    states = 0;
    changed = 0;
    List<OneHost> hosts = fleet.hostRows().stream().map(FleetChain::host).toList();
    List<State> added = new ArrayList<>();
    int from = 0;
    do {
      int to = Math.min(hosts.size(), from + HOSTS_A_STATE);
      added.add(state(new FleetState(states - 1, hosts.subList(from, to), List.of())));
      from = to;
    } while (from < hosts.size());
    changed = 0;
    newest = fleet;
    newestNumber = states - 1;
    return new Place(chain, newestNumber, added);
  }

  private State state(FleetState state) {
    changed += state.hosts().size() + state.gone().size();
    return new State(chain, states++, FleetStateText.write(state));
  }

  private FleetState difference(FleetSnapshot fleet) {
    List<OneHost> hosts = new ArrayList<>();
    List<HostId> gone = new ArrayList<>();
    int[] slots = new int[changes.count()];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = changes.slot(i);
    }
    Arrays.stream(slots)
        .distinct()
        .forEach(
            slot -> {
              Optional<Integer> row = fleet.rowOfSlot(slot);
              if (row.isPresent()) {
                hosts.add(host(fleet.row(row.get())));
              } else {
                gone.add(fleet.columns().id(slot));
              }
            });
    return new FleetState(newestNumber, hosts, gone);
  }

  private static OneHost host(HostRow row) {
    Host host = row.host();
    return new OneHost(
        host.id(),
        host.fingerprintRevision(),
        host.availability(),
        host.settings().reserved(),
        host.settings().overcommit(),
        row.free(),
        row.taken());
  }
}
