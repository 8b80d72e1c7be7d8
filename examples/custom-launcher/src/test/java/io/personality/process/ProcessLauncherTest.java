package io.personality.process;

import io.personality.spi.Configuration;
import io.personality.spi.HypervisorLauncher;
import io.personality.spi.contract.LauncherContract;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** The whole contract of a launcher. */
class ProcessLauncherTest extends LauncherContract {
  @TempDir private Path folder;

  @Override
  protected HypervisorLauncher open() {
    String command = "tail -f /dev/null " + folder + "/{placement}";
    return new ProcessLauncherProvider()
        .create(
            new Configuration("process", Map.of("command", command, "folder", folder.toString())));
  }

  @Override
  protected HypervisorLauncher reopen() {
    return open();
  }

  @Override
  protected int running() {
    return (int)
        ProcessHandle.allProcesses()
            .filter(one -> one.info().commandLine().orElse("").contains(folder + "/"))
            .count();
  }
}
