package io.personality.process;

import io.personality.ConfigurationException;
import io.personality.spi.Configuration;
import io.personality.spi.HypervisorLauncher;
import io.personality.spi.LauncherProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Makes the launcher named {@code process}. */
public final class ProcessLauncherProvider implements LauncherProvider {
  private static final String COMMAND = "command";
  private static final String FOLDER = "folder";

  /** For the service loader. */
  public ProcessLauncherProvider() {}

  @Override
  public String name() {
    return "process";
  }

  /** Stands back for every other launcher: it runs programs, and so has to be named. */
  @Override
  public int priority() {
    return -300;
  }

  /**
   * Makes a launcher. Settings, both required: {@code command}, a program and its arguments with a
   * space between, in which {@code {placement}}, {@code {vcpus}} and {@code {memory_mib}} stand for
   * the VM's; {@code folder}, where it notes down what it has started.
   */
  @Override
  public HypervisorLauncher create(Configuration configuration) {
    configuration.allowing(COMMAND, FOLDER);
    Path folder = Path.of(required(configuration, FOLDER));
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new ConfigurationException(
          configuration.owner() + ": " + FOLDER + " " + folder + " cannot be made", e);
    }
    return new ProcessLauncher(List.of(required(configuration, COMMAND).split(" +", -1)), folder);
  }

  private static String required(Configuration configuration, String key) {
    return configuration
        .text(key)
        .filter(text -> !text.isBlank())
        .map(String::strip)
        .orElseThrow(
            () -> new ConfigurationException(configuration.owner() + ": " + key + " must be set"));
  }
}
