package io.personality.cli;

import io.personality.cli.render.ListingTable;
import io.personality.cli.render.ProfileCard;
import io.personality.model.Listing;
import io.personality.model.Profile;
import io.personality.model.ProfileId;
import io.personality.model.ProfileRef;
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

  private record Shown(Listing listing, Profile profile, String document) {}

  @Override
  public Integer call() {
    ProfileId id = database.id(name);
    Shown shown =
        database.read(
            root.session(),
            library -> {
              Listing listing = LibraryOptions.listing(library, id);
              ProfileRef ref = new ProfileRef(id, revision.orElse(listing.newest().revision()));
              Profile profile =
                  library
                      .profile(ref)
                      .orElseThrow(
                          () ->
                              new Failure(
                                  Failure.BAD_INPUT,
                                  "error: profile "
                                      + id
                                      + " has the revisions 1 to "
                                      + listing.newest().revision()
                                      + ", not "
                                      + ref.revision()));
              return new Shown(listing, profile, library.document(ref).orElseThrow());
            });
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
