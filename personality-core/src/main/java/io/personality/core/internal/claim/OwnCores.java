package io.personality.core.internal.claim;

import io.personality.model.ExclusiveUnit;
import io.personality.model.FeatureName;
import io.personality.model.Host;
import io.personality.model.Reading;
import io.personality.model.Value;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Chooses hardware threads for a VM that is to have them for itself.
 *
 * <p>Threads are numbered from 0; those that the operator keeps back are the first ones. A run of
 * free ones within one NUMA cell is preferred, where cells are taken to be equal parts of the
 * numbers, as Linux numbers the first threads of cores.
 */
final class OwnCores {
  private static final FeatureName CELLS = new FeatureName("numa_cells");

  private OwnCores() {}

  /**
   * Chooses.
   *
   * @param taken what others have
   * @param count how many
   * @return empty where too few are free, or the host promises more vCPUs than it has threads, so
   *     that none can be kept from the others
   */
  static Optional<Set<ExclusiveUnit>> of(Host host, Set<ExclusiveUnit> taken, int count) {
    int threads = host.fingerprint().capacity().vcpus();
    if (host.settings().overcommit() > 1) {
      return Optional.empty();
    }
    int cell = Math.max(1, threads / cells(host, threads));
    for (int start = 0; start < threads; start += cell) {
      Set<ExclusiveUnit> found = free(host, taken, start, Math.min(threads, start + cell), count);
      if (found.size() == count) {
        return Optional.of(found);
      }
    }
    Set<ExclusiveUnit> anywhere = free(host, taken, 0, threads, count);
    return anywhere.size() == count ? Optional.of(anywhere) : Optional.empty();
  }

  /** The NUMA cell that all these threads are in; empty where they are in several, or none. */
  static OptionalInt cellOf(Host host, Set<ExclusiveUnit> cores) {
    int threads = host.fingerprint().capacity().vcpus();
    int size = Math.max(1, threads / cells(host, threads));
    int[] cells =
        cores.stream()
            .filter(ExclusiveUnit.Core.class::isInstance)
            .mapToInt(core -> ((ExclusiveUnit.Core) core).cpu() / size)
            .distinct()
            .toArray();
    return cells.length == 1 ? OptionalInt.of(cells[0]) : OptionalInt.empty();
  }

  private static int cells(Host host, int threads) {
    return host.fingerprint().reading(CELLS) instanceof Reading.Known known
            && known.value() instanceof Value.Number cells
            && cells.number() >= 1
        ? (int) Math.min(threads, cells.number())
        : 1;
  }

  private static Set<ExclusiveUnit> free(
      Host host, Set<ExclusiveUnit> taken, int from, int to, int count) {
    Set<ExclusiveUnit> free = new HashSet<>();
    int first = Math.max(from, host.settings().reserved().vcpus());
    for (int cpu = first; cpu < to && free.size() < count; cpu++) {
      ExclusiveUnit core = new ExclusiveUnit.Core(cpu);
      if (!taken.contains(core)) {
        free.add(core);
      }
    }
    return free;
  }
}
