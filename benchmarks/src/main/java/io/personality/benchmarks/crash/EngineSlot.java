package io.personality.benchmarks.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A place for an engine process, in which another is started whenever one has ended.
 * <i>Thread-safe</i>: any number of threads may ask at once, and it may be killed at any time.
 */
final class EngineSlot implements AutoCloseable {
  private final List<String> arguments;
  private final AtomicLong numbers = new AtomicLong();
  private final Thread keeper = new Thread(this::keep, "engine-keeper");
  private volatile @Nullable Process process;
  private volatile @Nullable Line line;
  private volatile boolean closed;

  /** The pipes of one process, and the questions it has not answered. */
  private record Line(
      PrintStream out, Map<String, CompletableFuture<String>> pending, AtomicBoolean ended) {}

  /**
   * Starts an engine, without waiting for it.
   *
   * @param arguments of {@link EngineProcess}
   */
  EngineSlot(List<String> arguments) {
    this.arguments = List.copyOf(arguments);
    keeper.setDaemon(true);
    keeper.start();
  }

  private void keep() {
    while (!closed) {
      try {
        Process started = start();
        process = started;
        if (closed) {
          started.destroyForcibly();
        }
        listen(started);
        started.waitFor();
      } catch (IOException e) {
        // It was killed; the next one takes its place.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private Process start() throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                EngineProcess.class.getName()));
    command.addAll(arguments);
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private void listen(Process started) throws IOException {
    BufferedReader answers =
        new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8));
    Line now =
        new Line(
            new PrintStream(started.getOutputStream(), true, StandardCharsets.UTF_8),
            new ConcurrentHashMap<>(),
            new AtomicBoolean());
    try {
      for (String answer = answers.readLine(); answer != null; answer = answers.readLine()) {
        if (answer.equals(EngineProcess.READY)) {
          line = now;
          continue;
        }
        String[] parts = answer.split(" ", 2);
        CompletableFuture<String> waiting = now.pending().remove(parts[0]);
        if (waiting != null) {
          waiting.complete(parts[1]);
        }
      }
    } finally {
      line = null;
      now.ended().set(true);
      now.pending().values().forEach(one -> one.completeExceptionally(new IOException("ended")));
    }
  }

  /**
   * The answer of the engine.
   *
   * @throws IOException if there is none, or it ended before it answered, or takes too long: nobody
   *     knows what it has done
   */
  String ask(String question) throws IOException {
    Line now = line;
    if (now == null) {
      throw new IOException("there is no engine");
    }
    String number = Long.toString(numbers.incrementAndGet());
    CompletableFuture<String> answer = new CompletableFuture<>();
    now.pending().put(number, answer);
    now.out().println(number + " " + question);
    if (now.ended().get()) {
      answer.completeExceptionally(new IOException("ended"));
    }
    try {
      return answer.get(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException(e);
    }
  }

  /** Kills the process, which has no say in it. */
  void kill() {
    Process now = process;
    if (now != null) {
      now.destroyForcibly();
    }
  }

  @Override
  public void close() {
    closed = true;
    kill();
    try {
      keeper.join(TimeUnit.SECONDS.toMillis(30));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
