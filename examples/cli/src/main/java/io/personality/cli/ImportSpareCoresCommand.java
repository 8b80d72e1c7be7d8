package io.personality.cli;

import io.personality.cli.render.ImportSummary;
import io.personality.core.Personality;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Converts a fleet of the Spare Cores inspector. <i>Confined to one thread.</i> */
@Command(
    name = "spare-cores",
    description = {
      "Converts records of the Spare Cores inspector, one a line, to fingerprints.",
      "Hosts are named vendor/server."
    },
    footerHeading = "%nExample:%n",
    footer = "  personality import spare-cores records.jsonl.gz -o fleet.jsonl.gz")
final class ImportSpareCoresCommand implements Callable<Integer> {
  private static final String RECORDS = "records, one a line (.jsonl or .jsonl.gz)";

  private final PersonalityCommand root;

  @Parameters(paramLabel = "IN", description = "The records (.jsonl or .jsonl.gz).")
  private Path in = Path.of("");

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "OUT",
      description = "The fleet to write, packed where it ends in .gz.")
  private Path out = Path.of("");

  ImportSpareCoresCommand(PersonalityCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws IOException {
    if (!Files.isReadable(in) || Files.isDirectory(in)) {
      String reason =
          Files.isDirectory(in)
              ? "is a folder"
              : Files.exists(in) ? "may not be read" : "no such file";
      throw InputFiles.unreadable(in, reason, RECORDS, new NoSuchFileException(in.toString()));
    }
    ImportSummary summary = new ImportSummary();
    try (Personality personality = Personality.builder().build();
        OutputFile fleet = output()) {
      ImportSummary found =
          root.session().during("Converting " + in, () -> converted(personality, fleet, summary));
      if (found.isEmpty()) {
        root.session().err().print(found.reasons());
        throw InputFiles.unreadable(
            in, "has no record that can be converted", RECORDS, new IOException("no record"));
      }
      fleet.keep();
    } catch (UncheckedIOException e) {
      throw new Failure(Failure.FAILED, "error: " + out + ": cannot be written", e);
    }
    root.session().err().print(summary.render(out.toString()));
    return 0;
  }

  private ImportSummary converted(
      Personality personality, OutputFile fleet, ImportSummary summary) {
    try {
      personality
          .fleet()
          .importSpareCores(
              in,
              fingerprint -> {
                fleet.line(personality.fleet().write(fingerprint));
                summary.taken(fingerprint);
              },
              summary::skipped);
    } catch (IOException e) {
      throw InputFiles.unreadable(in, InputFiles.reason(e), RECORDS, e);
    }
    return summary;
  }

  private OutputFile output() {
    try {
      return new OutputFile(out);
    } catch (IOException e) {
      throw new Failure(
          Failure.BAD_INPUT,
          "error: " + out + ": cannot be written; give a file in a folder that can be written to",
          e);
    }
  }
}
