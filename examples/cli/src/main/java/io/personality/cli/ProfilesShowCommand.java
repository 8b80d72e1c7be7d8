package io.personality.cli;

import io.personality.cli.engine.Profiles;
import io.personality.cli.render.ListingTable;
import io.personality.cli.render.ProfileCard;
import io.personality.model.ProfileId;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one profile. <i>Confined to one thread.</i> */
@Command(
    name = "show",
    description = "Shows one; as JSON it is the document, to be changed and kept as a file.",
    footerHeading = "%nExample:%n",
    footer = "  personality profiles show ci-builds --format json > mine.json")
final class ProfilesShowCommand implements Callable<Integer> {
  private final PersonalityCommand root;

  @Parameters(paramLabel = "NAME", description = "Its name, as profiles list gives it.")
  private String name = "";

  @Option(
      names = "--revision",
      paramLabel = "N",
      description = "Which revision; default: the newest.")
  private Optional<Integer> revision = Optional.empty();

  @Mixin private LibraryOptions database = new LibraryOptions();

  ProfilesShowCommand(PersonalityCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    ProfileId id = database.id(name);
    Profiles.Shown shown = database.read(root.session(), profiles -> profiles.show(id, revision));
    root.session()
        .out()
        .print(
            root.isJson()
                ? shown.document() + "\n"
                : new ListingTable(root.look()).card(shown.listing())
                    + ProfileCard.render(shown.profile()));
    return 0;
  }
}
