package io.personality.cli;

import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/**
 * Root of the command line.
 *
 * <p>*Confined to one thread.*
 */
@Command(
    name = "personality",
    mixinStandardHelpOptions = true,
    versionProvider = PersonalityCommand.Version.class,
    description = "Asks for a virtual machine by how it should behave.")
public final class PersonalityCommand implements Runnable {

  /** Runs the command and ends the JVM with its exit code. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new PersonalityCommand()).execute(args));
  }

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }

  /** Version of the jar this runs from. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = PersonalityCommand.class.getPackage().getImplementationVersion();
      return new String[] {"personality " + Objects.requireNonNullElse(version, "(unpackaged)")};
    }
  }
}
