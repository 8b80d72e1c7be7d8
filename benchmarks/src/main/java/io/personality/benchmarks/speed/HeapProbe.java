package io.personality.benchmarks.speed;

import io.personality.benchmarks.Experiment.Settings;
import io.personality.benchmarks.Progress;
import io.personality.benchmarks.duel.Requests;
import io.personality.benchmarks.duel.ScanRequest;
import io.personality.benchmarks.fleet.EngineHosts;
import io.personality.benchmarks.fleet.HostSource;
import io.personality.core.internal.catalogue.Catalogue;
import io.personality.core.internal.fleet.FleetColumns;
import io.personality.core.internal.fleet.Slots;
import io.personality.core.internal.match.Demand;
import io.personality.core.internal.match.Search;
import io.personality.core.internal.query.ProfileCompiler;
import io.personality.model.HostId;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.util.Map;

/**
 * Fills the engine's columns and prints the bytes a host: of the columns, of the ids, and of the
 * index that finds hosts by id.
 */
final class HeapProbe {
  private static final int COLLECTIONS = 3;

  private HeapProbe() {}

  /** Arguments: number of hosts, seed, folder of the shared fleet. */
  public static void main(String[] arguments) throws Exception {
    int hosts = Integer.parseInt(arguments[0]);
    Settings settings = new Settings(true, Long.parseLong(arguments[1]), Path.of(arguments[2]));
    Bench bench = new Bench(settings, new Progress(System.err));
    HostSource source = bench.source(Bench.Kind.REALISTIC, Sizes.COLUMNS);
    Catalogue catalogue = Bench.catalogue(source.schema());
    EngineHosts maker = new EngineHosts(source);
    warm(catalogue, maker, source);
    long empty = used();
    HostId[] ids = new HostId[hosts];
    FleetColumns columns = new FleetColumns(catalogue, false);
    try {
      for (int host = 0; host < hosts; host++) {
        ids[host] = EngineHosts.id(host);
      }
      long withIds = used();
      for (int host = 0; host < hosts; host++) {
        columns.put(maker.row(host, ids[host]));
      }
      columns.sortAll();
      search(catalogue, columns, source);
      long full = used();
      double index = indexBytes(ids);
      System.out.println(
          ((double) (full - withIds) / hosts - index)
              + " "
              + (double) (withIds - empty) / hosts
              + " "
              + index);
    } finally {
      Reference.reachabilityFence(ids);
      Reference.reachabilityFence(columns);
    }
  }

  /** Fills a small fleet and forgets it: what the engine itself takes is no part of a host. */
  private static void warm(Catalogue catalogue, EngineHosts maker, HostSource source) {
    FleetColumns columns = new FleetColumns(catalogue, false);
    for (int host = 0; host < Sizes.SMALL; host++) {
      columns.put(maker.row(host));
    }
    search(catalogue, columns, source);
  }

  private static double indexBytes(HostId[] ids) {
    long before = used();
    Slots slots = new Slots();
    try {
      for (HostId id : ids) {
        slots.add(id);
      }
      return (double) (used() - before) / ids.length;
    } finally {
      Reference.reachabilityFence(slots);
    }
  }

  private static void search(Catalogue catalogue, FleetColumns columns, HostSource source) {
    ScanRequest request =
        new Requests(source.schema(), new ProfileCompiler(catalogue, Map.of()), 1)
            .make(1, Sizes.K)
            .get(0);
    int found =
        new Search(request.query(), columns.snapshot(), Demand.of(request.room()), Sizes.K)
            .run()
            .length;
    if (found != Sizes.K) {
      throw new IllegalStateException("a search found " + found + " hosts");
    }
  }

  private static long used() {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
