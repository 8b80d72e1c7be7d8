package io.personality.process;

import io.personality.LaunchException;
import io.personality.spi.HypervisorLauncher;
import io.personality.spi.LaunchOrder;
import io.personality.spi.LaunchState;
import io.personality.spi.VmSite;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Runs a process of this machine for each VM. <i>Thread-safe</i>: calls follow each other, since to
 * start a process takes a millisecond.
 */
final class ProcessLauncher implements HypervisorLauncher {
  private static final String NULL_DEVICE = "/dev/null";

  private final List<String> command;
  private final Notes notes;

  ProcessLauncher(List<String> command, Path folder) {
    this.command = command;
    notes = new Notes(folder);
  }

  @Override
  public synchronized LaunchState launch(LaunchOrder order) {
    VmSite site = order.site();
    if (notes.find(site).filter(Notes.Started::runs).isPresent()) {
      return LaunchState.RUNNING;
    }
    ProcessBuilder builder = new ProcessBuilder(command.stream().map(of(order)::in).toList());
    Path nowhere = Path.of(NULL_DEVICE);
    builder.redirectInput(nowhere.toFile());
    builder.redirectOutput(nowhere.toFile()).redirectErrorStream(true);
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new LaunchException("the command could not be run: " + e.getMessage(), e);
    }
    try {
      notes.put(site, process.toHandle());
      return LaunchState.RUNNING;
    } catch (LaunchException e) {
      process.destroyForcibly(); // what is not noted down would be forgotten
      throw e;
    }
  }

  /** The values of one VM, by which the places in the command are filled. */
  private record Values(String placement, int vcpus, long memoryMib) {
    String in(String argument) {
      return argument
          .replace("{placement}", placement)
          .replace("{vcpus}", String.valueOf(vcpus))
          .replace("{memory_mib}", String.valueOf(memoryMib));
    }
  }

  private static Values of(LaunchOrder order) {
    return new Values(
        order.claim().placement().toString(),
        order.claim().resources().vcpus(),
        order.claim().resources().memoryMib());
  }

  @Override
  public LaunchState stateOf(VmSite site) {
    try {
      Optional<Notes.Started> started = notes.find(site);
      if (started.isEmpty()) {
        return LaunchState.ABSENT;
      }
      return started.get().runs() ? LaunchState.RUNNING : LaunchState.ENDED;
    } catch (LaunchException e) {
      return LaunchState.UNKNOWN; // the note cannot be read now
    }
  }

  @Override
  public synchronized void withdraw(VmSite site) {
    notes.find(site).ifPresent(Notes.Started::end);
    notes.remove(site);
  }

  /** Does nothing; processes go on. */
  @Override
  public void close() {}
}
