package io.personality.libvirt.internal.tune;

import io.personality.model.ExclusiveUnit;
import io.personality.model.PagePool;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Where a host's threads, memory and devices lie, and how much of them is free now.
 *
 * <p><i>Immutable.</i>
 *
 * @param cells the NUMA cells, by ascending number; at least one. A host without NUMA is one cell
 * @param taken threads that other VMs have for themselves, which no shared VM may run on
 * @param devices the PCI devices; empty where they were not listed
 */
public record HostTopology(List<Cell> cells, SortedSet<Integer> taken, List<PciDevice> devices) {
  /** Copies the collections and checks that there is a cell. */
  public HostTopology {
    cells = cells.stream().sorted(Comparator.comparingInt(Cell::id)).toList();
    taken = Collections.unmodifiableSortedSet(new TreeSet<>(taken));
    devices = List.copyOf(devices);
    if (cells.isEmpty()) {
      throw new IllegalArgumentException("a host has at least one NUMA cell");
    }
  }

  /**
   * A NUMA cell.
   *
   * @param id its number on the host
   * @param memoryMib its memory in MiB
   * @param freeMib what of it no process uses, in MiB; the whole where that is not known
   * @param cpus its threads, by ascending number; none for memory without processors
   * @param pages its pools of huge pages, with the pages that are free; with all of them where that
   *     is not known
   * @param distances to the cells of the host by number, 10 to itself (ACPI, SLIT); empty where not
   *     known
   */
  public record Cell(
      int id,
      long memoryMib,
      long freeMib,
      List<Cpu> cpus,
      List<PagePool> pages,
      Map<Integer, Integer> distances) {
    /** Copies the collections. */
    public Cell {
      cpus = cpus.stream().sorted(Comparator.comparingInt(Cpu::id)).toList();
      pages = List.copyOf(pages);
      distances = Collections.unmodifiableSortedMap(new TreeMap<>(distances));
    }

    /** {@return how far another cell is; further than any known where that is not known} */
    public int distanceTo(Cell other) {
      return distances.getOrDefault(other.id, other.id == id ? 10 : Integer.MAX_VALUE);
    }
  }

  /**
   * A hardware thread.
   *
   * @param id its number on the host
   * @param socket the processor package
   * @param core the core within the package
   * @param siblings the threads of its core, itself among them
   */
  public record Cpu(int id, int socket, int core, SortedSet<Integer> siblings) {
    /** Copies the set and adds the thread itself. */
    public Cpu {
      TreeSet<Integer> all = new TreeSet<>(siblings);
      all.add(id);
      siblings = Collections.unmodifiableSortedSet(all);
    }
  }

  /** {@return the cell of a thread; empty where the host has no such thread} */
  public Optional<Cell> cellOf(int cpu) {
    return cells.stream()
        .filter(cell -> cell.cpus().stream().anyMatch(one -> one.id() == cpu))
        .findFirst();
  }

  /** {@return the cell of a number} */
  public Optional<Cell> cell(int id) {
    return cells.stream().filter(cell -> cell.id() == id).findFirst();
  }

  /** {@return a thread by its number; empty where the host has none} */
  public Optional<Cpu> cpu(int id) {
    return cells.stream()
        .flatMap(cell -> cell.cpus().stream())
        .filter(cpu -> cpu.id() == id)
        .findFirst();
  }

  /** {@return the threads of a cell that nobody has for himself, by ascending number} */
  public SortedSet<Integer> freeCpus(Cell cell) {
    return cell.cpus().stream()
        .map(Cpu::id)
        .filter(cpu -> !taken.contains(cpu))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** {@return a device by its address, such as {@code pci:0000:41:00.0}} */
  public Optional<PciDevice> device(String address) {
    return devices.stream().filter(device -> device.address().equals(address)).findFirst();
  }

  /**
   * {@return the same with what is free now}
   *
   * @param freeMib free memory of cells in MiB, by number; a cell that is left out keeps its own
   * @param freePages free huge pages; a cell and size left out keeps its own
   */
  public HostTopology withFree(Map<Integer, Long> freeMib, List<PagePool> freePages) {
    List<Cell> changed =
        cells.stream()
            .map(
                cell ->
                    new Cell(
                        cell.id,
                        cell.memoryMib,
                        freeMib.getOrDefault(cell.id, cell.freeMib),
                        cell.cpus,
                        cell.pages.stream().map(pool -> free(pool, freePages)).toList(),
                        cell.distances))
            .toList();
    return new HostTopology(changed, taken, devices);
  }

  /** {@return the same with the threads that other VMs have for themselves} */
  public HostTopology withTaken(Set<ExclusiveUnit.Core> cores) {
    TreeSet<Integer> cpus = new TreeSet<>();
    cores.forEach(core -> cpus.add(core.cpu()));
    return new HostTopology(cells, cpus, devices);
  }

  /** {@return the same with the devices listed} */
  public HostTopology withDevices(List<PciDevice> listed) {
    return new HostTopology(cells, taken, listed);
  }

  private static PagePool free(PagePool pool, List<PagePool> free) {
    return free.stream()
        .filter(one -> one.cell() == pool.cell() && one.pageKib() == pool.pageKib())
        .findFirst()
        .orElse(pool);
  }
}
