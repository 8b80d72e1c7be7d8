package io.personality.benchmarks.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Many clients at once, each asking anew as soon as it is answered: readers of everything that the
 * page shows, and writers that launch VMs and end every other one. <i>Thread-safe.</i>
 */
final class Crowd {
  /** Clients that read. */
  static final int READERS = 200;

  /** Clients that launch. */
  static final int WRITERS = 16;

  private static final int CREATED = 201;
  private static final int OK = 200;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Caller caller;
  private final long seed;
  private final AtomicLong asked = new AtomicLong();
  private final Queue<String> errors = new ConcurrentLinkedQueue<>();
  private final Queue<String> running = new ConcurrentLinkedQueue<>();
  private final AtomicLong placed = new AtomicLong();
  private final Latencies matches = new Latencies();

  Crowd(Caller caller, long seed) {
    this.caller = caller;
    this.seed = seed;
  }

  /** Asks for so many seconds. */
  void run(int seconds) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    ExecutorService threads = Executors.newFixedThreadPool(READERS + WRITERS);
    List<Future<Latencies>> clients = new ArrayList<>();
    for (int i = 0; i < READERS + WRITERS; i++) {
      SplittableRandom random = new SplittableRandom(seed + asked.get() * 1_000 + i);
      boolean writes = i < WRITERS;
      clients.add(
          threads.submit(
              () -> {
                Latencies own = new Latencies();
                String last = "";
                while (System.nanoTime() - end < 0) {
                  last = writes ? write(random, last) : read(random, own);
                }
                return own;
              }));
    }
    threads.shutdown();
    for (Future<Latencies> client : clients) {
      try {
        matches.addAll(client.get());
      } catch (ExecutionException e) {
        errors.add(String.valueOf(e.getCause()));
      }
    }
  }

  private String read(SplittableRandom random, Latencies dryRuns) throws InterruptedException {
    int kind = random.nextInt(10);
    String placement = Optional.ofNullable(running.peek()).orElse("");
    if (kind < 4) {
      byte[] body = Questions.vm(Questions.profile(random));
      long began = System.nanoTime();
      ask(OK, () -> caller.post("/v1/matches", body));
      dryRuns.add(System.nanoTime() - began);
    } else if (kind < 6 && !placement.isEmpty()) {
      ask(OK, () -> caller.get("/v1/placements/" + placement + "/similarity"));
    } else if (kind < 7) {
      ask(OK, () -> caller.get("/v1/placements?limit=20"));
    } else if (kind < 9) {
      ask(OK, () -> caller.get("/v1/profiles?text=latency"));
    } else {
      ask(OK, () -> caller.get("/v1/hosts?limit=50"));
    }
    return "";
  }

  /**
   * Launches one, and ends the one before where there is one; gives the one that is to be ended.
   */
  private String write(SplittableRandom random, String before) throws InterruptedException {
    String key = "load-" + Long.toUnsignedString(random.nextLong(), 36);
    byte[] body = Questions.vm(Questions.profile(random));
    Optional<JsonNode> launched = ask(CREATED, () -> caller.place(key, body));
    String id = launched.map(one -> one.path("placement").asText()).orElse("");
    if (id.isEmpty()) {
      return before;
    }
    placed.incrementAndGet();
    if (before.isEmpty()) {
      return id;
    }
    running.add(id);
    ask(OK, () -> caller.delete("/v1/placements/" + before));
    return "";
  }

  /** A question over HTTP. */
  private interface Question {
    HttpResponse<byte[]> ask() throws IOException, InterruptedException;
  }

  private Optional<JsonNode> ask(int expected, Question question) throws InterruptedException {
    asked.incrementAndGet();
    try {
      HttpResponse<byte[]> answer = question.ask();
      if (answer.statusCode() == expected) {
        return Optional.of(JSON.readTree(answer.body()));
      }
      errors.add(
          "HTTP "
              + answer.statusCode()
              + " of "
              + answer.request().uri().getPath()
              + ": "
              + JSON.readTree(answer.body()).path("detail").asText());
    } catch (IOException e) {
      errors.add(e.toString());
    }
    return Optional.empty();
  }

  /** How many of the placements that were acknowledged and not ended are not there, or not well. */
  long lost() throws IOException, InterruptedException {
    long lost = 0;
    for (String id : running) {
      HttpResponse<byte[]> answer = caller.get("/v1/placements/" + id);
      boolean isThere =
          answer.statusCode() == OK
              && "running".equalsIgnoreCase(JSON.readTree(answer.body()).path("state").asText());
      lost += isThere ? 0 : 1;
    }
    return lost;
  }

  long asked() {
    return asked.get();
  }

  long placed() {
    return placed.get();
  }

  /** What went wrong, a sentence each. */
  List<String> errors() {
    return List.copyOf(errors);
  }

  /** How long dry runs took under this load. */
  Latencies matches() {
    return matches;
  }
}
