package io.personality.core.internal.match;

import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.query.CompiledQuery;
import io.personality.core.internal.query.QueryKey;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * Remembers how hosts rank for the profiles that are asked about again and again. A score is a
 * constant as long as profile and fingerprint are what they were, so that a ranking is computed
 * once, and from then on host by host where something changes; an answer costs the same however
 * large the fleet.
 *
 * <p>Guarantee: the answer equals, bit for bit and in order, what a search of the snapshot it is
 * asked about finds. Left to the search are: profiles and classes of room that have not been used
 * often enough, metrics of plug-ins (which may depend on more than the host), devices, groups, the
 * selection by weighted metrics, long lists, and snapshots that many hosts have changed since.
 *
 * <p>Memory: at most the bytes given, as reckoned: 16 bytes a host and profile and 2.5 a host,
 * profile and class of room, for an eighth more hosts than there are, and up to 120 KB a profile
 * whatever the fleet, of which there are at most 512. A profile that has not been used for long is
 * given up for one that is used twice as often; what is given up while somebody reads it is there
 * until then.
 *
 * <p><i>Thread-safe.</i> Writers of the fleet do not know of it; who asks first after a change
 * takes it in.
 */
public final class HotProfiles {
  private static final int MOST_SEEN = 4_096;
  private static final int MOST_HELD = 512; // since profiles may be long
  private static final int MOST_LISTED = 256;

  /** A ranking and the memory it was granted. */
  private static final class Held {
    final HotRanking ranking;
    long bytes;

    Held(HotRanking ranking) {
      this.ranking = ranking;
    }
  }

  private final long maxBytes;
  private final int usesBefore;
  // By hash, since profiles may be long; one counted for another is ranked early, no more.
  private final Uses<Integer> uses = new Uses<>(MOST_SEEN);
  private final Map<QueryKey, Held> held = new LinkedHashMap<>(16, 0.75f, true);
  private final LongAdder answers = new LongAdder();
  private long bytes;

  /**
   * None yet.
   *
   * @param maxBytes 0 for none ever
   * @param usesBefore how often a profile, and a class of room with it, is searched for before it
   *     counts as one that repeats
   */
  public HotProfiles(long maxBytes, int usesBefore) {
    if (maxBytes < 0 || usesBefore < 0) {
      throw new IllegalArgumentException(
          "bytes and uses must be at least 0, not " + maxBytes + " and " + usesBefore);
    }
    this.maxBytes = maxBytes;
    this.usesBefore = usesBefore;
  }

  /** The bytes in use now. */
  public synchronized long bytes() {
    return bytes;
  }

  /** How many profiles are remembered now. */
  public synchronized int profiles() {
    return held.size();
  }

  /** How many rankings were answered without a search so far. */
  public long answers() {
    return answers.sum();
  }

  Optional<Answer> find(CompiledQuery query, FleetSnapshot fleet, Demand demand, int k) {
    if (maxBytes == 0 || k > MOST_LISTED || !RoomClass.has(demand) || query.hasPlugIns()) {
      return Optional.empty();
    }
    Optional<Answer> answer =
        ranking(query, fleet)
            .filter(ranking -> ranking.isOf(fleet))
            .flatMap(ranking -> ranking.find(fleet, RoomClass.of(demand), k));
    if (answer.isPresent()) {
      answers.increment();
    }
    return answer;
  }

  private synchronized Optional<HotRanking> ranking(CompiledQuery query, FleetSnapshot fleet) {
    QueryKey key = query.key();
    boolean repeats = uses.count(key.hashCode()) > usesBefore;
    Held known = held.get(key);
    if (known != null || !repeats) {
      return Optional.ofNullable(known).map(one -> one.ranking);
    }
    if (held.size() == MOST_HELD && !yields(held.keySet().iterator().next(), key)) {
      return Optional.empty();
    }
    HotRanking made =
        new HotRanking(
            query, fleet.columns(), usesBefore, (ranking, asked) -> grants(key, ranking, asked));
    held.put(key, new Held(made));
    return Optional.of(made);
  }

  /** Gives up a profile for one that is used twice as often. */
  private boolean yields(QueryKey eldest, QueryKey to) {
    if (2 * uses.of(eldest.hashCode()) > uses.of(to.hashCode())) {
      return false;
    }
    bytes -= Objects.requireNonNull(held.remove(eldest)).bytes;
    return true;
  }

  /** Lets a ranking have so many bytes in all, at the expense of those used longest ago. */
  @SuppressWarnings("ReferenceEquality")
  private synchronized boolean grants(QueryKey key, HotRanking ranking, long asked) {
    Held owner = held.get(key); // which makes it the one used last
    if (owner == null || owner.ranking != ranking) {
      return false; // given up meanwhile
    }
    Map<QueryKey, Held> givenUp = givenUpFor(key, owner, asked);
    long freed = givenUp.values().stream().mapToLong(one -> one.bytes).sum();
    if (bytes + asked - owner.bytes - freed > maxBytes) {
      if (owner.bytes == 0) {
        held.remove(key);
      }
      return false;
    }
    bytes += asked - owner.bytes - freed;
    owner.bytes = asked;
    givenUp.keySet().forEach(held::remove);
    return true;
  }

  /**
   * Those that would have to make room. One makes room only for one that is used twice as often:
   * where more repeat than there is room for, they would else push each other out in turn, each
   * computed anew for a few uses.
   */
  private Map<QueryKey, Held> givenUpFor(QueryKey key, Held owner, long asked) {
    Map<QueryKey, Held> givenUp = new HashMap<>();
    long over = bytes + asked - owner.bytes - maxBytes;
    int frequency = uses.of(key.hashCode());
    for (Map.Entry<QueryKey, Held> eldest : held.entrySet()) {
      if (over <= 0) {
        break;
      }
      if (eldest.getValue() != owner && 2 * uses.of(eldest.getKey().hashCode()) <= frequency) {
        givenUp.put(eldest.getKey(), eldest.getValue());
        over -= eldest.getValue().bytes;
      }
    }
    return givenUp;
  }
}
