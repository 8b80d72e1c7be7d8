package io.personality.core.internal.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.core.internal.fleet.FleetColumns;
import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.fleet.HostRow;
import io.personality.core.internal.query.CompiledQuery;
import io.personality.model.Availability;
import io.personality.model.Capacity;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.Host;
import io.personality.model.HostId;
import io.personality.model.Profile;
import io.personality.model.Provenance;
import io.personality.model.Reading;
import io.personality.model.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Readers ask while writers write: each answer is that of the snapshot it names. */
class HotProfilesConcurrencyTest {
  private static final FeatureName BANDWIDTH = new FeatureName("memory_bandwidth");
  private static final FeatureName CACHE = new FeatureName("l3_cache_size");
  private static final int WRITERS = 2;
  private static final int HOSTS_EACH = 150;
  private static final int CHANGES_EACH = 12_000;

  private final FleetColumns columns = new FleetColumns(Worlds.CATALOGUE, true);
  private final HotProfiles hot = new HotProfiles(1 << 20, 0);
  private final Matcher remembering = new Matcher("test", hot);
  private final AtomicInteger writing = new AtomicInteger(WRITERS);

  private static HostRow row(Host host, Random random) {
    return new HostRow(host, new Resources(random.nextInt(8), 4_096), Set.of());
  }

  private static Host host(String id, Random random) {
    Map<FeatureName, Reading> readings =
        Map.of(
            BANDWIDTH,
            random.nextInt(9) == 0
                ? Reading.unknown("lost")
                : Reading.of(random.nextInt(40), Provenance.MEASURED, "test"),
            CACHE,
            Reading.of(random.nextInt(64), Provenance.DECLARED, "test"));
    Fingerprint fingerprint = Fingerprint.of(new HostId(id), Capacity.of(64, 65_536), readings);
    Availability open = random.nextInt(9) == 0 ? Availability.DRAINING : Availability.OPEN;
    return new Host(fingerprint, 1, open, Host.Settings.DEFAULT);
  }

  private void write(int writer) {
    Random random = new Random(writer);
    List<Host> hosts = new ArrayList<>();
    for (int i = 0; i < HOSTS_EACH; i++) {
      hosts.add(host("host-" + writer + "-" + i, random));
      columns.put(row(hosts.get(i), random));
    }
    for (int i = 0; i < CHANGES_EACH; i++) {
      int which = random.nextInt(HOSTS_EACH);
      HostId id = hosts.get(which).id();
      switch (random.nextInt(12)) {
        case 0 -> columns.remove(id);
        case 1, 2, 3 -> {
          hosts.set(which, host(id.value(), random));
          columns.put(row(hosts.get(which), random));
        }
        default -> columns.put(row(hosts.get(which), random)); // only its room changes
      }
    }
    writing.decrementAndGet();
  }

  private int read(int reader) {
    Random random = new Random(100 + reader);
    List<CompiledQuery> queries =
        List.of(
            Worlds.compile(Profile.builder("a").metric("memory_bandwidth", 1).build()),
            Worlds.compile(
                Profile.builder("b")
                    .metric("memory_bandwidth", 1)
                    .metric("memory_latency", 0.3)
                    .build()));
    int asked = 0;
    while (writing.get() > 0 || asked < 100) {
      CompiledQuery query = queries.get(random.nextInt(queries.size()));
      Demand demand = Demand.of(new Resources(random.nextInt(4), 1_024));
      FleetSnapshot fleet = columns.snapshot();
      assertEquals(
          Worlds.MATCHER.rank(query, fleet, demand, 7),
          remembering.rank(query, fleet, demand, 7),
          "snapshot " + fleet.number());
      asked++;
    }
    return asked;
  }

  @Test
  void everyAnswerIsThatOfItsSnapshot() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2 * WRITERS);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        int number = i;
        all.add(threads.submit(() -> write(number)));
        all.add(threads.submit(() -> read(number)));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertTrue(hot.answers() > 100, "only " + hot.answers() + " were remembered");
  }
}
