package io.personality.service;

import io.personality.PersonalityException;
import io.personality.core.Personality;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings to a true state, once a minute, what a crash of any replica has left half-done.
 * <i>Thread-safe.</i>
 */
final class Upkeep implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
  private static final int SECONDS = 60;

  private final Personality personality;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "upkeep");
            thread.setDaemon(true);
            return thread;
          });

  Upkeep(Personality personality) {
    this.personality = personality;
  }

  /** Begins. */
  void start() {
    var running = clock.scheduleWithFixedDelay(this::once, SECONDS, SECONDS, TimeUnit.SECONDS);
    LOG.debug("upkeep begins in {} s", running.getDelay(TimeUnit.SECONDS));
  }

  private void once() {
    try {
      personality.reconcile();
    } catch (PersonalityException e) {
      LOG.warn("could not reconcile; it is tried again in {} s", SECONDS, e);
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
