package io.personality.libvirt.internal.tune;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where a guest's memory comes from.
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
  private final ClaimedPages pages;

  private MemoryChoice(TunerInput input, Ledger ledger, Layout layout) {
    this.input = input;
    this.ledger = ledger;
    this.layout = layout;
    this.pages = new ClaimedPages(input, layout);
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
    List<DomainPlan.GuestCell> cells = GuestCells.choose(input, ledger, layout, pageKib);
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
    Optional<Long> found = pages.largest();
    if (found.isPresent()) {
      long size = found.get();
      ledger.honoured(
          "memoryBacking/hugepages",
          size + " KiB",
          pages.stem(size),
          input.memoryMib() * 1024 / size
              + " of the claimed pages back the guest; they are never paged out");
    } else if (!input.pages().isEmpty()) {
      ledger.degraded(
          "memoryBacking",
          "ordinary pages",
          new Stem.Claimed("huge pages " + input.pages()),
          pages.obstacle());
    } else if (input.wantsLatency()) {
      ledger.degraded(
          "memoryBacking",
          "ordinary pages",
          input.stem(TunerInput.LATENCY),
          "the claim holds no huge pages, so misses of the TLB cost more");
    }
    return found;
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
      CpuSet holding =
          CpuSet.of(bound.isEmpty() ? pages.home(pageKib.get()).stream().toList() : bound);
      boolean near = layout.floats() || layout.cells().numbers().containsAll(holding.numbers());
      ledger.note(
          "numatune/memory",
          "strict " + holding,
          pages.stem(pageKib.get()),
          near
              ? "the claimed pages lie there"
              : "the claimed pages lie there, away from the vCPUs in cell " + layout.cells(),
          near);
      return Optional.of(new DomainPlan.Nodes(true, holding));
    }
    if (layout.floats() || (layout.cells().size() > 1 && cells.isEmpty())) {
      return Optional.empty();
    }
    if (layout.cells().size() == 1) {
      ledger.honoured(
          "numatune/memory",
          "preferred " + layout.cells(),
          input.stem(TunerInput.LATENCY),
          "near the vCPUs; another cell serves when this one is full");
    }
    return Optional.of(new DomainPlan.Nodes(false, layout.cells()));
  }
}
