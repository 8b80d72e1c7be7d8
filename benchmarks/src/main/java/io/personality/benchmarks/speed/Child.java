package io.personality.benchmarks.speed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a class of this program in a JVM of its own. */
final class Child {
  private Child() {}

  /**
   * What the class printed.
   *
   * @param flags for the JVM
   * @throws IOException if it fails
   */
  static String run(List<String> flags, Class<?> main, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:-UseTransparentHugePages");
    command.addAll(flags);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(arguments);
    Process child =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try {
      child.getOutputStream().close();
      String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int exit = child.waitFor();
      if (exit != 0) {
        throw new IOException(main.getSimpleName() + " ended with exit code " + exit);
      }
      return output;
    } finally {
      child.destroy();
    }
  }
}
