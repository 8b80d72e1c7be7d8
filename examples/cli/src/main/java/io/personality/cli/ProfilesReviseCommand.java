package io.personality.cli;

import io.personality.cli.json.ImpactJson;
import io.personality.cli.render.ImpactTable;
import io.personality.model.Impact;
import io.personality.model.ProfileId;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds a revision to a profile. <i>Confined to one thread.</i> */
@Command(
    name = "revise",
    description = "Adds a revision to a profile; the earlier ones stay as they are.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  personality profiles revise my-database mine.json --impact",
      "  personality profiles revise my-database mine.json --base 3"
    })
final class ProfilesReviseCommand implements Callable<Integer> {
  private final PersonalityCommand root;

  @Parameters(index = "0", paramLabel = "NAME", description = "Its name.")
  private String name = "";

  @Parameters(index = "1", paramLabel = "FILE", description = "The new revision (JSON).")
  private Path file = Path.of("");

  @Option(
      names = "--base",
      paramLabel = "N",
      description =
          "The revision it was made from, refused if there is a newer one; default: the newest.")
  private Optional<Integer> base = Optional.empty();

  @Option(
      names = "--impact",
      description = "Store nothing; say what it would mean for the placements that run by it.")
  private boolean impact;

  @Mixin private LibraryOptions database = new LibraryOptions();

  ProfilesReviseCommand(PersonalityCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    ProfileId id = database.id(name);
    byte[] document = database.document(root.session(), file);
    if (impact) {
      Impact found =
          InputFiles.naming(
              file, () -> database.read(root.session(), profiles -> profiles.impact(id, document)));
      root.session()
          .out()
          .print(root.isJson() ? ImpactJson.of(found) : new ImpactTable().render(found));
      return 0;
    }
    new ProfilesAnswer(root)
        .stored(
            InputFiles.naming(
                file,
                () ->
                    database.write(
                        root.session(), profiles -> profiles.revise(id, base, document))));
    return 0;
  }
}
