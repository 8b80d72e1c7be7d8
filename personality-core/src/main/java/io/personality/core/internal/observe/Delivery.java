package io.personality.core.internal.observe;

import io.personality.Subscription;
import io.personality.model.WorkloadObservation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings observations to one listener, on a daemon thread of its own. <i>Thread-safe.</i>
 *
 * <p>What waits is bounded: a new one takes the place of the oldest, since the newest says most.
 */
final class Delivery implements Subscription {
  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

  private final Consumer<WorkloadObservation> listener;
  private final int most;
  private final Consumer<Delivery> closing;
  private final Deque<WorkloadObservation> waiting = new ArrayDeque<>();
  private long dropped;
  private boolean closed;

  /**
   * Does not start yet.
   *
   * @param most how many observations may wait
   * @param closing told of the close
   */
  Delivery(Consumer<WorkloadObservation> listener, int most, Consumer<Delivery> closing) {
    this.listener = listener;
    this.most = most;
    this.closing = closing;
  }

  void start() {
    Thread thread = new Thread(this::run, "personality: tell of workloads");
    thread.setDaemon(true);
    thread.start();
  }

  /** Takes one to tell; returns at once. */
  synchronized void offer(WorkloadObservation observation) {
    if (closed) {
      return;
    }
    if (waiting.size() == most) {
      waiting.remove();
      dropped++;
    }
    waiting.add(observation);
    notifyAll();
  }

  private void run() {
    boolean hasFailed = false;
    for (WorkloadObservation next = next(); next != null; next = next()) {
      try {
        listener.accept(next);
      } catch (RuntimeException | Error e) { // somebody else's code, that may fail every time
        if (hasFailed) {
          LOG.debug("A listener failed again on {}", next.placement(), e);
        } else {
          LOG.warn("A listener failed; it is told the next one, and logged no more", e);
        }
        hasFailed = true;
      }
    }
  }

  private synchronized @Nullable WorkloadObservation next() {
    while (!closed && waiting.isEmpty()) {
      try {
        wait();
      } catch (InterruptedException e) {
        // The thread is ours: only the listener can have asked for this, and it is told the next.
        LOG.debug("A listener left its thread interrupted", e);
      }
    }
    return closed ? null : waiting.remove();
  }

  @Override
  public synchronized long dropped() {
    return dropped;
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      waiting.clear();
      notifyAll();
    }
    closing.accept(this);
  }
}
