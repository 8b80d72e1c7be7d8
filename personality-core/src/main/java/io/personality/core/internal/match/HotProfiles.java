package io.personality.core.internal.match;

import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.query.CompiledQuery;
import io.personality.core.internal.query.QueryKey;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
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
 * <p>Memory: at most the bytes given, counting the arrays that grow with the fleet (16 bytes a host
 * and profile, 2.5 a host, profile and class of room, an eighth more for hosts to come); the
 * profile used longest ago is given up for another. What is given up while somebody reads it is
 * there until then.
 *
 * <p><i>Thread-safe.</i> Writers of the fleet do not know of it; who asks first after a change
 * takes it in.
 */
public final class HotProfiles {
  private static final int MOST_SEEN = 4_096;
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
  private final Uses<QueryKey> uses = new Uses<>(MOST_SEEN);
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
    Held known = held.get(query.key());
    if (known != null) {
      return Optional.of(known.ranking);
    }
    if (uses.count(query.key()) <= usesBefore) {
      return Optional.empty();
    }
    QueryKey key = query.key();
    HotRanking made =
        new HotRanking(
            query, fleet.columns(), usesBefore, (ranking, asked) -> grants(key, ranking, asked));
    held.put(key, new Held(made));
    return Optional.of(made);
  }

  /** Lets a ranking have so many bytes in all, at the expense of those used longest ago. */
  @SuppressWarnings("ReferenceEquality")
  private synchronized boolean grants(QueryKey key, HotRanking ranking, long asked) {
    Held owner = held.get(key); // which makes it the one used last
    if (owner == null || owner.ranking != ranking || asked > maxBytes) {
      return false; // where it is not there, it was given up meanwhile
    }
    Iterator<Held> eldest = held.values().iterator();
    while (bytes - owner.bytes + asked > maxBytes) {
      bytes -= eldest.next().bytes;
      eldest.remove();
    }
    bytes += asked - owner.bytes;
    owner.bytes = asked;
    return true;
  }
}
