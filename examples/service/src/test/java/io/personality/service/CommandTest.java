package io.personality.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandTest {
  @TempDir private Path folder;

  /** What a command printed. */
  private record Run(int code, String out, String err) {}

  private Run run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = ServiceCommand.line(Map.of("XDG_DATA_HOME", folder.toString()), args);
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return new Run(line.execute(args), out.toString(), err.toString());
  }

  @Test
  void tokenIsPrintedOnceAndOpensTheServiceUntilItIsRevoked() {
    Run made = run("token", "create");
    assertEquals(0, made.code(), made.err());
    String secret = made.out().strip();
    assertTrue(secret.matches("pst_[A-Za-z0-9_-]{43}"), made.out());
    String url = "jdbc:h2:file:" + folder.resolve("personality").resolve("service");
    try (Running running = Running.on(url, Settings.Limits.USUAL)) {
      assertEquals(401, running.ask("GET", "/v1/hosts", "").status());
      assertEquals(200, running.ask("GET", "/v1/hosts", secret).status());
    }
    String listed = run("token", "list").out();
    assertTrue(listed.contains("valid") && listed.contains("local/admin"), listed);
    assertEquals(0, run("token", "revoke", listed.substring(0, listed.indexOf(' '))).code());
    assertTrue(run("token", "list").out().contains("revoked"));
    assertEquals(2, run("token", "revoke", "none").code());
    assertEquals(2, run("token", "create", "--role", "king").code());
  }

  @Test
  void checkStartsTheServiceAndEndsIt() {
    assertEquals(0, run("serve", "--check").code());
  }

  @Test
  void optionsAreReadFromFile() throws IOException {
    Path file = Files.writeString(folder.resolve("serve.properties"), "db=jdbc:oracle:x\n");
    Run refused = run("serve", "--check", "--config", file.toString());
    assertEquals(2, refused.code());
    assertTrue(refused.err().contains("jdbc:h2:"), refused.err());
    Files.writeString(file, "prot=1\n");
    Run unknown = run("serve", "--check", "--config", file.toString());
    assertEquals(2, unknown.code());
    assertTrue(unknown.err().contains("\"prot\""), unknown.err());
    assertEquals(2, run("serve", "--config", folder.resolve("none").toString()).code());
  }

  @Test
  void urlOfDatabaseIsNotRepeatedWithItsPassword() {
    Run run =
        run("serve", "--check", "--db", "jdbc:postgresql://127.0.0.1:1/x?user=u&password=s3cret");
    assertEquals(1, run.code());
    assertTrue(run.err().contains("could not connect"), run.err());
    assertTrue(!run.err().contains("s3cret"), run.err());
  }
}
