package io.personality.core.internal.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.core.internal.fleet.FleetColumns;
import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.fleet.HostRow;
import io.personality.core.internal.query.CompiledQuery;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.Host;
import io.personality.model.HostId;
import io.personality.model.Provenance;
import io.personality.model.Reading;
import io.personality.model.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Snapshots stay what they are while the fleet changes. */
class SnapshotsUnderChangesTest {
  private static final FeatureName BANDWIDTH = new FeatureName("memory_bandwidth");
  private static final int HOSTS = 3_000;

  private final FleetColumns columns = new FleetColumns(Worlds.CATALOGUE, true);
  private final Worlds worlds = new Worlds(7);
  private final List<Fingerprint> models = List.of(worlds.host("a"), worlds.host("b"));

  private void change(Random random) {
    HostId id = new HostId("host-" + random.nextInt(HOSTS));
    if (random.nextInt(50) == 0) {
      columns.remove(id);
      return;
    }
    Fingerprint model = models.get(random.nextInt(models.size()));
    Fingerprint own =
        Fingerprint.of(id, model.capacity(), model.features())
            .with(BANDWIDTH, Reading.of(random.nextDouble() * 50, Provenance.MEASURED, "test"));
    Resources free = new Resources(random.nextInt(8), random.nextInt(9_000));
    columns.put(new HostRow(Host.of(own), free, Set.of()));
  }

  @Test
  void searchesEqualTheStraightforwardMatcherWhileWritersGoOn() throws Exception {
    CompiledQuery query = Worlds.compile(worlds.profile());
    Demand demand = Demand.of(new Resources(4, 4_000));
    Random random = new Random(1);
    for (int i = 0; i < HOSTS; i++) {
      change(random);
    }
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService writers = Executors.newFixedThreadPool(2);
    try {
      List<Future<?>> writing = new ArrayList<>();
      for (int writer = 0; writer < 2; writer++) {
        Random own = new Random(writer);
        writing.add(
            writers.submit(
                () -> {
                  while (!done.get()) {
                    change(own);
                  }
                }));
      }
      long last = 0;
      for (int i = 0; i < 60; i++) {
        FleetSnapshot snapshot = columns.snapshot();
        assertTrue(snapshot.number() >= last);
        last = snapshot.number();
        var first = Worlds.MATCHER.rank(query, snapshot, demand, 20);
        var right = StraightforwardMatcher.rank(query, snapshot, demand, 20);
        assertEquals(right.candidates(), first.candidates());
        assertEquals(right.feasible(), first.feasible());
        assertEquals(first, Worlds.MATCHER.rank(query, snapshot, demand, 20));
      }
      done.set(true);
      for (Future<?> writer : writing) {
        writer.get();
      }
    } finally {
      done.set(true);
      writers.shutdownNow();
    }
  }

  @Test
  void aHostThatWasRemovedAndComesBackIsFoundAgain() {
    Fingerprint host = worlds.host("again");
    columns.put(new HostRow(Host.of(host), new Resources(1, 1), Set.of()));
    FleetSnapshot before = columns.snapshot();
    assertTrue(columns.remove(host.host()));
    FleetSnapshot gone = columns.snapshot();
    columns.put(new HostRow(Host.of(host), new Resources(2, 2), Set.of()));
    FleetSnapshot after = columns.snapshot();
    assertEquals(1, before.row(before.rowOf(host.host()).orElseThrow()).free().vcpus());
    assertTrue(gone.rowOf(host.host()).isEmpty());
    assertEquals(0, gone.hosts());
    assertEquals(2, after.row(after.rowOf(host.host()).orElseThrow()).free().vcpus());
    assertEquals(1, after.hosts());
  }

  @Test
  void removingWhatIsNotThereChangesNothing() {
    long number = columns.snapshot().number();
    assertTrue(!columns.remove(new HostId("nobody")));
    assertEquals(number, columns.snapshot().number());
  }
}
