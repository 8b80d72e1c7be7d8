package io.personality.process;

import io.personality.LaunchException;
import io.personality.spi.VmSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Which process stands for which VM, a file for each. <i>Thread-safe</i> where calls on one VM
 * follow each other.
 *
 * <p>A number of a process is given again after its end, so that the time of its start is noted
 * down as well.
 */
final class Notes {
  private static final Duration LONGEST_END = Duration.ofSeconds(10);

  private final Path folder;

  Notes(Path folder) {
    this.folder = folder;
  }

  /**
   * A process that was started.
   *
   * @param pid its number
   * @param at when it was started, as the system has it
   */
  record Started(long pid, Instant at) {

    private Optional<ProcessHandle> process() {
      return ProcessHandle.of(pid)
          .filter(ProcessHandle::isAlive)
          .filter(one -> one.info().startInstant().map(at::equals).orElse(false));
    }

    boolean runs() {
      return process().isPresent();
    }

    /** Ends it and waits for that. */
    void end() {
      Optional<ProcessHandle> process = process();
      if (process.isEmpty()) {
        return;
      }
      process.get().destroyForcibly();
      try {
        process.get().onExit().get(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new LaunchException("interrupted while process " + pid + " ended", e);
      } catch (ExecutionException | TimeoutException e) {
        throw new LaunchException("process " + pid + " does not end", e);
      }
    }
  }

  private Path file(VmSite site) {
    return folder.resolve(site.placement() + ".process");
  }

  void put(VmSite site, ProcessHandle process) {
    Instant at =
        process
            .info()
            .startInstant()
            .orElseThrow(() -> new LaunchException("the process ended at once"));
    try {
      Path whole = Files.createTempFile(folder, "new", ".process");
      Files.writeString(whole, process.pid() + " " + at);
      Files.move(whole, file(site), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new LaunchException("it cannot be noted down in " + folder, e);
    }
  }

  Optional<Started> find(VmSite site) {
    try {
      String[] parts = Files.readString(file(site)).split(" ", 2);
      return Optional.of(new Started(Long.parseLong(parts[0]), Instant.parse(parts[1])));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException
        | NumberFormatException
        | DateTimeParseException
        | ArrayIndexOutOfBoundsException e) {
      throw new LaunchException("the note " + file(site) + " cannot be read", e);
    }
  }

  void remove(VmSite site) {
    try {
      Files.deleteIfExists(file(site));
    } catch (IOException e) {
      throw new LaunchException("the note " + file(site) + " cannot be removed", e);
    }
  }
}
