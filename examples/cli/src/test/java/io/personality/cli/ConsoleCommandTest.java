package io.personality.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ConsoleCommandTest {
  private static final String ID = "835eafbf-6af9-43b0-ae3f-b512b7e09c9e";
  private static final String SAID = "boot\u0007\r\n";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "console",
        "console nobody --libvirt hosts",
        "console " + ID,
        "console " + ID + " --libvirt hosts --seconds 0",
        "console " + ID + " --libvirt hosts --seconds soon",
        "console " + ID + " --libvirt hosts --format json"
      })
  void whatCannotBeAskedIsRefused(String line) {
    Run run = Run.of(line.split(" ", -1)).ended(2);
    assertTrue(run.err().startsWith("error: "), run.err());
    assertEquals("", run.out());
  }

  @Test
  void aPlacementThatIsNotThereIsSaidSo() {
    Run run =
        Run.of(
                "console",
                ID,
                "--libvirt",
                "test:///default",
                "--db",
                "jdbc:h2:file:" + folder.resolve("state"))
            .ended(2);
    assertTrue(run.err().contains("there is no placement " + ID), run.err());
  }

  private final StringWriter text = new StringWriter();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private ConsoleCommand command(boolean terminal, String... options) {
    Session session =
        new Session(
            new PrintWriter(text, true),
            bytes,
            new PrintWriter(new StringWriter(), true),
            Map.of(),
            terminal,
            terminal,
            Clock.systemUTC());
    ConsoleCommand command = new ConsoleCommand(new PersonalityCommand(session));
    CommandLine.ParseResult parsed = new CommandLine(command).parseArgs(options);
    assertTrue(parsed.errors().isEmpty());
    return command;
  }

  private static InputStream said() {
    return new ByteArrayInputStream(SAID.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aTerminalIsSparedAndNothingElseIs() {
    assertEquals(0, command(true, ID).show(said()));
    assertEquals("boot^G\r\n", text.toString());
    assertEquals(0, bytes.size());
    assertEquals(0, command(false, ID).show(said()));
    assertEquals(SAID, bytes.toString(StandardCharsets.UTF_8));
    assertEquals(0, command(true, ID, "--raw").show(said()));
    assertEquals(SAID + SAID, bytes.toString(StandardCharsets.UTF_8));
  }

  @Test
  void aConsoleThatBreaksOffIsAFailure() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the console broke off");
          }

          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            return read();
          }
        };
    Failure failure = assertThrows(Failure.class, () -> command(false, ID).show(broken));
    assertEquals(Failure.FAILED, failure.exitCode());
    assertEquals("error: the console broke off", failure.getMessage());
  }
}
