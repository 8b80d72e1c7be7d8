package io.personality.jdbc;

import io.personality.model.HostId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Many ids in lists that fit a statement. */
final class Chunks {
  private static final int MOST = 1_000;

  private Chunks() {}

  static List<List<String>> of(Collection<HostId> hosts) {
    List<String> ids = hosts.stream().map(HostId::value).toList();
    List<List<String>> chunks = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += MOST) {
      chunks.add(ids.subList(from, Math.min(ids.size(), from + MOST)));
    }
    return chunks;
  }
}
