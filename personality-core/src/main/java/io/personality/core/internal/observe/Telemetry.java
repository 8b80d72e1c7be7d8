package io.personality.core.internal.observe;

import io.personality.Subscription;
import io.personality.model.HostId;
import io.personality.model.Placement;
import io.personality.model.PlacementState;
import io.personality.model.WorkloadObservation;
import io.personality.spi.HypervisorLauncher;
import io.personality.spi.ObservingLauncher;
import io.personality.spi.PlacementStore;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Observations of an engine's VMs and who is told of them. <i>Thread-safe.</i> */
public final class Telemetry implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Telemetry.class);

  /** How many hosts are asked side by side: answers are waited for and cost no processor here. */
  static final int MOST_HOSTS_AT_ONCE = 8;

  /** How many observations wait for one listener, as the engine's interface says. */
  static final int MOST_WAITING = 1_024;

  private static final long IDLE_SECONDS = 60;

  private final List<Delivery> listeners = new CopyOnWriteArrayList<>();
  private final Optional<Sampler> sampler;
  private final ThreadPoolExecutor threads;
  private volatile boolean closed;

  /**
   * Samples nothing by itself.
   *
   * @param launcher nothing is ever sampled by one that cannot
   * @param addresses where the launcher reaches a host
   */
  public Telemetry(
      PlacementStore placements,
      HypervisorLauncher launcher,
      Function<HostId, Optional<String>> addresses,
      Clock clock) {
    // What waits is bounded by the number of hosts, since each is asked once at a time.
    threads =
        new ThreadPoolExecutor(
            MOST_HOSTS_AT_ONCE,
            MOST_HOSTS_AT_ONCE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread thread = new Thread(work, "personality: sample workloads");
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
    sampler =
        launcher instanceof ObservingLauncher observing
            ? Optional.of(new Sampler(placements, observing, addresses, clock, threads, this::tell))
            : Optional.empty();
  }

  /** Whether there is anything to sample by. */
  public boolean canSample() {
    return sampler.isPresent();
  }

  /** Has every host with running placements sampled; does not wait for the answers. */
  public void sample() {
    sampler.ifPresent(Sampler::round);
  }

  private void tell(WorkloadObservation observation) {
    listeners.forEach(listener -> listener.offer(observation));
  }

  /** Has a listener told of every observation from now on. */
  public Subscription observe(Consumer<WorkloadObservation> listener) {
    Delivery delivery = new Delivery(listener, MOST_WAITING, listeners::remove);
    listeners.add(delivery);
    delivery.start();
    if (closed) { // or it was closed before this one was there to be closed
      delivery.close();
    }
    return delivery;
  }

  /** The newest observation of a placement as it is now. */
  public Optional<WorkloadObservation> newest(Placement placement) {
    return placement.state() == PlacementState.RUNNING
        ? sampler
            .flatMap(one -> one.newest(placement.id()))
            .filter(observed -> observed.host().equals(placement.decision().host()))
        : Optional.empty();
  }

  /** Ends sampling and telling; what the launcher is being asked is not waited for. */
  @Override
  public void close() {
    closed = true;
    threads.shutdown();
    threads.getQueue().clear();
    listeners.forEach(Delivery::close);
    LOG.debug("no VM is sampled any more");
  }
}
