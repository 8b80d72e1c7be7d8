package io.personality.core.internal.ledger;

import io.personality.LoggedDecision;
import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.json.DecisionText;
import io.personality.spi.DecisionStore;
import io.personality.spi.DecisionStore.State;
import io.personality.spi.DecisionStore.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores decisions by a thread of its own.
 *
 * <p><i>Thread-safe.</i> One daemon thread writes, and stores what has come in meanwhile in one
 * transaction. A decision that cannot be stored is logged as an error and changes nothing else: the
 * VM may run by then, and the placement itself is on record.
 */
final class StoredDecisions implements DecisionLog {
  private static final Logger LOG = LoggerFactory.getLogger(StoredDecisions.class);
  private static final int MOST_AT_ONCE = 256;

  private final DecisionStore store;
  private final FleetChain chain = new FleetChain();
  private final BlockingQueue<Entry> queue = new LinkedBlockingQueue<>();
  private @Nullable Thread writer;
  private boolean closed;

  /** Starts a thread with the first decision. */
  StoredDecisions(DecisionStore store) {
    this.store = store;
  }

  private static final class Entry implements DecisionLog.Entry {
    private final LoggedDecision decision;
    private final FleetSnapshot fleet;
    private final CountDownLatch done = new CountDownLatch(1);

    private Entry(LoggedDecision decision, FleetSnapshot fleet) {
      this.decision = decision;
      this.fleet = fleet;
    }

    @Override
    public void await() {
      try {
        done.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt(); // it is stored without anybody waiting for it
      }
    }
  }

  @Override
  public DecisionLog.Entry add(LoggedDecision decision, FleetSnapshot fleet) {
    Entry entry = new Entry(decision, fleet);
    synchronized (this) {
      if (!closed) {
        queue.add(entry);
        notifyAll();
        if (writer == null) {
          writer = new Thread(this::write, "personality: store decisions");
          writer.setDaemon(true);
          writer.start();
        }
        return entry;
      }
    }
    LOG.error("Decision {} was made after its engine was closed and is not kept", decision.id());
    entry.done.countDown();
    return entry;
  }

  private void write() {
    List<Entry> entries = new ArrayList<>();
    while (next(entries)) {
      try {
        store(entries);
      } catch (RuntimeException e) {
        LOG.error("{} decisions could not be stored and cannot be replayed", entries.size(), e);
      } finally {
        entries.forEach(entry -> entry.done.countDown());
        entries.clear();
      }
    }
  }

  /** Takes what is there, at least one; false at the end. */
  private boolean next(List<Entry> entries) {
    while (true) {
      if (queue.drainTo(entries, MOST_AT_ONCE) > 0) {
        return true;
      }
      synchronized (this) {
        if (queue.isEmpty()) {
          if (closed) {
            return false;
          }
          try {
            wait();
          } catch (InterruptedException e) {
            return false; // nobody interrupts this thread
          }
        }
      }
    }
  }

  private void store(List<Entry> entries) {
    try {
      append(entries);
    } catch (RuntimeException e) {
      // A part of the chain may be missing, or was forgotten as too old.
      LOG.debug("Decisions are stored with all hosts anew", e);
      chain.giveUp();
      try {
        append(entries);
      } catch (RuntimeException again) {
        chain.giveUp();
        throw again;
      }
    }
  }

  private void append(List<Entry> entries) {
    List<State> states = new ArrayList<>();
    List<Stored> decisions = new ArrayList<>();
    for (Entry entry : entries) {
      FleetChain.Place place = chain.add(entry.fleet);
      states.addAll(place.added());
      LoggedDecision decision = entry.decision;
      decisions.add(
          new Stored(
              decision.id(),
              decision.request().tenant(),
              decision.at(),
              place.chain(),
              place.number(),
              DecisionText.write(decision)));
    }
    store.append(states, decisions);
  }

  @Override
  public void close() {
    Thread thread;
    synchronized (this) {
      closed = true;
      notifyAll();
      thread = writer;
    }
    if (thread == null) {
      return;
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
