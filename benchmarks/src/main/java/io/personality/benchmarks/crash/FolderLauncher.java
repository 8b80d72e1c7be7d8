package io.personality.benchmarks.crash;

import io.personality.LaunchException;
import io.personality.spi.HypervisorLauncher;
import io.personality.spi.LaunchOrder;
import io.personality.spi.LaunchState;
import io.personality.spi.VmSite;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * VMs as files in a folder, which outlive every process as VMs outlive the engine: a file for each
 * placement on each host, named by both. Hosts know nothing of each other, so that nothing but the
 * engine keeps a placement from running on two. <i>Thread-safe</i>, among processes too.
 */
final class FolderLauncher implements HypervisorLauncher {
  private static final String BETWEEN = "@";

  private final Path folder;

  FolderLauncher(Path folder) {
    this.folder = folder;
  }

  /** One VM. */
  record Vm(UUID placement, String host) {}

  /** Every VM there is. */
  static List<Vm> all(Path folder) throws IOException {
    List<Vm> vms = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String[] parts = file.getFileName().toString().split(BETWEEN, 2);
        vms.add(new Vm(UUID.fromString(parts[0]), parts[1]));
      }
    }
    return vms;
  }

  private Path file(VmSite site) {
    return folder.resolve(site.placement() + BETWEEN + site.host());
  }

  @Override
  public LaunchState launch(LaunchOrder order) {
    try {
      Files.createFile(file(order.site()));
    } catch (FileAlreadyExistsException e) {
      return LaunchState.RUNNING; // started already
    } catch (IOException e) {
      throw new LaunchException("cannot start: " + e);
    }
    return LaunchState.RUNNING;
  }

  @Override
  public LaunchState stateOf(VmSite site) {
    return Files.exists(file(site)) ? LaunchState.RUNNING : LaunchState.ABSENT;
  }

  @Override
  public void withdraw(VmSite site) {
    try {
      Files.deleteIfExists(file(site));
    } catch (IOException e) {
      throw new LaunchException("cannot end: " + e);
    }
  }

  @Override
  public void close() {}
}
