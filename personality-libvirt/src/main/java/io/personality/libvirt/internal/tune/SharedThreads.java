package io.personality.libvirt.internal.tune;

import io.personality.libvirt.internal.tune.HostTopology.Cell;
import io.personality.libvirt.internal.tune.HostTopology.Cpu;
import io.personality.model.Level;
import io.personality.model.PagePool;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Lays a guest that has no threads of its own: afloat, or on the NUMA cell that suits it best.
 *
 * <p>A memory access to another cell costs half as much again or more (kernel, admin-guide/mm/
 * numa_memory_policy), so a guest that minds latency is kept in one cell, and one that no cell can
 * hold is told so by NUMA cells of its own. Threads that others have for themselves are never used.
 */
final class SharedThreads {
  private static final String PIN = "cputune/vcpupin";

  private final TunerInput input;
  private final Ledger ledger;
  private final HostTopology topology;

  private SharedThreads(TunerInput input, Ledger ledger) {
    this.input = input;
    this.ledger = ledger;
    this.topology = input.topology();
  }

  static Layout choose(TunerInput input, Ledger ledger) {
    return new SharedThreads(input, ledger).layout();
  }

  private Layout layout() {
    List<Cell> usable =
        topology.cells().stream().filter(cell -> !topology.freeCpus(cell).isEmpty()).toList();
    if (usable.isEmpty()) {
      ledger.refuse(
          new Stem.Claimed(input.vcpus() + " vCPUs"),
          "every thread of the host belongs to another VM");
      return Layout.afloat(Optional.empty());
    }
    boolean near = input.wantsLatency() || input.wants(TunerInput.LATENCY, Level.MEDIUM);
    if (!near && oneCellCouldHoldIt()) {
      return afloat(usable);
    }
    List<Cell> best = usable.stream().sorted(bestFirst()).toList();
    return best.stream()
        .filter(cell -> hasThreads(cell) && hasMemory(cell))
        .findFirst()
        .map(cell -> on(List.of(cell)))
        .orElseGet(() -> on(together(best)));
  }

  private Layout afloat(List<Cell> usable) {
    Optional<CpuSet> within =
        topology.taken().isEmpty()
            ? Optional.empty()
            : Optional.of(
                CpuSet.of(
                    usable.stream().flatMap(cell -> topology.freeCpus(cell).stream()).toList()));
    ledger.honoured(
        "vcpu",
        "floating" + within.map(cpus -> " on " + cpus).orElse(""),
        input.stem(TunerInput.LATENCY),
        within
            .map(cpus -> "the host's scheduler balances it, off the threads that others own")
            .orElse("the host's scheduler balances it over all threads"));
    return Layout.afloat(within);
  }

  private boolean oneCellCouldHoldIt() {
    return topology.cells().size() == 1
        || topology.cells().stream()
            .anyMatch(
                cell ->
                    cell.cpus().size() >= input.vcpus() && cell.memoryMib() >= input.memoryMib());
  }

  private boolean hasThreads(Cell cell) {
    return topology.freeCpus(cell).size() >= input.vcpus();
  }

  /** Claimed pages were set aside before, and count whether or not other memory is free. */
  private boolean hasMemory(Cell cell) {
    return input.pages().isEmpty() ? cell.freeMib() >= input.memoryMib() : claimedMib(cell) > 0;
  }

  private long claimedMib(Cell cell) {
    return input.pages().stream()
        .filter(pool -> pool.cell() == cell.id())
        .mapToLong(SharedThreads::mib)
        .sum();
  }

  private static long mib(PagePool pool) {
    return pool.pages() * pool.pageKib() / 1024;
  }

  private long devicesOf(Cell cell) {
    return input.devices().stream()
        .flatMap(address -> topology.device(address).stream())
        .filter(device -> device.cell().isPresent() && device.cell().getAsInt() == cell.id())
        .count();
  }

