package io.personality.benchmarks.profiles;

import io.personality.core.Personality;
import io.personality.core.ProfileLibrary;
import io.personality.model.Actor;
import io.personality.model.ProfileId;
import io.personality.model.Sharing;
import io.personality.model.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Fills a profile database as users do: each profile is created, and most are shared. */
final class Shelf {
  /** How many tenants there are. */
  static final int TENANTS = 50;

  private static final int THREADS = 8;
  private static final double PUBLIC = 0.5;
  private static final double SHARED = 0.1;

  private Shelf() {}

  /** Puts profiles in, from one number to before another. */
  static void fill(Personality engine, int from, int to, long seed) {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> parts = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int first = from + thread;
        parts.add(
            threads.submit(
                () -> {
                  for (int number = first; number < to; number += THREADS) {
                    put(engine, number, new SplittableRandom(seed + number));
                  }
                }));
      }
      for (Future<?> part : parts) {
        part.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      threads.shutdownNow();
    }
  }

  /** The tenant of that number. */
  static String tenant(int number) {
    return "tenant-" + number;
  }

  private static void put(Personality engine, int number, SplittableRandom random) {
    ProfileLibrary library =
        engine.library(Actor.user(tenant(random.nextInt(TENANTS)), "user-" + number % 100));
    ProfileId id = new ProfileId("profile-" + number);
    library.create(id, Vocabulary.profile(random));
    double lot = random.nextDouble();
    if (lot < PUBLIC) {
      library.share(id, Sharing.PUBLIC);
    } else if (lot < PUBLIC + SHARED) {
      library.share(id, Sharing.with(List.of(new TenantId(tenant(random.nextInt(TENANTS))))));
    }
  }
}
