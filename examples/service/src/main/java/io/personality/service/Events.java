package io.personality.service;

import io.personality.model.TenantId;
import io.personality.service.body.EventBody;
import io.personality.service.body.SimilarityBody;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What has happened of late in this process, the last {@value #MOST} events.
 *
 * <p>An event's identity is the process and a number, such as {@code 1b9d6bcd-17}; whoever comes
 * back with an identity that is not of this process, or no longer remembered, is told so and begins
 * anew.
 *
 * <p><i>Thread-safe.</i>
 */
final class Events {
  /** How many events are remembered. */
  static final int MOST = 1_000;

  private final Clock clock;
  private final String process = UUID.randomUUID().toString().substring(0, 8);
  private final Deque<Event> recent = new ArrayDeque<>();
  private final Set<Consumer<Event>> listeners = new CopyOnWriteArraySet<>();
  private long last;

  Events(Clock clock) {
    this.clock = clock;
  }

  /**
   * An event.
   *
   * @param number counts the events of this process, from 1
   * @param kind what happened, such as {@code placement}
   * @param tenant whose it is; empty where it concerns all
   * @param body what is said of it
   */
  record Event(long number, String kind, Optional<TenantId> tenant, EventBody body) {}

  /**
   * What somebody who comes back has missed.
   *
   * @param events oldest first
   * @param complete whether that is all of it
   */
  record Missed(List<Event> events, boolean complete) {}

  /** Something happened that concerns everybody. */
  void add(String kind, String subject, String text) {
    publish(kind, Optional.empty(), new EventBody(now(), subject, text, null, null));
  }

  /** Something happened to what belongs to a tenant. */
  void add(String kind, TenantId tenant, String subject, String text) {
    publish(kind, Optional.of(tenant), new EventBody(now(), subject, text, null, null));
  }

  /** Something happened to a placement. */
  void placement(
      TenantId tenant, String id, String text, String host, @Nullable SimilarityBody similarity) {
    publish("placement", Optional.of(tenant), new EventBody(now(), id, text, host, similarity));
  }

  private String now() {
    return clock.instant().toString();
  }

  private synchronized void publish(String kind, Optional<TenantId> tenant, EventBody body) {
    last++;
    Event event = new Event(last, kind, tenant, body);
    recent.addLast(event);
    if (recent.size() > MOST) {
      recent.removeFirst();
    }
    listeners.forEach(listener -> listener.accept(event));
  }

  /** Calls a listener with each event from now on, and says what it has missed. */
  synchronized Missed follow(Optional<String> lastSeen, Consumer<Event> listener) {
    listeners.add(listener);
    if (lastSeen.isEmpty()) {
      return new Missed(List.of(), true);
    }
    Optional<Long> seen = number(lastSeen.get());
    long first = recent.isEmpty() ? last + 1 : recent.getFirst().number();
    if (seen.isEmpty() || seen.get() > last || seen.get() < first - 1) {
      return new Missed(List.of(), false);
    }
    List<Event> missed = new ArrayList<>(recent);
    missed.removeIf(event -> event.number() <= seen.get());
    return new Missed(missed, true);
  }

  /** Calls a listener no longer. */
  void leave(Consumer<Event> listener) {
    listeners.remove(listener);
  }

  /** An event's identity. */
  String id(long number) {
    return process + "-" + number;
  }

  /** The identity of the newest event. */
  synchronized String newest() {
    return id(last);
  }

  private Optional<Long> number(String id) {
    if (!id.matches(process + "-[0-9]{1,18}")) {
      return Optional.empty();
    }
    return Optional.of(Long.parseLong(id.substring(process.length() + 1)));
  }
}
