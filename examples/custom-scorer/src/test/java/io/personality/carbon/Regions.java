package io.personality.carbon;

import io.personality.model.Capacity;
import io.personality.model.Fingerprint;
import io.personality.model.Host;
import io.personality.model.HostId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Hosts with regions, and clocks that stand still. */
final class Regions {
  private static final List<String> SOME =
      List.of("france", "germany", "poland", "atlantis", "", "united-states");

  private Regions() {}

  static Fingerprint fingerprint(String id, String region) {
    Map<String, String> labels = region.isEmpty() ? Map.of() : Map.of("region", region);
    return new Fingerprint(
        new HostId(id),
        Optional.empty(),
        "",
        Capacity.of(8, 16_384),
        new TreeMap<>(labels),
        new TreeMap<>());
  }

  /** Hosts in a few regions, one of which no table has, and without a region. */
  static List<Host> hosts() {
    return IntStream.range(0, 40)
        .mapToObj(i -> Host.of(fingerprint("host-" + i, SOME.get(i % SOME.size()))))
        .toList();
  }

  static Clock at(int hour) {
    return Clock.fixed(
        Instant.parse("2026-11-24T00:30:00Z").plusSeconds(3_600L * hour), ZoneOffset.UTC);
  }
}
