package io.personality.cli.remote;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;

/**
 * What happens at a service, as server-sent events.
 *
 * <p>A stream ends now and then, so that the token is looked at again; the next one goes on with
 * what was seen last. <i>Confined to one thread.</i>
 */
public final class RemoteEvents {
  private static final int MOST_FAILURES = 5;

  private final Connection connection;
  private Optional<String> lastSeen = Optional.empty();

  /** The events of a service. */
  public RemoteEvents(Connection connection) {
    this.connection = connection;
  }

  /** Who is told. */
  public interface Listener {
    /** Something happened; false ends the listening. */
    boolean happened(Event event);

    /** More happened than is remembered, so that what is known may no longer be so. */
    void missed();
  }

  /**
   * Listens until the listener has enough.
   *
   * @throws ServiceException if the service cannot be reached any more
   */
  public void follow(Listener listener) {
    boolean known = false;
    int failures = 0;
    while (true) {
      EventStream stream = new EventStream(listener);
      try (InputStream in = connection.follow(call())) {
        if (stream.read(in)) {
          return;
        }
      } catch (IOException e) {
        failures++;
        if (failures > MOST_FAILURES || !(known || stream.isHeard())) {
          throw connection.failure(e);
        }
      }
      known |= stream.isHeard();
      failures = stream.isHeard() ? 0 : failures;
      lastSeen = stream.lastSeen().or(() -> lastSeen);
      pause(Duration.ofSeconds(1L + failures));
    }
  }

  private Call call() {
    Call call = Call.get(Call.path("events")).header("Accept", EventStream.TYPE);
    return lastSeen.map(id -> call.header("Last-Event-ID", id)).orElse(call);
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServiceException("interrupted while listening", e);
    }
  }
}
