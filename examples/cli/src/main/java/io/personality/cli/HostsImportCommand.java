package io.personality.cli;

import io.personality.cli.render.Figures;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes up a file of fingerprints. <i>Confined to one thread.</i> */
@Command(
    name = "import",
    description = {
      "Takes up fingerprints, one a line. New hosts are registered; known ones get a new",
      "fingerprint and keep their history."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  personality hosts import fleet.jsonl.gz",
      "  personality fingerprint > me.jsonl && personality hosts import me.jsonl"
    })
final class HostsImportCommand implements Callable<Integer> {
  private final PersonalityCommand root;

  @Parameters(paramLabel = "FILE", description = "Fingerprints, plain or gzip.")
  private Path file = Path.of("");

  @Mixin private DatabaseOptions database = new DatabaseOptions();

  HostsImportCommand(PersonalityCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    int taken =
        database.hosts(
            root.session(),
            true,
            hosts ->
                root.session()
                    .during("Taking up " + file, () -> InputFiles.fleet(file, hosts::report)));
    root.session().say(Figures.count(taken, "fingerprint", "fingerprints") + " taken up.");
    return 0;
  }
}
