package io.personality.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script as Bash itself takes it. */
class CompletionCommandTest {
  @TempDir private Path folder;
  private String script = "";

  @BeforeEach
  void write() throws IOException {
    String text = Run.of("completion", "bash").ended(0).out();
    script = new Given(folder).file("completion.bash", text);
    assertEquals(text, Run.of("completion", "zsh").ended(0).out());
  }

  private static String bash(String... args) throws IOException, InterruptedException {
    String[] command = new String[args.length + 1];
    command[0] = "bash";
    System.arraycopy(args, 0, command, 1, args.length);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), out);
    return out.strip();
  }

  /** What Bash offers once these words are typed, as its own completion asks for them. */
  private String offered(String... words) throws IOException, InterruptedException {
    String typed = String.join(" ", words);
    return bash(
        "--noprofile",
        "--norc",
        "-c",
        """
        source "$1"
        compopt() { :; } # works within the line editor only
        COMP_LINE=$2 COMP_POINT=${#2} COMP_WORDS=($2) COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        function=$(complete -p personality | sed 's/.*-F \\([^ ]*\\).*/\\1/')
        "$function" personality "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
        printf '%s\\n' "${COMPREPLY[@]}"
        """,
        "completion",
        script,
        typed);
  }

  @Test
  void bashAcceptsIt() throws Exception {
    assertEquals("", bash("-n", script));
  }

  @Test
  void commandsAndWhatIsBelowThem() throws Exception {
    assertEquals("profiles", offered("personality", "prof"));
    assertEquals("share", offered("personality", "profiles", "sh").replace("show", "").strip());
    assertEquals("serve", offered("personality", "ser"));
    assertEquals("create", offered("personality", "token", "cr"));
  }

  @Test
  void optionsAndTheirChoices() throws Exception {
    assertEquals("--server", offered("personality", "launch", "--ser"));
    assertEquals("lower", offered("personality", "match", "--rank", "lo"));
  }

  @Test
  void otherShellsAreRefused() {
    assertTrue(Run.of("completion", "fish").ended(2).err().contains("bash or zsh"));
  }
}
