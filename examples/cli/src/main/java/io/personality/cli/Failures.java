package io.personality.cli;

import io.personality.ConfigurationException;
import io.personality.InvalidDocumentException;
import io.personality.PersonalityException;
import io.personality.RefusedException;
import io.personality.cli.render.Faults;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says on stderr what went wrong and what would be right, and chooses the exit code. */
final class Failures {
  private final PersonalityCommand root;

  Failures(PersonalityCommand root) {
    this.root = root;
  }

  /** An option or argument that cannot be. */
  int badOption(ParameterException e, String[] args) {
    CommandLine line = e.getCommandLine();
    Session session = root.session();
    session.err().println("error: " + e.getMessage());
    if (e instanceof UnmatchedArgumentException unmatched) {
      UnmatchedArgumentException.printSuggestions(unmatched, session.err());
    }
    session.err().println("See: " + line.getCommandSpec().qualifiedName() + " --help");
    return Failure.BAD_INPUT;
  }

  /** Anything that a command threw. */
  int failed(Exception e, CommandLine line, ParseResult parsed) {
    Session session = root.session();
    // What was found out so far comes before what went wrong.
    session.out().flush();
    if (e instanceof InvalidDocumentException invalid) {
      session.err().print(Faults.render(invalid.violations()));
    } else if (e instanceof Failure) {
      session.err().println(e.getMessage());
    } else if (e instanceof PersonalityException) {
      session.err().println("error: " + e.getMessage());
    } else {
      session.err().println("error: unexpected: " + e);
    }
    if (root.isVerbose()) {
      e.printStackTrace(session.err());
    } else if (!(e instanceof Failure || e instanceof PersonalityException)) {
      session.err().println("Run it again with --verbose to see where, and report that.");
    }
    return exitCode(e);
  }

  private static int exitCode(Exception e) {
    if (e instanceof Failure failure) {
      return failure.exitCode();
    }
    return e instanceof InvalidDocumentException
            || e instanceof ConfigurationException
            || e instanceof RefusedException
        ? Failure.BAD_INPUT
        : Failure.FAILED;
  }
}
