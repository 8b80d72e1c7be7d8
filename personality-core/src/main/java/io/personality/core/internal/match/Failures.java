package io.personality.core.internal.match;

import io.personality.core.internal.fleet.FleetSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which gates each host does not pass. There are few different answers, and many hosts to each: a
 * host has the number of its answer, its kind.
 *
 * <p>One pass over the columns, block by block; each gate sees each host once. Needs eight bytes a
 * host.
 *
 * <p><i>Confined to one thread.</i>
 */
final class Failures {
  private final Kinds[] words;
  private final int[] rows;
  private final int[] kindOf;
  private final int[] hostsOf;

  /** A set of gates with how many hosts do not pass just these, and for want of all values. */
  record Count(GateSet set, int hosts, int unmeasured) {}

  Failures(FleetSnapshot fleet, List<Gate> gates) {
    rows = new int[fleet.hosts()];
    kindOf = new int[rows.length];
    List<GateWord> gateWords = new ArrayList<>();
    for (int from = 0; from < gates.size(); from += Long.SIZE) {
      int to = Math.min(gates.size(), from + Long.SIZE);
      gateWords.add(new GateWord(gates.subList(from, to), fleet));
    }
    words = gateWords.stream().map(word -> new Kinds()).toArray(Kinds[]::new);
    if (rows.length > 0) {
      look(fleet, gateWords);
    }
    hostsOf = new int[words[words.length - 1].size()];
    for (int kind : kindOf) {
      hostsOf[kind]++;
    }
  }

  private void look(FleetSnapshot fleet, List<GateWord> gateWords) {
    Marks marks = new Marks(fleet);
    int host = 0;
    for (int index = 0; index < fleet.blocks(); index++) {
      marks.turnTo(index);
      for (int i = 0; i < marks.count; i++) {
        rows[host + i] = marks.row(marks.offsets[i]);
      }
      for (int w = 0; w < words.length; w++) {
        if (w > 0) {
          marks.clear();
        }
        gateWords.get(w).mark(marks);
        words[w].number(marks, kindOf, host);
      }
      host += marks.count;
    }
  }

  private GateSet set(int kind, boolean unknown) {
    long[] bits = new long[words.length];
    int at = kind;
    for (int w = words.length - 1; w >= 0; w--) {
      bits[w] = unknown ? words[w].unknown(at) : words[w].failed(at);
      at = words[w].previous(at);
    }
    return new GateSet(bits);
  }

  int hosts() {
    return rows.length;
  }

  /** How many hosts each gate stops. */
  static final class Stopped {
    /** How many do not pass it. */
    final int[] all;

    /** How many of them because a value is unknown. */
    final int[] unknown;

    /** How many of them pass every gate before it. */
    final int[] first;

    Stopped(int gates) {
      all = new int[gates];
      unknown = new int[gates];
      first = new int[gates];
    }
  }

  Stopped stopped(int gates) {
    Stopped stopped = new Stopped(gates);
    for (int kind = 0; kind < hostsOf.length; kind++) {
      int[] failed = set(kind, false).gates();
      for (int gate : failed) {
        stopped.all[gate] += hostsOf[kind];
      }
      for (int gate : set(kind, true).gates()) {
        stopped.unknown[gate] += hostsOf[kind];
      }
      if (failed.length > 0) {
        stopped.first[failed[0]] += hostsOf[kind];
      }
    }
    return stopped;
  }

  /** The different sets of gates that hosts do not pass. */
  List<Count> sets() {
    Map<GateSet, Count> counts = new LinkedHashMap<>();
    for (int kind = 0; kind < hostsOf.length; kind++) {
      GateSet set = set(kind, false);
      int unmeasured = set.equals(set(kind, true)) ? hostsOf[kind] : 0;
      Count more = new Count(set, hostsOf[kind], unmeasured);
      counts.merge(
          set, more, (a, b) -> new Count(set, a.hosts + b.hosts, a.unmeasured + b.unmeasured));
    }
    return List.copyOf(counts.values());
  }

  /** The hosts of some of the sets, set by set. */
  List<Alike> hostsOf(List<Count> wanted) {
    Map<GateSet, Alike> bySet = new LinkedHashMap<>();
    for (Count count : wanted) {
      bySet.put(count.set, new Alike(count.set, count.hosts, count.unmeasured));
    }
    List<Optional<Alike>> ofKind = new ArrayList<>();
    boolean[] isUnmeasured = new boolean[hostsOf.length];
    for (int kind = 0; kind < hostsOf.length; kind++) {
      GateSet set = set(kind, false);
      ofKind.add(Optional.ofNullable(bySet.get(set)));
      isUnmeasured[kind] = set.equals(set(kind, true));
    }
    for (int host = 0; host < rows.length; host++) {
      int kind = kindOf[host];
      Optional<Alike> alike = ofKind.get(kind);
      if (alike.isPresent()) {
        alike.get().add(rows[host], isUnmeasured[kind]);
      }
    }
    return List.copyOf(bySet.values());
  }
}
