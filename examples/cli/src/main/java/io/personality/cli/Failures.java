package io.personality.cli;

import io.personality.ConfigurationException;
import io.personality.InvalidDocumentException;
import io.personality.PersonalityException;
import io.personality.RefusedException;
import io.personality.cli.remote.ServiceException;
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
      if (unmatched.getUnmatched().contains("--server")) {
        session.err().println("It works with files of this host, or with its hardware alone.");
      }
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
    } else if (e instanceof PersonalityException || e instanceof ServiceException) {
      session.err().println("error: " + e.getMessage());
    } else {
      session.err().println("error: unexpected: " + e);
    }
    if (root.isVerbose()) {
      e.printStackTrace(session.err());
    } else if (!isExpected(e)) {
      session.err().println("Run it again with --verbose to see where, and report that.");
    }
    return exitCode(e);
  }

  private static boolean isExpected(Exception e) {
    return e instanceof Failure
        || e instanceof PersonalityException
        || e instanceof ServiceException;
  }

  private static int exitCode(Exception e) {
    if (e instanceof Failure failure) {
      return failure.exitCode();
    }
    if (e instanceof ServiceException service) {
      return service.isBadInput() ? Failure.BAD_INPUT : Failure.FAILED;
    }
    return e instanceof InvalidDocumentException
            || e instanceof ConfigurationException
            || e instanceof RefusedException
        ? Failure.BAD_INPUT
        : Failure.FAILED;
  }
}
