package io.personality.core.internal.fingerprint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The host this runs on. Programs are started at once on first use and run beside each other, in
 * the C locale, with fixed arguments, a time limit and bounded output; none goes through a shell.
 * <i>Thread-safe.</i>
 */
public final class RunningHost implements HostFiles {
  private final FolderFiles files = new FolderFiles(Path.of("/"));
  private final Duration limit;
  private final Map<Tool, CompletableFuture<Parsed<String>>> outputs = new EnumMap<>(Tool.class);

  /**
   * Runs programs for at most the time given.
   *
   * @param limit such as ten seconds
   */
  public RunningHost(Duration limit) {
    this.limit = limit;
  }

  @Override
  public Parsed<String> output(Tool tool) {
    try {
      return started(tool).get(2 * limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return late(tool);
    } catch (ExecutionException e) {
      return Parsed.refused(tool.program() + " broke off its output");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Parsed.refused(tool.program() + " was interrupted");
    }
  }

  private synchronized CompletableFuture<Parsed<String>> started(Tool tool) {
    if (outputs.isEmpty()) {
      for (Tool each : Tool.values()) {
        if (each != Tool.KVM_OK) {
          outputs.put(each, start(each));
        }
      }
    }
    return outputs.computeIfAbsent(tool, this::start);
  }

  private CompletableFuture<Parsed<String>> start(Tool tool) {
    CompletableFuture<Parsed<String>> done = new CompletableFuture<>();
    Thread runner =
        new Thread(
            () -> {
              try {
                done.complete(run(tool));
              } catch (IOException | RuntimeException e) {
                done.completeExceptionally(e);
              }
            },
            "fingerprint " + tool.program());
    runner.setDaemon(true);
    runner.start();
    return done;
  }

  private Parsed<String> run(Tool tool) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(tool.command());
    builder.environment().put("LC_ALL", "C");
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      return Parsed.refused(tool.program() + " is not installed");
    }
    AtomicBoolean late = new AtomicBoolean();
    CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS, Runnable::run)
        .execute(
            () -> {
              late.set(process.isAlive());
              stop(process);
            });
    try (InputStream out = process.getInputStream()) {
      byte[] bytes = out.readNBytes(Texts.MAX_LENGTH + 1);
      if (bytes.length > Texts.MAX_LENGTH) {
        return Parsed.refused(tool.program() + " printed more than 8 MiB");
      }
      int exit = process.waitFor();
      return late.get() ? late(tool) : judged(tool, new String(bytes, UTF_8), exit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Parsed.refused(tool.program() + " was interrupted");
    } finally {
      stop(process);
    }
  }

  private static void stop(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** Some tools fail and still print what they could read. */
  private static Parsed<String> judged(Tool tool, String text, int exit) {
    return exit == 0 || !text.isBlank()
        ? Parsed.ok(text)
        : Parsed.refused(
            tool.program()
                + " failed with exit code "
                + exit
                + (isRoot() ? "" : ", perhaps for want of root's permissions"));
  }

  private Parsed<String> late(Tool tool) {
    return Parsed.refused(
        tool.program() + " took more than " + limit.toMillis() / 1000 + " seconds");
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  @Override
  public Parsed<String> text(String path) {
    return files.text(path);
  }

  @Override
  public List<String> names(String path) {
    return files.names(path);
  }

  @Override
  public String linkTarget(String path) {
    return files.linkTarget(path);
  }
}
