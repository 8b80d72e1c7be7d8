package io.personality.libvirt.internal.tune;

import io.personality.model.PagePool;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How far the huge pages of a claim reach, by cell. <i>Immutable.</i> */
final class ClaimedPages {
  private final TunerInput input;
  private final Layout layout;

  ClaimedPages(TunerInput input, Layout layout) {
    this.input = input;
    this.layout = layout;
  }

  /** {@return the size of the largest claimed page of which there are enough, in KiB} */
  Optional<Long> largest() {
    if (!input.ability().permissions().lockMemory()) {
      return Optional.empty();
    }
    return input.pages().stream()
        .map(PagePool::pageKib)
        .distinct()
        .sorted(Comparator.reverseOrder())
        .filter(size -> input.memoryMib() * 1024 % size == 0 && isEnough(size))
        .filter(size -> !isUsedByOthers(size))
        .findFirst();
  }

  /** Why none of them will do. */
  String obstacle() {
    if (!input.ability().permissions().lockMemory()) {
      return "the hypervisor may not lock memory here, and so has no huge pages";
    }
    Optional<PagePool> used = input.pages().stream().filter(this::isUsedByOthers).findFirst();
    return used.isPresent()
        ? "somebody else uses pages of "
            + used.get().pageKib()
            + " KiB in cell "
            + used.get().cell()
            + ", where fewer are free than are claimed"
        : "the claimed pages of no size add up to "
            + input.memoryMib()
            + " MiB in at most as many cells as there are vCPUs";
  }

  private boolean isUsedByOthers(long pageKib) {
    return input.pages().stream()
        .anyMatch(pool -> pool.pageKib() == pageKib && isUsedByOthers(pool));
  }

  /** Programs that claim nothing may have them, as the host's daemon knows where it says so. */
  private boolean isUsedByOthers(PagePool claimed) {
    return input.topology().cells().stream()
        .flatMap(cell -> cell.pages().stream())
        .anyMatch(
            free ->
                free.cell() == claimed.cell()
                    && free.pageKib() == claimed.pageKib()
                    && free.pages() < claimed.pages());
  }

  Stem stem(long size) {
    List<String> parts =
        input.pages().stream()
            .filter(pool -> pool.pageKib() == size)
            .map(pool -> pool.pages() + " in cell " + pool.cell())
            .toList();
    return new Stem.Claimed("pages of " + size + " KiB, " + String.join(", ", parts));
  }

  /** The cell whose claimed pages suffice, that of the vCPUs before others, if there is one. */
  Optional<Integer> home(long pageKib) {
    return rooms(pageKib).entrySet().stream()
        .filter(room -> room.getValue() >= input.memoryMib())
        .map(Map.Entry::getKey)
        .min(Comparator.comparingInt(cell -> layout.cells().numbers().contains(cell) ? 0 : 1));
  }

  /** Claimed MiB by cell, in whole pages and whole MiB; cells without are left out. */
  private Map<Integer, Long> rooms(long pageKib) {
    Map<Integer, Long> rooms = new TreeMap<>();
    for (PagePool pool : input.pages()) {
      long mib = room(pool.cell(), pageKib);
      if (pool.pageKib() == pageKib && mib > 0) {
        rooms.put(pool.cell(), mib);
      }
    }
    return rooms;
  }

  /** What each cell gives if as few of them as can be give it. */
  Map<Integer, Long> fullestFirst(long pageKib) {
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

  /** Claimed MiB of a cell, in whole pages and whole MiB. */
  long room(int cell, long pageKib) {
    long unit = Math.max(1, pageKib / 1024);
    long mib =
        input.pages().stream()
            .filter(pool -> pool.cell() == cell && pool.pageKib() == pageKib)
            .mapToLong(pool -> pool.pages() * pageKib / 1024)
            .sum();
    return mib / unit * unit;
  }
}