  private Comparator<Cell> bestFirst() {
    return Comparator.comparingLong((Cell cell) -> -claimedMib(cell))
        .thenComparingLong(cell -> -devicesOf(cell))
        .thenComparingInt(cell -> -topology.freeCpus(cell).size())
        .thenComparingLong(cell -> -cell.freeMib())
        .thenComparingInt(Cell::id);
  }

  /** The best cell and those nearest to it, until together they have enough. */
  private List<Cell> together(List<Cell> best) {
    Cell first = best.get(0);
    List<Cell> nearest = new ArrayList<>(best);
    nearest.sort(
        Comparator.comparingInt((Cell cell) -> cell.id() == first.id() ? 0 : 1)
            .thenComparingInt(first::distanceTo));
    List<Cell> chosen = new ArrayList<>();
    int threads = 0;
    long memory = 0;
    for (Cell cell : nearest) {
      if (chosen.size() == input.vcpus()
          || (threads >= input.vcpus() && memory >= input.memoryMib())) {
        break;
      }
      chosen.add(cell);
      threads += topology.freeCpus(cell).size();
      memory += input.pages().isEmpty() ? cell.freeMib() : claimedMib(cell);
    }
    return chosen;
  }

  private Layout on(List<Cell> cells) {
    SortedSet<Integer> aside = input.wantsLatency() ? aside(cells) : new TreeSet<>();
    Map<Integer, TreeSet<Integer>> cpus = new TreeMap<>();
    Map<Integer, Integer> rooms = new TreeMap<>();
    for (Cell cell : cells) {
      TreeSet<Integer> free = new TreeSet<>(topology.freeCpus(cell));
      free.removeAll(aside);
      cpus.put(cell.id(), free);
      rooms.put(cell.id(), free.size());
    }
    List<Layout.Part> parts = new ArrayList<>();
    Shares.of(input.vcpus(), rooms)
        .forEach(
            (cell, vcpus) -> {
              CpuSet set = CpuSet.of(cpus.getOrDefault(cell, new TreeSet<>()));
              notePins(parts, cell, vcpus, set);
              parts.add(Layout.Part.shared(cell, vcpus, set));
            });
    CpuSet emulator =
        CpuSet.of(
            aside.isEmpty() ? cpus.values().stream().flatMap(TreeSet::stream).toList() : aside);
    noteEmulator(emulator, !aside.isEmpty());
    return new Layout(parts, Optional.of(emulator), Optional.empty(), false, 1);
  }

  private void notePins(List<Layout.Part> before, int cell, int vcpus, CpuSet set) {
    int first = before.stream().mapToInt(part -> part.pins().size()).sum();
    boolean alone = !input.wantsLatency();
    String reason =
        "cell "
            + cell
            + " suits best with "
            + set.size()
            + " free threads"
            + (alone ? "" : ", which are shared: the claim holds none");
    for (int vcpu = first; vcpu < first + vcpus; vcpu++) {
      ledger.note(
          PIN + "[" + vcpu + "]", vcpu + "->" + set, input.stem(TunerInput.LATENCY), reason, alone);
    }
  }

  private void noteEmulator(CpuSet cpus, boolean apart) {
    ledger.note(
        "cputune/emulatorpin",
        cpus,
        input.stem(TunerInput.LATENCY),
        apart
            ? "on a core of the cell that no vCPU of this guest runs on"
            : "beside the vCPUs: the cell has no core to spare",
        apart || !input.wantsLatency());
  }

  /** The last core of the first cell, if every vCPU still finds a thread without it. */
  private SortedSet<Integer> aside(List<Cell> cells) {
    SortedSet<Integer> free = topology.freeCpus(cells.get(0));
    TreeSet<Integer> core =
        new TreeSet<>(topology.cpu(free.last()).map(Cpu::siblings).orElseGet(TreeSet::new));
    core.retainAll(free);
    int threads = cells.stream().mapToInt(cell -> topology.freeCpus(cell).size()).sum();
    boolean spare = threads - core.size() >= input.vcpus() && core.size() < free.size();
    return spare ? core : new TreeSet<>();
  }
}
