package io.personality.cli;

import io.personality.model.Profile;
import io.personality.model.ProfileId;
import io.personality.model.ProfileRef;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Keeps a profile under a name. <i>Confined to one thread.</i> */
@Command(
    name = "create",
    description = "Keeps a profile under a name; only your tenant sees it.",
    footerHeading = "%nExample:%n",
    footer = "  personality profiles create my-database mine.json")
final class ProfilesCreateCommand implements Callable<Integer> {
  private final PersonalityCommand root;

  @Parameters(index = "0", paramLabel = "NAME", description = "A new name.")
  private String name = "";

  @Parameters(index = "1", paramLabel = "FILE", description = "The profile (JSON).")
  private Path file = Path.of("");

  @Mixin private LibraryOptions database = new LibraryOptions();

  ProfilesCreateCommand(PersonalityCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    ProfileId id = database.id(name);
    Profile profile = InputFiles.profile(root.session(), file);
    ProfileRef made = database.write(root.session(), library -> library.create(id, profile));
    new ProfilesAnswer(root).stored(made);
    return 0;
  }
}
