package io.personality.jdbc;

import io.personality.model.HostId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Many values in lists that fit a statement. */
final class Chunks {
  private static final int MOST = 1_000;

  private Chunks() {}

  static List<List<String>> ids(Collection<HostId> hosts) {
    return of(hosts.stream().map(HostId::value).toList());
  }

  static <T> List<List<T>> of(Collection<T> whole) {
    List<T> all = List.copyOf(whole);
    List<List<T>> chunks = new ArrayList<>();
    for (int from = 0; from < all.size(); from += MOST) {
      chunks.add(all.subList(from, Math.min(all.size(), from + MOST)));
    }
    return chunks;
  }
}
