package io.personality.core.internal.claim;

import io.personality.model.ExclusiveUnit;
import io.personality.model.Host;
import io.personality.model.PagePool;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Chooses huge pages for all memory of a VM: of one size and in one NUMA cell, since a page of
 * another cell costs more than the misses of the TLB that a huge one spares.
 */
final class OwnPages {
  private static final long KIB_A_MIB = 1_024;

  private OwnPages() {}

  /**
   * Chooses the largest pages of which there are enough.
   *
   * @param taken what others have
   * @param memoryMib of the VM
   * @param home the cell of its hardware threads; empty where any will do
   * @return nothing where no cell has enough
   */
  static Set<ExclusiveUnit> of(Host host, List<PagePool> taken, long memoryMib, OptionalInt home) {
    return host.fingerprint().capacity().pagePools().stream()
        .filter(pool -> home.isEmpty() || home.getAsInt() == pool.cell())
        .filter(pool -> isWhole(pool, memoryMib) && free(pool, taken) >= count(pool, memoryMib))
        .max(
            Comparator.comparingLong(PagePool::pageKib)
                .thenComparing(Comparator.comparingInt(PagePool::cell).reversed()))
        .<Set<ExclusiveUnit>>map(
            pool ->
                Set.of(
                    new ExclusiveUnit.Pages(
                        new PagePool(pool.cell(), pool.pageKib(), count(pool, memoryMib)))))
        .orElse(Set.of());
  }

  private static boolean isWhole(PagePool pool, long memoryMib) {
    return memoryMib * KIB_A_MIB % pool.pageKib() == 0;
  }

  private static long count(PagePool pool, long memoryMib) {
    return memoryMib * KIB_A_MIB / pool.pageKib();
  }

  private static long free(PagePool pool, List<PagePool> taken) {
    return pool.pages()
        - taken.stream()
            .filter(one -> one.cell() == pool.cell() && one.pageKib() == pool.pageKib())
            .mapToLong(PagePool::pages)
            .sum();
  }
}
