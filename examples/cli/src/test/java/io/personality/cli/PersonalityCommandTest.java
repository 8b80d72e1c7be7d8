package io.personality.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalityCommandTest {
  @TempDir Path folder;

  @Test
  void versionOfThisBuild() {
    assertTrue(Run.of("--version").ended(0).out().startsWith("personality "));
    assertTrue(Run.of("match", "--version").ended(0).out().startsWith("personality "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quickstart",
        "fingerprint",
        "match",
        "launch",
        "console",
        "validate",
        "import spare-cores"
      })
  void helpWithExamplesThatFitsEightyColumns(String command) {
    String help = Run.of((command + " --help").split(" ", -1)).ended(0).out();
    assertTrue(help.contains("Example"), help);
    assertTrue(help.contains("personality " + command + " "), help);
    assertTrue(help.contains("--format"), help);
    assertTrue(help.contains("Exit codes:"), help);
    assertTrue(help.lines().allMatch(line -> line.length() <= 80), help);
  }

  @Test
  void withoutACommandSaysWhatThereIs() {
    Run run = Run.of().ended(0);
    assertTrue(run.out().contains("quickstart"), run.out());
    assertEquals("", run.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "frobnicate",
        "match",
        "match --profile p.json --fleet f.jsonl --top 0",
        "match --profile p.json --fleet f.jsonl --top many",
        "match --profile p.json --fleet f.jsonl --vcpus 0",
        "match --profile p.json --fleet f.jsonl --memory-mib -1",
        "match --profile p.json --fleet f.jsonl --minimum-similarity 1.01",
        "match --profile p.json --fleet f.jsonl --minimum-similarity NaN",
        "match --profile p.json --fleet f.jsonl --rank best",
        "match --profile p.json --fleet f.jsonl --selection best",
        "match --profile p.json --fleet f.jsonl --format xml",
        "match --profile p.json --fleet f.jsonl --operator cheap",
        "match --profile p.json --fleet f.jsonl --operator pack,spread",
        "match --profile p.json --fleet f.jsonl --operator cost,cost",
        "match --profile p.json --fleet f.jsonl --operator cost --similarity-tolerance 2",
        "match --profile p.json --fleet f.jsonl --similarity-tolerance 0.1",
        "launch --profile p.json --fleet f.jsonl --seed x",
        "match --profile p.json --fleet f.jsonl --frob",
        "validate",
        "validate a b",
        "import",
        "import other in -o out",
        "import spare-cores in",
        "fingerprint --from . --measure"
      })
  void badOptionsAreBadInput(String line) {
    Run run = Run.of(line.split(" ", -1)).ended(2);
    assertEquals("", run.out());
    assertTrue(run.err().startsWith("error: "), run.err());
    assertTrue(run.err().contains("--help"), run.err());
    assertFalse(run.err().contains("\tat "), run.err());
  }

  @Test
  void missingFilesAreNamedWithWhatWouldBeRight() throws IOException {
    String profile = new Given(folder).profile();
    String absent = folder.resolve("absent").toString();
    Run noProfile = Run.of("match", "--profile", absent, "--fleet", absent).ended(2);
    assertEquals(
        "error: "
            + absent
            + ": no such file; give a profile document (JSON),"
            + " or a name that \"profiles list\" shows\n",
        noProfile.err());
    Run noFleet = Run.of("match", "--profile", profile, "--fleet", absent).ended(2);
    assertEquals(
        "error: "
            + absent
            + ": no such file; give fingerprints, one a line (.jsonl or .jsonl.gz)\n",
        noFleet.err());
    Run aFolder = Run.of("match", "--profile", profile, "--fleet", folder.toString()).ended(2);
    assertTrue(aFolder.err().contains(": is a folder; give fingerprints"), aFolder.err());
    Run folderAsProfile = Run.of("validate", folder.toString()).ended(2);
    assertTrue(
        folderAsProfile.err().contains(": is a folder; give a profile"), folderAsProfile.err());
    Run noCapture = Run.of("fingerprint", "--from", absent).ended(2);
    assertTrue(noCapture.err().contains(": no such folder; give"), noCapture.err());
    Run noRecords = Run.of("import", "spare-cores", absent, "-o", "x").ended(2);
    assertTrue(noRecords.err().contains(": no such file; give records"), noRecords.err());
  }

  @Test
  void whereFromOnlyWhenAskedFor() {
    String absent = folder.resolve("absent").toString();
    assertTrue(Run.of("--verbose", "validate", absent).ended(2).err().contains("\tat "));
    assertTrue(Run.of("validate", "--verbose", absent).ended(2).err().contains("\tat "));
    assertFalse(Run.of("validate", absent).ended(2).err().contains("\tat "));
  }
}
