package io.personality.spi;

import io.personality.model.ExclusiveUnit;
import io.personality.model.PagePool;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The arithmetic of claims, written so that nothing overflows. */
final class Room {
  private record Pool(int cell, long pageKib) {}

  private Room() {}

  /** Whether {@code taken + more <= limit}. */
  static boolean fits(long taken, long more, long limit) {
    return more <= limit && taken <= limit - more;
  }

  /** Whether the pages among some units fit beside others, pool by pool. */
  static boolean pagesFit(
      Collection<ExclusiveUnit> units, List<PagePool> others, List<PagePool> limit) {
    List<PagePool> wanted =
        units.stream()
            .filter(ExclusiveUnit.Pages.class::isInstance)
            .map(unit -> ((ExclusiveUnit.Pages) unit).pages())
            .toList();
    if (wanted.isEmpty()) {
      return true;
    }
    Map<Pool, Long> taken = sums(others);
    Map<Pool, Long> given = sums(limit);
    return sums(wanted).entrySet().stream()
        .allMatch(
            want ->
                fits(
                    taken.getOrDefault(want.getKey(), 0L),
                    want.getValue(),
                    given.getOrDefault(want.getKey(), 0L)));
  }

  private static Map<Pool, Long> sums(List<PagePool> pools) {
    Map<Pool, Long> sums = new HashMap<>();
    for (PagePool pool : pools) {
      sums.merge(new Pool(pool.cell(), pool.pageKib()), pool.pages(), Room::sum);
    }
    return sums;
  }

  /** The sum, or the largest number where that would overflow. */
  private static long sum(long one, long other) {
    return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
  }
}
