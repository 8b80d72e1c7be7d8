package io.personality.libvirt.internal.bind;

import io.personality.libvirt.internal.bind.LibvirtException.Kind;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Open connections by address. <i>Thread-safe.</i>
 *
 * <p>A connection that breaks is opened again with the next call, at most every so often: a pause
 * of random length that grows to {@value #LONGEST_PAUSE_MILLIS} ms lies between attempts at a host
 * that does not answer. A call that takes too long is given up, and its connection with it; the
 * thread that waits for libvirt is left to it until libvirt's keep-alive ends the call.
 */
public final class Connections implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 10_000;

  private final Duration limit;
  private final DomainListener events;
  private final ExecutorService threads;
  private final Map<String, Slot> slots = new ConcurrentHashMap<>();

  /**
   * No connection yet.
   *
   * @param limit how long a call may take, opening the connection included
   * @param events told of domains at every address that there is a connection to
   */
  public Connections(Duration limit, DomainListener events) {
    this.limit = limit;
    this.events = events;
    threads =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "personality: libvirt call");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** The connection to one address, if there is one, and since when there is none. */
  private static final class Slot {
    private @Nullable Connection connection;
    private boolean lost;
    private int failures;
    private long openAgainAtNanos;

    private void lose() {
      connection = null;
      lost = true;
    }
  }

  /**
   * Does something with the connection to an address, all on one thread.
   *
   * @throws LibvirtException as the work throws it; of kind {@code DISCONNECTED} where the host
   *     cannot be reached or does not answer in time, so that nothing is known of the outcome
   * @throws IllegalArgumentException if the address is none
   */
  public <T> T call(String uri, Function<Connection, T> work) {
    return call(uri, limit, work);
  }

  /** The same for what may take longer. */
  public <T> T call(String uri, Duration most, Function<Connection, T> work) {
    Connection.checkUri(uri);
    Slot slot = slots.computeIfAbsent(uri, address -> new Slot());
    CompletableFuture<T> done = CompletableFuture.supplyAsync(() -> run(uri, slot, work), threads);
    try {
      return done.get(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      forget(slot, null);
      throw LibvirtException.disconnected(uri + " did not answer within " + most);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof LibvirtException cause) {
        throw cause;
      }
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw LibvirtException.disconnected("interrupted while " + uri + " was asked");
    }
  }

  private <T> T run(String uri, Slot slot, Function<Connection, T> work) {
    Connection connection = opened(uri, slot);
    try {
      return work.apply(connection);
    } catch (LibvirtException e) {
      if (e.kind() == Kind.DISCONNECTED || !connection.isAlive()) {
        forget(slot, connection);
        throw e.kind() == Kind.DISCONNECTED
            ? e
            : LibvirtException.disconnected(uri + ": " + e.getMessage());
      }
      throw e;
    } finally {
      connection.letGo();
    }
  }

  /** A connection that is held: a call that takes too long has it closed while it is in use. */
  private Connection opened(String uri, Slot slot) {
    synchronized (slot) {
      Connection known = slot.connection;
      if (known != null && known.isAlive()) {
        return known.hold();
      }
      if (known != null) {
        slot.lose();
        known.close();
      }
      if (slot.failures > 0 && System.nanoTime() - slot.openAgainAtNanos < 0) {
        throw LibvirtException.disconnected(
            uri + " could not be reached a moment ago, and is tried again in a while");
      }
      try {
        Connection opened = Connection.open(uri, event -> events.happened(uri, event));
        slot.connection = opened;
        slot.failures = 0;
        if (slot.lost) {
          slot.lost = false;
          events.missed(uri);
        }
        return opened.hold();
      } catch (LibvirtException e) {
        slot.failures++;
        long most =
            Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(10, slot.failures));
        long pause = most / 2 + ThreadLocalRandom.current().nextLong(most / 2);
        slot.openAgainAtNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pause);
        LOG.warn("Cannot connect to {}: {}; tried again after {} ms", uri, e.getMessage(), pause);
        throw LibvirtException.disconnected("cannot connect to " + uri + ": " + e.getMessage());
      }
    }
  }

  /** Gives up a connection, or whichever there is. */
  private static void forget(Slot slot, @Nullable Connection broken) {
    Connection gone;
    synchronized (slot) {
      gone = slot.connection;
      if (gone == null || (broken != null && !gone.equals(broken))) {
        return;
      }
      slot.lose();
    }
    gone.close();
  }

  /** Closes every connection; what was asked and not answered yet fails. */
  @Override
  public void close() {
    threads.shutdown();
    slots.values().forEach(slot -> forget(slot, null));
  }
}
