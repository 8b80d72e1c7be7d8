package io.personality.service;

import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import io.javalin.http.sse.SseHandler;
import io.javalin.openapi.HttpMethod;
import io.javalin.openapi.OpenApi;
import io.javalin.openapi.OpenApiContent;
import io.javalin.openapi.OpenApiParam;
import io.javalin.openapi.OpenApiResponse;
import io.javalin.router.JavalinDefaultRouting;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What happens, as server-sent events. <i>Thread-safe.</i>
 *
 * <p>Each listener has a thread and a bounded queue, so that one that reads slowly holds up nobody;
 * one that falls behind by more than its queue is cut off, and may come back with the last identity
 * it saw.
 */
final class EventRoutes implements Routes, AutoCloseable {
  private static final int QUEUE = 256;
  private static final int SILENCE_SECONDS = 10;
  // Who listens has to show the token again from time to time.
  private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(10);
  private static final String STREAM = "text/event-stream";

  private final Events events;
  private final Semaphore places;
  private final int most;
  private final ExecutorService writers =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "events");
            thread.setDaemon(true);
            return thread;
          });

  EventRoutes(Events events, int most) {
    this.events = events;
    this.most = most;
    places = new Semaphore(most);
  }

  @Override
  public void addTo(JavalinDefaultRouting routing) {
    routing.get("/v1/events", this::follow, Routes.people());
  }

  @OpenApi(
      path = "/v1/events",
      methods = HttpMethod.GET,
      operationId = "followEvents",
      summary = "Follows what happens, as server-sent events",
      description =
          "Kinds: placement, host, profile. The last 1,000 events are remembered. Where"
              + " Last-Event-ID is not among them, or not of this process, the first event is of"
              + " the kind reset: look at everything anew. A stream ends after ten minutes, so that"
              + " the token is looked at again; come back with Last-Event-ID.",
      tags = "events",
      headers = {
        @OpenApiParam(name = "Accept", required = true, example = STREAM),
        @OpenApiParam(name = "Last-Event-ID", description = "The identity of the last event seen")
      },
      responses = {
        @OpenApiResponse(
            status = "200",
            content = @OpenApiContent(mimeType = STREAM, type = "string")),
        @OpenApiResponse(status = "406", description = "Accept must be text/event-stream"),
        @OpenApiResponse(status = "503", description = "Too many listen already")
      })
  private void follow(Context context) throws Exception {
    if (!STREAM.equals(context.header("Accept"))) {
      throw new Refusal(406, "Not acceptable", "ask with Accept: " + STREAM);
    }
    if (!places.tryAcquire()) {
      throw new Refusal(503, "Too many listeners", "at most " + most + " listen at once");
    }
    new SseHandler(this::begin).handle(context);
  }

  private void begin(SseClient client) {
    Caller caller = Access.caller(client.ctx());
    Optional<String> lastSeen = Optional.ofNullable(client.ctx().header("Last-Event-ID"));
    BlockingQueue<Events.Event> queue = new ArrayBlockingQueue<>(QUEUE);
    Consumer<Events.Event> listener =
        event -> {
          if (event.tenant().map(caller::sees).orElse(true) && !queue.offer(event)) {
            client.close();
          }
        };
    client.onClose(
        () -> {
          events.leave(listener);
          places.release();
        });
    client.keepAlive();
    writers.execute(() -> write(client, caller, lastSeen, queue, listener));
  }

  private void write(
      SseClient client,
      Caller caller,
      Optional<String> lastSeen,
      BlockingQueue<Events.Event> queue,
      Consumer<Events.Event> listener) {
    Events.Missed missed = events.follow(lastSeen, listener);
    if (!missed.complete()) {
      client.sendEvent("reset", "{}", events.newest());
    }
    missed.events().stream()
        .filter(event -> event.tenant().map(caller::sees).orElse(true))
        .forEach(event -> send(client, event));
    client.sendComment("listening");
    try {
      long start = System.nanoTime();
      while (!client.terminated() && System.nanoTime() - start < LONGEST_NANOS) {
        Events.Event event = queue.poll(SILENCE_SECONDS, TimeUnit.SECONDS);
        if (event == null) {
          client.sendComment("nothing new");
        } else {
          send(client, event);
        }
      }
      client.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      client.close();
    }
  }

  private void send(SseClient client, Events.Event event) {
    String body = new String(Bodies.document(event.body()), StandardCharsets.UTF_8);
    client.sendEvent(event.kind(), body, events.id(event.number()));
  }

  /** Ends every stream. */
  @Override
  public void close() {
    writers.shutdownNow();
  }
}
