package io.personality.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A command that was run, with what it said. */
record Run(int code, String out, String err) {
  static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  /** Runs a command line as from a file in a UTF-8 locale. */
  static Run of(String... args) {
    return in(Map.of("LC_ALL", "C.UTF-8"), false, args);
  }

  static Run in(Map<String, String> environment, boolean terminal, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    PrintWriter printed = new PrintWriter(out, true);
    Session session =
        new Session(
            printed,
            Session.bytes(printed),
            new PrintWriter(err, true),
            environment,
            terminal,
            terminal,
            Clock.fixed(NOW, ZoneOffset.UTC));
    int code = PersonalityCommand.run(session, args);
    return new Run(code, out.toString(), err.toString());
  }

  /** This run, known to have ended so. */
  Run ended(int expected) {
    assertEquals(expected, code, () -> "stdout:\n" + out + "\nstderr:\n" + err);
    return this;
  }

  JsonNode json() {
    try {
      return new JsonMapper().readTree(out);
    } catch (IOException e) {
      throw new UncheckedIOException(out, e);
    }
  }

  /** Runs a command that takes a profile and a fleet. */
  static Run on(String command, String profile, String fleet, String... more) {
    List<String> args = new ArrayList<>(List.of(command, "--profile", profile, "--fleet", fleet));
    args.addAll(List.of(more));
    return of(args.toArray(new String[0]));
  }
}
