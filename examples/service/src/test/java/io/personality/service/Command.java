package io.personality.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.personality.cli.PersonalityCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The command line, run in this process against a database or a service. */
record Command(Map<String, String> environment) {
  /** Long after whatever a test does, so that ages are the same from one run to the next. */
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2126-11-24T12:00:00Z"), ZoneOffset.UTC);

  static Command on(String database) {
    return new Command(Map.of("PERSONALITY_DB", database));
  }

  static Command at(String url, String token) {
    return new Command(Map.of("PERSONALITY_SERVER", url, "PERSONALITY_TOKEN", token));
  }

  /** What a command said. */
  record Said(int code, String out, String err) {
    Said ended(int expected) {
      assertEquals(expected, code, () -> "stdout:\n" + out + "\nstderr:\n" + err);
      return this;
    }

    JsonNode json() {
      try {
        return Bodies.JSON.readTree(out);
      } catch (IOException e) {
        throw new UncheckedIOException(out, e);
      }
    }
  }

  Said run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Map<String, String> all = new HashMap<>(environment);
    all.put("LC_ALL", "C.UTF-8");
    int code =
        PersonalityCommand.run(
            new PrintWriter(out, true), new PrintWriter(err, true), all, CLOCK, args);
    return new Said(code, out.toString(), err.toString());
  }

  /** The same with JSON as the answer. */
  JsonNode json(String... args) {
    String[] more = Arrays.copyOf(args, args.length + 2);
    more[args.length] = "--format";
    more[args.length + 1] = "json";
    return run(more).ended(0).json();
  }
}
