package io.personality.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused before anything is sent: the port is one that nobody listens at. */
class ServerOptionsTest {
  private static final String NOBODY = "http://127.0.0.1:1";
  private static final String SECRET = "pst_secret-of-the-test";

  @TempDir private Path folder;

  private static Run run(Map<String, String> more, String... args) {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("LC_ALL", "C.UTF-8");
    Run run = Run.in(environment, false, args);
    assertFalse((run.out() + run.err()).contains(SECRET), run.err());
    return run;
  }

  private String token(String permissions, String text) throws IOException {
    Path file = Files.writeString(folder.resolve("token"), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    return file.toString();
  }

  @Test
  void noServerIsNamedInTheError() {
    Run run = run(Map.of(), "hosts", "list", "--server", NOBODY).ended(1);
    assertEquals("", run.out());
    assertTrue(run.err().startsWith("error: cannot connect to " + NOBODY), run.err());
    assertTrue(
        run(Map.of("PERSONALITY_SERVER", NOBODY), "placements").ended(1).err().contains(NOBODY));
    assertTrue(run(Map.of(), "events", "--server", NOBODY).ended(1).err().contains(NOBODY));
  }

  @Test
  void tokenThatOthersMayReadIsRefused() throws IOException {
    for (String permissions : List.of("rw-r-----", "rw----r--", "rw--w----")) {
      String file = token(permissions, SECRET + "\n");
      Run run = run(Map.of(), "placements", "--server", NOBODY, "--token-file", file).ended(2);
      assertTrue(run.err().contains("chmod 600 " + file), run.err());
    }
    String own = token("rw-------", SECRET + "\n");
    Run run = run(Map.of(), "placements", "--server", NOBODY, "--token-file", own).ended(1);
    assertTrue(run.err().contains("cannot connect"), run.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "line\nbreak", "\u00e9"})
  void whatIsNoTokenIsNotSent(String text) throws IOException {
    String file = token("rw-------", text);
    Run run = run(Map.of(), "placements", "--server", NOBODY, "--token-file", file).ended(2);
    assertTrue(run.err().contains("holds no token"), run.err());
    String absent = folder.resolve("absent").toString();
    assertTrue(
        run(Map.of(), "placements", "--server", NOBODY, "--token-file", absent)
            .ended(2)
            .err()
            .contains("no such file"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://personality.invalid",
        "http://127.0.0.1.personality.invalid",
        "http://localhost.personality.invalid:8080",
        "HTTP://192.0.2.1"
      })
  void tokenIsNotSentInTheClear(String url) {
    Map<String, String> environment = Map.of("PERSONALITY_TOKEN", SECRET);
    Run run = run(environment, "placements", "--server", url).ended(2);
    assertTrue(run.err().contains("in the clear"), run.err());
    assertTrue(run.err().contains("--plain-http"), run.err());
  }

  @Test
  void inTheClearWhereThatIsAskedForOrThereIsNoToken() {
    Map<String, String> environment = Map.of("PERSONALITY_TOKEN", SECRET);
    String url = "http://personality.invalid";
    Run asked = run(environment, "placements", "--server", url, "--plain-http").ended(1);
    assertTrue(asked.err().contains("cannot connect"), asked.err());
    Run open = run(Map.of(), "placements", "--server", url).ended(1);
    assertTrue(open.err().contains("cannot connect"), open.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "personality.example",
        "ftp://personality.example",
        "http://",
        "http:///path",
        "http://a b",
        "http://host?x=1",
        "file:///etc/passwd"
      })
  void whatIsNoAddressIsRefused(String url) {
    Run run = run(Map.of(), "placements", "--server", url).ended(2);
    assertTrue(run.err().contains("https://personality.example"), run.err());
  }

  @Test
  void secretsInAnAddressAreNotRepeated() {
    Run run = run(Map.of(), "placements", "--server", "http://me:" + SECRET + "@host").ended(2);
    assertTrue(run.err().contains("--token-file"), run.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "decisions",
        "replay 835eafbf-6af9-43b0-ae3f-b512b7e09c9e",
        "quota show",
        "quota set a --vcpus 1",
        "hosts remove a",
        "profiles curate a",
        "profiles retire a",
        "profiles export a"
      })
  void whatTheServiceDoesNotDoSaysWhatToDo(String line) {
    Run run = run(Map.of(), (line + " --server " + NOBODY).split(" ", -1)).ended(2);
    assertTrue(run.err().startsWith("error: the service has no operation"), run.err());
    assertTrue(run.err().contains("--db URL"), run.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "placements --db jdbc:h2:mem:x",
        "launch --profile p --fleet f",
        "launch --profile p --tenant t",
        "launch --profile p --libvirt hosts",
        "launch --profile p --fail-hosts a",
        "launch --profile p --idempotency-key \u00e9",
        "match --profile p --operator cost",
        "match --profile p --seed 1",
        "match --profile p --catalogue c",
        "release 835eafbf-6af9-43b0-ae3f-b512b7e09c9e --libvirt hosts",
        "profiles list --as a/b",
        "profiles list --role expert",
        "fingerprint"
      })
  void whatTheServiceDecidesIsNotSaid(String line) {
    Run run = run(Map.of(), (line + " --server " + NOBODY).split(" ", -1)).ended(2);
    assertTrue(run.err().startsWith("error: "), run.err());
  }

  @Test
  void theCommandLineBeatsTheEnvironment() throws IOException {
    Map<String, String> server = Map.of("PERSONALITY_SERVER", NOBODY);
    run(server, "placements", "--db", "jdbc:h2:mem:" + folder.getFileName()).ended(0);
    Given given = new Given(folder);
    run(server, "match", "--profile", given.profile(), "--fleet", given.fleet()).ended(0);
    Map<String, String> both =
        Map.of("PERSONALITY_SERVER", NOBODY, "PERSONALITY_DB", "jdbc:h2:mem:x");
    assertTrue(run(both, "placements").ended(2).err().contains("which one is meant"));
    assertTrue(run(both, "placements", "--server", NOBODY).ended(1).err().contains(NOBODY));
    assertTrue(run(Map.of(), "placements", "--plain-http").ended(2).err().contains("no use"));
    assertTrue(run(Map.of(), "events").ended(2).err().contains("PERSONALITY_SERVER"));
  }
}
