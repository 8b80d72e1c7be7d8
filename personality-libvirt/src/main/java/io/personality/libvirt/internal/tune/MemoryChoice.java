package io.personality.libvirt.internal.tune;

import io.personality.model.PagePool;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Where a guest's memory comes from, and how it is divided into the NUMA cells that the guest sees.
 *
 * <p>Huge pages come from the claim alone. They spare the second walk of page tables that a miss of
 * the TLB costs a guest, and are never paged out (kernel, admin-guide/mm/hugetlbpage). Memory is
 * bound strictly where claimed pages lie; else its cell is only preferred, since a strict binding
 * could meet a full cell and have the guest killed (libvirt domain format, {@code numatune}).
 */
final class MemoryChoice {
  private final TunerInput input;
  private final Ledger ledger;
  private final Layout layout;

  private MemoryChoice(TunerInput input, Ledger ledger, Layout layout) {
    this.input = input;
    this.ledger = ledger;
    this.layout = layout;
  }

  /**
   * What was chosen.
   *
   * @param memory where it comes from
   * @param cells what the guest sees; empty where it sees one cell
   */
  record Chosen(DomainPlan.Memory memory, List<DomainPlan.GuestCell> cells) {}

  static Chosen choose(TunerInput input, Ledger ledger, Layout layout) {
    return new MemoryChoice(input, ledger, layout).chosen();
  }

  private Chosen chosen() {
    ledger.honoured(
        "memory",
        input.memoryMib() + " MiB",
        new Stem.Claimed(input.memoryMib() + " MiB"),
        "what the claim holds");
    Optional<Long> pageKib = page();
    List<DomainPlan.GuestCell> cells = cells(pageKib);
    Optional<DomainPlan.Nodes> nodes = nodes(pageKib, cells);
    boolean latency = input.wantsLatency();
    boolean locked = latency && pageKib.isEmpty() && locked();
    if (latency) {
      ledger.honoured(
          "memoryBacking/nosharepages",
          "on",
          input.stem(TunerInput.LATENCY),
          "a write to a page that the host has merged with another must first copy it");
      ledger.honoured(
          "memoryBacking/allocation",
          "immediate",
          input.stem(TunerInput.LATENCY),
          "no first touch of a page waits for the host to find one");
    }
    OptionalLong size = pageKib.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    return new Chosen(
        new DomainPlan.Memory(input.memoryMib(), size, locked, latency, latency, nodes), cells);
  }

  /** The largest claimed page of which there are enough. */
  private Optional<Long> page() {
    List<PagePool> pools = input.pages();
    Optional<Long> found =
        pools.stream()
            .map(PagePool::pageKib)
            .distinct()
            .sorted(Comparator.reverseOrder())
            .filter(size -> memoryKib() % size == 0 && isEnough(size))
            .findFirst();
    if (found.isPresent()) {
      long size = found.get();
      ledger.honoured(
          "memoryBacking/hugepages",
          size + " KiB",
          claimed(pools, size),
          memoryKib() / size + " of the claimed pages back the guest; they are never paged out");
    } else if (!pools.isEmpty()) {
      ledger.degraded(
          "memoryBacking",
          "ordinary pages",
          new Stem.Claimed("huge pages " + pools),
          "the claimed pages of no size add up to "
              + input.memoryMib()
              + " MiB in at most as many cells as there are vCPUs");
    } else if (input.wantsLatency()) {
      ledger.degraded(
          "memoryBacking",
          "ordinary pages",
          input.stem(TunerInput.LATENCY),
          "the claim holds no huge pages, so misses of the TLB cost more");
    }
    return found;
  }

  private static Stem claimed(List<PagePool> pools, long size) {
    List<String> parts =
        pools.stream()
            .filter(pool -> pool.pageKib() == size)
            .map(pool -> pool.pages() + " in cell " + pool.cell())
            .toList();
    return new Stem.Claimed("pages of " + size + " KiB, " + String.join(", ", parts));
  }

  private boolean locked() {
    boolean may = input.ability().permissions().lockMemory();
    ledger.note(
        "memoryBacking/locked",
        may ? "on" : "off",
        input.stem(TunerInput.LATENCY),
        may
            ? "the host may not page the guest out"
            : "the hypervisor may not lock memory here, so the host may page the guest out",
        may);
    return may;
  }

