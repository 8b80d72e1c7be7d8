package io.personality.libvirt.internal.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The NUMA cells that a guest sees: one for each cell of the host that it lies in, so that its own
 * kernel keeps threads and memory together; or as many as its operator asks for.
 */
final class GuestCells {
  private final TunerInput input;
  private final Ledger ledger;
  private final Layout layout;
  private final ClaimedPages pages;

  private GuestCells(TunerInput input, Ledger ledger, Layout layout) {
    this.input = input;
    this.ledger = ledger;
    this.layout = layout;
    this.pages = new ClaimedPages(input, layout);
  }

  /** {@return the cells; none where the guest sees one} */
  static List<DomainPlan.GuestCell> choose(
      TunerInput input, Ledger ledger, Layout layout, Optional<Long> pageKib) {
    return new GuestCells(input, ledger, layout).cells(pageKib);
  }

  private List<DomainPlan.GuestCell> cells(Optional<Long> pageKib) {
    int wanted = input.settings().guestCells().orElse(Math.max(1, layout.parts().size()));
    boolean atHome = pageKib.isEmpty() || pages.home(pageKib.get()).isPresent();
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
    if (pageKib.isPresent() && pages.home(pageKib.get()).isEmpty()) {
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
    Map<Integer, Long> memory = pages.fullestFirst(pageKib);
    Map<Integer, Integer> sizes = new TreeMap<>();
    memory.forEach((cell, mib) -> sizes.put(cell, (int) Math.min(Integer.MAX_VALUE, mib)));
    Map<Integer, Integer> vcpus = new TreeMap<>(Shares.of(input.vcpus() - sizes.size(), sizes));
    sizes.keySet().forEach(cell -> vcpus.merge(cell, 1, Integer::sum));
    return noted(
        vcpus, memory, pages.stem(pageKib), "no cell takes more pages than are claimed there");
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
    Optional<Integer> home = pageKib.flatMap(pages::home);
    if (home.isPresent()) {
      return OptionalInt.of(home.get());
    }
    return layout.floats() ? OptionalInt.empty() : OptionalInt.of(layout.parts().get(0).cell());
  }

  private static DomainPlan.GuestCell cell(
      int id, int first, int count, long mib, OptionalInt hostCell) {
    List<Integer> vcpus = IntStream.range(first, first + count).boxed().toList();
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
    return pageKib.isEmpty() ? input.memoryMib() : pages.room(cell, pageKib.get());
  }
}
