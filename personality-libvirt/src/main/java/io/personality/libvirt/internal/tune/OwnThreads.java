package io.personality.libvirt.internal.tune;

import io.personality.libvirt.internal.tune.HostTopology.Cell;
import io.personality.libvirt.internal.tune.HostTopology.Cpu;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Lays a guest on the threads that its claim holds, and on no other: what it does not hold may be
 * somebody else's.
 *
 * <p>One core for each vCPU if there are enough of them, else whole cores, which the guest then
 * sees as cores of two threads. What is left over serves the emulator, since a vCPU whose thread
 * also runs the emulator stops whenever the emulator works (libvirt domain format, {@code
 * emulatorpin}).
 */
final class OwnThreads {
  private final TunerInput input;
  private final Ledger ledger;
  private final SortedSet<Integer> claimed;

  private OwnThreads(TunerInput input, Ledger ledger, SortedSet<Integer> claimed) {
    this.input = input;
    this.ledger = ledger;
    this.claimed = claimed;
  }

  static Layout choose(TunerInput input, Ledger ledger) {
    SortedSet<Integer> known = new TreeSet<>();
    for (int cpu : input.cores()) {
      if (input.topology().cellOf(cpu).isPresent()) {
        known.add(cpu);
      } else {
        ledger.refuse(new Stem.Claimed("thread " + cpu), "the host has no such thread");
      }
    }
    if (known.isEmpty()) {
      return Layout.afloat(Optional.empty());
    }
    OwnThreads own = new OwnThreads(input, ledger, known);
    return known.size() < input.vcpus() ? own.crowded() : own.oneToOne();
  }

  private Stem stem() {
    return input.stem(TunerInput.LATENCY) instanceof Stem.Trait trait
        ? trait
        : new Stem.Claimed("threads " + CpuSet.of(claimed));
  }

  private Layout oneToOne() {
    List<List<Integer>> cores = claimedCores();
    boolean apart = cores.size() >= input.vcpus();
    List<Integer> chosen =
        cores.stream()
            .flatMap(threads -> threads.stream().limit(apart ? 1 : threads.size()))
            .limit(input.vcpus())
            .sorted(Comparator.comparingInt(this::cellId))
            .toList();
    int threads = !apart && inPairs(chosen) ? 2 : 1;
    List<Layout.Part> parts = new ArrayList<>();
    chosen.stream()
        .collect(Collectors.groupingBy(this::cellId, TreeMap::new, Collectors.toList()))
        .forEach(
            (cell, cpus) ->
                parts.add(
                    new Layout.Part(
                        cell, cpus.stream().map(cpu -> CpuSet.of(List.of(cpu))).toList())));
    for (int vcpu = 0; vcpu < chosen.size(); vcpu++) {
      notePin(vcpu, chosen.get(vcpu));
    }
    return new Layout(
        parts, Optional.of(emulator(new TreeSet<>(chosen))), Optional.empty(), true, threads);
  }

  /** The cores of the claim, those of the cell with the most of them first. */
  private List<List<Integer>> claimedCores() {
    Map<Integer, List<List<Integer>>> byCell = new TreeMap<>();
    SortedSet<Integer> left = new TreeSet<>(claimed);
    while (!left.isEmpty()) {
      int first = left.first();
      TreeSet<Integer> threads = new TreeSet<>(siblings(first));
      threads.retainAll(left);
      left.removeAll(threads);
      byCell.computeIfAbsent(cellId(first), cell -> new ArrayList<>()).add(List.copyOf(threads));
    }
    return byCell.values().stream()
        .sorted(Comparator.comparingInt((List<List<Integer>> cores) -> -cores.size()))
        .flatMap(List::stream)
        .toList();
  }

  private boolean inPairs(List<Integer> chosen) {
    for (int i = 0; i < chosen.size(); i += 2) {
      if (i + 1 == chosen.size() || !siblings(chosen.get(i)).contains(chosen.get(i + 1))) {
        return false;
      }
    }
    return true;
  }

  private void notePin(int vcpu, int cpu) {
    TreeSet<Integer> foreign = new TreeSet<>(siblings(cpu));
    foreign.removeAll(claimed);
    boolean alone = foreign.isEmpty() || !input.wantsLatency();
    int cell = cellId(cpu);
    ledger.note(
        "cputune/vcpupin[" + vcpu + "]",
        vcpu + "->" + cpu,
        stem(),
        "thread "
            + cpu
            + " is the VM's own; cell "
            + cell
            + " has "
            + input.topology().cell(cell).map(c -> input.topology().freeCpus(c).size()).orElse(0)
            + " free threads"
            + (alone
                ? ""
                : ", but its sibling " + CpuSet.of(foreign) + " is not claimed and may disturb it"),
        alone);
  }

  private CpuSet emulator(SortedSet<Integer> chosen) {
    TreeSet<Integer> spare = new TreeSet<>(claimed);
    spare.removeAll(chosen);
    TreeSet<Integer> apart =
        spare.stream()
            .filter(cpu -> siblings(cpu).stream().noneMatch(other -> chosen.contains(other)))
            .collect(Collectors.toCollection(TreeSet::new));
    if (!apart.isEmpty()) {
      return noted(apart, "on cores of the claim that no vCPU runs on", true);
    }
    if (!spare.isEmpty()) {
      return noted(spare, "on claimed threads beside the vCPUs' own, of the same cores", true);
    }
    return noted(
        chosen,
        "the claim holds no thread beyond the vCPUs', so the emulator shares them",
        !input.wantsLatency());
  }

  private CpuSet noted(SortedSet<Integer> cpus, String reason, boolean inFull) {
    ledger.note("cputune/emulatorpin", CpuSet.of(cpus), stem(), reason, inFull);
    return CpuSet.of(cpus);
  }

  /** Fewer threads than vCPUs: those of a cell share the vCPUs that lie in it. */
  private Layout crowded() {
    Map<Integer, TreeSet<Integer>> byCell =
        claimed.stream()
            .collect(
                Collectors.groupingBy(
                    this::cellId, TreeMap::new, Collectors.toCollection(TreeSet::new)));
    Map<Integer, Integer> rooms = new TreeMap<>();
    byCell.forEach((cell, cpus) -> rooms.put(cell, cpus.size()));
    List<Layout.Part> parts = new ArrayList<>();
    Shares.of(input.vcpus(), rooms)
        .forEach(
            (cell, vcpus) ->
                parts.add(
                    Layout.Part.shared(
                        cell, vcpus, CpuSet.of(byCell.getOrDefault(cell, new TreeSet<>())))));
    ledger.degraded(
        "cputune/vcpupin",
        CpuSet.of(claimed),
        stem(),
        "the claim holds " + claimed.size() + " threads for " + input.vcpus() + " vCPUs");
    noted(claimed, "on the claim's threads, which the vCPUs share", true);
    return new Layout(parts, Optional.of(CpuSet.of(claimed)), Optional.empty(), false, 1);
  }

  private int cellId(int cpu) {
    return input.topology().cellOf(cpu).map(Cell::id).orElse(0);
  }

  private SortedSet<Integer> siblings(int cpu) {
    return input.topology().cpu(cpu).map(Cpu::siblings).orElseGet(TreeSet::new);
  }
}