  private Optional<DomainPlan.Nodes> nodes(
      Optional<Long> pageKib, List<DomainPlan.GuestCell> cells) {
    if (pageKib.isPresent()) {
      List<Integer> bound =
          cells.stream().flatMap(cell -> cell.hostCell().stream().boxed()).toList();
      CpuSet holding = CpuSet.of(bound.isEmpty() ? home(pageKib.get()).stream().toList() : bound);
      boolean near = layout.floats() || layout.cells().numbers().containsAll(holding.numbers());
      ledger.note(
          "numatune/memory",
          "strict " + holding,
          claimed(input.pages(), pageKib.get()),
          near
              ? "the claimed pages lie there"
              : "the claimed pages lie there, away from the vCPUs in cell " + layout.cells(),
          near);
      return Optional.of(new DomainPlan.Nodes(true, holding));
    }
    if (layout.floats()) {
      return Optional.empty();
    }
    ledger.honoured(
        "numatune/memory",
        "preferred " + layout.cells(),
        input.stem(TunerInput.LATENCY),
        "near the vCPUs; another cell serves when this one is full");
    return Optional.of(new DomainPlan.Nodes(false, layout.cells()));
  }

  /** The cell whose claimed pages suffice, that of the vCPUs before others, if there is one. */
  private Optional<Integer> home(long pageKib) {
    return rooms(pageKib).entrySet().stream()
        .filter(room -> room.getValue() >= input.memoryMib())
        .map(Map.Entry::getKey)
        .min(Comparator.comparingInt(cell -> layout.cells().numbers().contains(cell) ? 0 : 1));
  }

  /** Claimed MiB by cell, in whole pages and whole MiB; cells without are left out. */
  private Map<Integer, Long> rooms(long pageKib) {
    Map<Integer, Long> rooms = new TreeMap<>();
    for (PagePool pool : input.pages()) {
      long mib = room(pool.cell(), Optional.of(pageKib));
      if (pool.pageKib() == pageKib && mib > 0) {
        rooms.put(pool.cell(), mib);
      }
    }
    return rooms;
  }

  private List<DomainPlan.GuestCell> cells(Optional<Long> pageKib) {
    int wanted = input.settings().guestCells().orElse(Math.max(1, layout.parts().size()));
    boolean atHome = pageKib.isEmpty() || home(pageKib.get()).isPresent();
    List<DomainPlan.GuestCell> cells =
        atHome && (wanted == 1 || layout.parts().size() < 2)
            ? (wanted == 1 ? List.of() : asked(wanted, pageKib))
            : spanned(pageKib);
    if (input.settings().guestCells().isPresent() && wanted != Math.max(1, cells.size())) {
      ledger.degraded(
          "cpu/numa",
          "as many cells as fit",
          Stem.Always.OPERATOR,
          wanted + " cells were asked for, which its vCPUs and its memory do not lie in");
    }
    return cells;
  }

  /** One guest cell for each cell of the host that the guest lies in. */
  private List<DomainPlan.GuestCell> spanned(Optional<Long> pageKib) {
    Map<Integer, Integer> vcpus = new TreeMap<>();
    layout.parts().forEach(part -> vcpus.put(part.cell(), part.pins().size()));
    Optional<Map<Integer, Long>> memory =
        vcpus.size() < 2 ? Optional.empty() : divided(vcpus, pageKib);
    Stem stem = new Stem.Always("a guest in several NUMA cells");
    if (memory.isPresent()) {
      return noted(vcpus, memory.get(), stem, "it lies in cells " + layout.cells());
    }
    if (pageKib.isPresent() && home(pageKib.get()).isEmpty()) {
      return byPages(pageKib.get());
    }
    ledger.degraded(
        "cpu/numa",
        "one cell",
        stem,
        "its memory cannot be divided among cells " + layout.cells() + " as its vCPUs are");
    return List.of();
  }

  private List<DomainPlan.GuestCell> noted(
      Map<Integer, Integer> vcpus, Map<Integer, Long> memory, Stem stem, String reason) {
    List<DomainPlan.GuestCell> cells = new ArrayList<>();
    int first = 0;
    for (Map.Entry<Integer, Integer> part : vcpus.entrySet()) {
      long mib = memory.getOrDefault(part.getKey(), 0L);
      OptionalInt on = OptionalInt.of(part.getKey());
      cells.add(cell(cells.size(), first, part.getValue(), mib, on));
      first += part.getValue();
    }
    note(cells, stem, reason);
    return cells;
  }

  /**
   * One guest cell for each cell whose pages are claimed, since one for all would let the kernel
   * take more of a cell than is claimed there.
   */
  private List<DomainPlan.GuestCell> byPages(long pageKib) {
    Map<Integer, Long> memory = fullestFirst(pageKib);
    Map<Integer, Integer> sizes = new TreeMap<>();
    memory.forEach((cell, mib) -> sizes.put(cell, (int) Math.min(Integer.MAX_VALUE, mib)));
    Map<Integer, Integer> vcpus = new TreeMap<>(Shares.of(input.vcpus() - sizes.size(), sizes));
    sizes.keySet().forEach(cell -> vcpus.merge(cell, 1, Integer::sum));
    return noted(
        vcpus,
        memory,
        claimed(input.pages(), pageKib),
        "no cell takes more pages than are claimed there");
  }

  /** What each cell gives if as few of them as can be give it. */
  private Map<Integer, Long> fullestFirst(long pageKib) {
    List<Map.Entry<Integer, Long>> rooms = new ArrayList<>(rooms(pageKib).entrySet());
    rooms.sort(Map.Entry.<Integer, Long>comparingByValue().reversed());
    Map<Integer, Long> given = new TreeMap<>();
    long left = input.memoryMib();
    for (Map.Entry<Integer, Long> room : rooms) {
      if (left > 0) {
        given.put(room.getKey(), Math.min(left, room.getValue()));
        left -= Math.min(left, room.getValue());
      }
    }
    return left == 0 ? given : Map.of();
  }

  private boolean isEnough(long pageKib) {
    int cells = fullestFirst(pageKib).size();
    return cells > 0 && cells <= input.vcpus();
  }

  /** As many guest cells as the operator asked for, all on the same part of the host. */
  private List<DomainPlan.GuestCell> asked(int wanted, Optional<Long> pageKib) {
    int count = Math.min(wanted, input.vcpus());
    long unit = Math.max(1, pageKib.orElse(1L) / 1024);
    long each = input.memoryMib() / count / unit * unit;
    if (count < 2 || each < 1) {
      ledger.degraded(
          "cpu/numa",
          "one cell",
          Stem.Always.OPERATOR,
          "the guest is too small for " + wanted + " cells");
      return List.of();
    }
    OptionalInt on = boundTo(pageKib);
    List<DomainPlan.GuestCell> cells = new ArrayList<>();
    int first = 0;
    for (int i = 0; i < count; i++) {
      int vcpus = input.vcpus() / count + (i < input.vcpus() % count ? 1 : 0);
      long mib = i == 0 ? input.memoryMib() - each * (count - 1) : each;
      cells.add(cell(i, first, vcpus, mib, on));
      first += vcpus;
    }
    note(cells, Stem.Always.OPERATOR, wanted + " cells were asked for");
    return cells;
  }

  private OptionalInt boundTo(Optional<Long> pageKib) {
    Optional<Integer> home = pageKib.flatMap(this::home);
    if (home.isPresent()) {
      return OptionalInt.of(home.get());
    }
    return layout.floats() ? OptionalInt.empty() : OptionalInt.of(layout.parts().get(0).cell());
  }

  private static DomainPlan.GuestCell cell(
      int id, int first, int count, long mib, OptionalInt hostCell) {
    List<Integer> vcpus = java.util.stream.IntStream.range(first, first + count).boxed().toList();
    return new DomainPlan.GuestCell(id, CpuSet.of(vcpus), mib, hostCell);
  }

  private void note(List<DomainPlan.GuestCell> cells, Stem stem, String reason) {
    for (DomainPlan.GuestCell cell : cells) {
      String on =
          cell.hostCell().isPresent() ? " in the host's cell " + cell.hostCell().getAsInt() : "";
      ledger.honoured(
          "cpu/numa/cell[" + cell.id() + "]",
          "vCPUs " + cell.vcpus() + ", " + cell.memoryMib() + " MiB" + on,
          stem,
          reason);
      if (cell.hostCell().isPresent()) {
        ledger.honoured(
            "numatune/memnode[" + cell.id() + "]",
            "" + cell.hostCell().getAsInt(),
            stem,
            "the memory of a guest's cell lies with its vCPUs");
      }
    }
  }

  /**
   * Memory in MiB by cell, in proportion to vCPUs and within the claimed pages; empty if that
   * cannot be.
   */
  private Optional<Map<Integer, Long>> divided(
      Map<Integer, Integer> vcpus, Optional<Long> pageKib) {
    long unit = Math.max(1, pageKib.orElse(1L) / 1024);
    Map<Integer, Long> given = new TreeMap<>();
    long left = input.memoryMib();
    for (Map.Entry<Integer, Integer> cell : vcpus.entrySet()) {
      long share = input.memoryMib() * cell.getValue() / input.vcpus() / unit * unit;
      long mib = Math.min(share, room(cell.getKey(), pageKib));
      given.put(cell.getKey(), mib);
      left -= mib;
    }
    for (int cell : vcpus.keySet()) {
      long had = given.getOrDefault(cell, 0L);
      long more = Math.min(left, room(cell, pageKib) - had);
      given.put(cell, had + more);
      left -= more;
    }
    boolean whole = left == 0 && given.values().stream().allMatch(mib -> mib > 0);
    return whole ? Optional.of(given) : Optional.empty();
  }

  private long room(int cell, Optional<Long> pageKib) {
    if (pageKib.isEmpty()) {
      return input.memoryMib();
    }
    long size = pageKib.get();
    long unit = Math.max(1, size / 1024);
    long mib =
        input.pages().stream()
            .filter(pool -> pool.cell() == cell && pool.pageKib() == size)
            .mapToLong(pool -> pool.pages() * size / 1024)
            .sum();
    return mib / unit * unit;
  }

  private long memoryKib() {
    return input.memoryMib() * 1024;
  }
}
